package main

import (
	"bytes"
	"context"
	"flag"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite the golden files in the scripts")

// TestHelp holds that each command explains itself with an example, in lines that fit a terminal.
func TestHelp(t *testing.T) {
	for _, cmd := range newRootCommand().Commands() {
		if slices.Contains([]string{"help", "completion"}, cmd.Name()) || cmd.Hidden {
			continue
		}
		if cmd.Long == "" || cmd.Example == "" {
			t.Errorf("%s has no long help or no example", cmd.Name())
		}
		var stdout, stderr bytes.Buffer
		if code := execute(context.Background(), []string{cmd.Name(), "--help"}, &stdout, &stderr); code != codeOK {
			t.Errorf("%s --help exits with %d: %s", cmd.Name(), code, stderr.String())
		}
		for line := range strings.Lines(stdout.String()) {
			if width := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); width > 80 {
				t.Errorf("%s --help has a line of %d columns: %s", cmd.Name(), width, line)
			}
		}
	}
}
