package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// bars counts the bars of a line that are not escaped.
func bars(line string) int {
	return strings.Count(line, "|") - strings.Count(line, `\|`)
}

// checkMarkdown holds that a text is made of whole tables, details and code, with nothing in them that a name has made.
func checkMarkdown(t *testing.T, name, text string) {
	t.Helper()
	open, fenced, columns := 0, "", 0
	for number, line := range strings.Split(text, "\n") {
		at := fmt.Sprintf("%s, line %d: %.200q", name, number+1, line)
		if fence := regexp.MustCompile("^`{3,}$").FindString(line); fence != "" && (fenced == "" || fence == fenced) {
			fenced = map[bool]string{true: fence}[fenced == ""]
			continue
		}
		if fenced != "" {
			continue
		}
		switch {
		case line == "<details>":
			open++
		case line == "</details>":
			open--
		case strings.HasPrefix(line, "<summary>") && strings.HasSuffix(line, "</summary>"):
			if strings.Count(line, "<") != 2 {
				t.Errorf("%s: a summary with an element in it", at)
			}
		case strings.HasPrefix(line, "|"):
			if columns == 0 {
				columns = bars(line)
			}
			if bars(line) != columns {
				t.Errorf("%s: %d bars in a table of %d", at, bars(line), columns)
			}
			fallthrough
		default:
			if strings.Contains(strings.ReplaceAll(line, `\<`, ""), "<") {
				t.Errorf("%s: an element", at)
			}
		}
		if !strings.HasPrefix(line, "|") {
			columns = 0
		}
	}
	if open != 0 || fenced != "" {
		t.Errorf("%s: %d details and the fence %q are open at the end", name, open, fenced)
	}
	for _, r := range text {
		if r != '\n' && !unicode.IsGraphic(r) {
			t.Errorf("%s: an invisible character %U", name, r)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for name, m := range map[string]made{"usual": usual(), "hostile": hostile()} {
		checkMarkdown(t, name, outputs(t, m.story())["markdown"])
	}
	text := outputs(t, usual().story())["markdown"]
	for _, want := range []string{"**vm** takes", "<summary>Tables: Encode and Decode, JSON: 3 strategies over 3 workloads</summary>", "```\nvmbench run\n```"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestMarkdownLimit holds that a text is never too long, begins with the verdict, names what was cut, and cuts it whole.
func TestMarkdownLimit(t *testing.T) {
	whole := usual().story()
	full := outputs(t, whole)["markdown"]
	for limit := len(full) + 10; limit > 0; limit -= 97 {
		var b bytes.Buffer
		err := whole.Markdown(&b, limit)
		text := b.String()
		if err != nil {
			if limit > 1500 {
				t.Errorf("limit %d: %v", limit, err)
			}
			if text != "" || !strings.Contains(err.Error(), "has no room for its verdict; allow") {
				t.Errorf("limit %d: %q, %v", limit, text, err)
			}
			continue
		}
		if len(text) > limit || !strings.Contains(text, "**vm** takes") {
			t.Errorf("limit %d: %d bytes: %.300s", limit, len(text), text)
		}
		if cut := strings.Contains(text, "Cut, because"); cut != (len(text) < len(full)) || cut && !strings.Contains(text, "`vmbench report --html DIR RUN`") {
			t.Errorf("limit %d: %d of %d bytes, cut: %v", limit, len(text), len(full), cut)
		}
		checkMarkdown(t, fmt.Sprintf("limit %d", limit), text)
	}
}

// TestJSON holds that names come back as they were, but for bytes that are no text, and that trials are in columns of one length.
func TestJSON(t *testing.T) {
	for name, m := range map[string]made{"usual": usual(), "hostile": hostile()} {
		var read struct {
			Verdict string
			Runs    []struct {
				Title  string
				Trials struct {
					Cases              []struct{ Workload, Strategy string }
					Case               []int
					After_seconds      []float64
					Seconds_per_op     []float64
					Relative_to_median []float64
					Fate               []string
				}
				Trade_offs []struct {
					Points []struct {
						Strategy string
						Frontier bool
					}
				}
			}
			Sizes []struct {
				Sizes struct{ Programs []struct{ Strategy string } }
			}
		}
		if err := json.Unmarshal([]byte(outputs(t, m.story())["json"]), &read); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		run := read.Runs[0]
		want := strings.ToValidUTF8(m.rename("reflection"), "\ufffd")
		if got := run.Trials.Cases[0].Strategy; got != want {
			t.Errorf("%s: the strategy %.80q, want %.80q", name, got, want)
		}
		trials := run.Trials
		for _, n := range []int{len(trials.Case), len(trials.After_seconds), len(trials.Seconds_per_op), len(trials.Relative_to_median), len(trials.Fate)} {
			if n != m.rounds*2*len(m.workloads)*len(speeds) {
				t.Errorf("%s: a column of %d trials", name, n)
			}
		}
		if len(run.Trade_offs) != 2 || len(run.Trade_offs[0].Points) != 3 || len(read.Sizes[0].Sizes.Programs) != 9 {
			t.Errorf("%s: %d trade-offs: %+v", name, len(run.Trade_offs), run.Trade_offs)
		}
	}
}
