package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/internal/machine"
)

func TestChooseCounting(t *testing.T) {
	if valgrind, err := chooseCounting(runOptions{}, nil); valgrind || err != nil {
		t.Errorf("not asked for: %v, %v", valgrind, err)
	}
	t.Setenv("PATH", t.TempDir())
	var stderr bytes.Buffer
	valgrind, err := chooseCounting(runOptions{instructions: true}, &stderr)
	if machine.ProbeCounters(machine.Instructions)[machine.Instructions] == nil {
		if valgrind || err != nil || !strings.Contains(stderr.String(), "instructions/op") {
			t.Errorf("a processor that counts: %v, %v, %q", valgrind, err, stderr.String())
		}
		return
	}
	if valgrind || exitCode(err) != codeUsage || !strings.Contains(err.Error(), "--instructions") ||
		!strings.Contains(err.Error(), "install valgrind") {
		t.Errorf("without valgrind: %v, %v", valgrind, err)
	}
}
