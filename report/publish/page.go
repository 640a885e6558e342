package publish

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// The most bytes that GitHub takes: of the summary of a step, and of a comment. A comment's limit is one of characters,
// which are never more than bytes.
const (
	MostSummary = 1 << 20
	MostComment = 65_536
)

// A Comparison is what can be written as Markdown: a *report.Report or *report.Deltas.
type Comparison interface {
	Write(io.Writer, report.Format, report.Style) error
}

// A Page is a comparison for readers of a step summary or a comment: what the gates say first, the tables folded below.
type Page struct {
	Title      string
	Comparison Comparison
	Gate       *report.GateReport // nil if there are no gates
}

// Summary is the page for a step summary that has room for some bytes.
func (p Page) Summary(room int) (string, error) { return p.fit("", min(room, MostSummary)) }

// Comment is the page for a comment. It begins with a marker, which the reader does not see: whoever posts comments finds
// the one of a key by it, and replaces that.
func (p Page) Comment(key string) (string, error) { return p.fit(Marker(key)+"\n", MostComment) }

// Marker is the line with which the comment of a key begins.
func Marker(key string) string {
	safe := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._/", r) {
			return r
		}
		return '_'
	}, key)
	return "<!-- vmbench:" + safe + " -->"
}

// fit writes the page into some bytes, of which a prefix takes the first. Where that is too little, lines of the tables
// are left out, and a sentence says how many.
func (p Page) fit(prefix string, room int) (string, error) {
	var text bytes.Buffer
	if err := p.Comparison.Write(&text, report.Markdown, report.Style{}); err != nil {
		return "", err
	}
	head := prefix + p.head()
	body := strings.SplitAfter(strings.TrimRight(harmless(text.String()), "\n")+"\n", "\n")
	body = body[:len(body)-1] // what is behind the last line end
	room -= len(head) + len(unfolded)
	total := 0
	for _, line := range body {
		total += len(line)
	}
	if total <= room {
		return head + strings.Join(body, "") + unfolded, nil
	}
	kept, used := 0, len(cutText(len(body), len(body)))
	for kept < len(body) && used+len(body[kept]) <= room {
		used += len(body[kept])
		kept++
	}
	if used > room {
		return "", fmt.Errorf("%d bytes are too few for what the gates say alone", room+len(head)+len(unfolded))
	}
	return head + strings.Join(body[:kept], "") + cutText(len(body)-kept, len(body)) + unfolded, nil
}

// unfolded ends what a reader has to unfold.
const unfolded = "\n</details>\n"

// The most characters of a heading and of a line above the tables, whatever names are like: what is not folded has to fit.
const (
	mostTitle = 200
	mostLine  = 300
)

// head is what is not folded.
func (p Page) head() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n", harmless(markdown(shortened(p.Title, mostTitle))))
	if p.Gate == nil {
		return b.String() + "<details open><summary>Tables</summary>\n\n"
	}
	fmt.Fprintf(&b, "**%s**\n\n", harmless(markdown(shortened(p.Gate.Summary(), mostLine))))
	for _, line := range p.Gate.Worst() {
		fmt.Fprintf(&b, "- %s\n", harmless(markdown(shortened(line, mostLine))))
	}
	return b.String() + "\n<details><summary>Tables</summary>\n\n"
}

// cutText says how many lines were left out.
func cutText(cut, of int) string {
	return fmt.Sprintf("\nCut here: %d of %d lines are left out, since there is no room for them. The whole is what vmbench compare prints.\n", cut, of)
}

// markdown escapes what Markdown gives a meaning, and shows what is not visible.
func markdown(text string) string { return escapes.Replace(report.Clean(text)) }

var escapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`, "#", `\#`, "&", `\&`)

// harmless takes from Markdown what GitHub does beyond it: names in it call nobody, numbers refer to no issue, and
// addresses are no links. A space without width stands in between.
func harmless(text string) string { return mentions.Replace(text) }

var mentions = strings.NewReplacer("@", "@\u200b", "://", ":\u200b//", "www.", "www\u200b.", "#", "#\u200b", "GH-", "GH\u200b-")
