package page

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// elements are those that a page may have: a name that becomes an element is none of them, or has one more than the page without it.
var elements = strings.Fields(`html head meta title style body header main footer section h1 h2 h3 p ul li a b div figure figcaption svg desc g path text
	table caption thead tbody tr th td span small details summary dl dt dd pre code script`)

// A parsedPage counts the elements of a page, and has its identifiers.
type parsedPage struct {
	elements map[string]int
	ids      []string
	refs     []string // that elements are labelled by, or link to
	links    []string // that lead out
	handlers []string // attributes that are scripts
	svgs     []string // attributes of SVGs
}

// parsePage reads a page as XML, with what HTML allows besides.
func parsePage(t *testing.T, text string) parsedPage {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	p := parsedPage{elements: map[string]int{}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return p
		}
		if err != nil {
			t.Fatalf("the page is no HTML: %v", err)
		}
		if start, ok := token.(xml.StartElement); ok {
			p.add(start)
		}
	}
}

func (p *parsedPage) add(e xml.StartElement) {
	p.elements[e.Name.Local]++
	for _, a := range e.Attr {
		switch name := a.Name.Local; {
		case name == "id":
			p.ids = append(p.ids, a.Value)
		case name == "aria-labelledby":
			p.refs = append(p.refs, strings.Fields(a.Value)...)
		case name == "href" && strings.HasPrefix(a.Value, "#"):
			p.refs = append(p.refs, a.Value[1:])
		case name == "href", name == "src", strings.Contains(a.Value, "url("):
			p.links = append(p.links, a.Value)
		case strings.HasPrefix(name, "on"):
			p.handlers = append(p.handlers, name)
		case e.Name.Local == "svg" && name == "role":
			p.svgs = append(p.svgs, a.Value)
		}
	}
}

// TestPage holds that a page is complete in itself, well-formed, and says in words what plots show, whatever the names are.
func TestPage(t *testing.T) {
	plain := parsePage(t, outputs(t, usual().story())["html"])
	for name, m := range map[string]made{"usual": usual(), "hostile": hostile()} {
		text := outputs(t, m.story())["html"]
		p := parsePage(t, text)
		for element, n := range p.elements {
			if !slices.Contains(elements, element) {
				t.Errorf("%s: an element %s", name, element)
			}
			if slices.Contains([]string{"script", "style", "table", "svg", "a", "section"}, element) && n != plain.elements[element] {
				t.Errorf("%s: %d elements %s, want %d", name, n, element, plain.elements[element])
			}
		}
		if len(p.links) > 0 || len(p.handlers) > 0 || strings.Contains(text, "@import") {
			t.Errorf("%s: links %v, handlers %v", name, p.links, p.handlers)
		}
		if unique := slices.Compact(slices.Sorted(slices.Values(p.ids))); len(unique) != len(p.ids) {
			t.Errorf("%s: identifiers are not unique: %v", name, p.ids)
		}
		for _, ref := range p.refs {
			if !slices.Contains(p.ids, ref) {
				t.Errorf("%s: nothing has the identifier %s", name, ref)
			}
		}
		if n := p.elements["svg"]; n < 6 || len(p.svgs) != n || p.elements["desc"] != n || p.elements["figcaption"] != n {
			t.Errorf("%s: %d plots, %d with a role, %d descriptions, %d captions", name, n, len(p.svgs), p.elements["desc"], p.elements["figcaption"])
		}
		if i := strings.IndexAny(text, "\x00\x1b\u202e\r"); i >= 0 {
			t.Errorf("%s: an invisible character in %q", name, text[max(0, i-40):i+1])
		}
		if m := regexp.MustCompile(`(fill|stroke):#[0-9A-F]+`).FindString(text); m != "" {
			t.Errorf("%s: a plot has the color %s whatever the page is like", name, m)
		}
	}
}

// TestVerdictFirst holds that the question comes first on the page, then the verdict, before any table or plot.
func TestVerdictFirst(t *testing.T) {
	for name, text := range outputs(t, usual().story()) {
		question, verdict := strings.Index(text, "Which serialization"), strings.Index(text, "ver 3 workloads")
		evidence := strings.IndexAny(text[max(0, verdict):], "│┼─") // of a table in text
		if name != "text" {
			evidence = strings.Index(text[max(0, verdict):], map[string]string{"html": "<table", "markdown": "<details", "json": `"cases"`}[name])
		}
		if question < 0 || verdict < question || evidence <= 0 {
			t.Errorf("%s: question at %d, verdict at %d, evidence %d later", name, question, verdict, evidence)
		}
	}
}
