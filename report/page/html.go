package page

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"github.com/vmbench/vmbench/report"
)

//go:embed page.html.tmpl
var pageTemplate string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

var pageHTML = template.Must(template.New("page").Parse(pageTemplate))

// pageView is what the template shows.
type pageView struct {
	Title, Question string
	Verdict         Sentence
	Findings        []finding
	Parts           []part
	Light, Dark     template.CSS
	Style           template.CSS
	Script          template.JS
}

// A finding is what a part says, with a link to it.
type finding struct {
	ID, Title string
	Verdict   Sentence
}

// A part is a run, or a sweep of sizes.
type part struct {
	finding
	Figures     []figure
	Tables      []table
	Lines       []string
	MoreTitle   string
	More        []table
	Timeline    *figure
	Facts       []report.KeyValue
	Command     []string
	OriginNotes []string
}

// HTML writes the story as a page that is complete in itself.
func (s *Story) HTML(w io.Writer) error {
	view := pageView{
		Title: "vmbench report", Question: s.question(), Verdict: s.verdict(),
		Light: light.css(), Dark: dark.css(), Style: template.CSS(pageStyle), Script: template.JS(pageScript),
	}
	for i, run := range s.Runs {
		p, err := s.runPart(fmt.Sprintf("run-%d", i+1), run)
		if err != nil {
			return err
		}
		view.Parts = append(view.Parts, p)
	}
	for i, sizes := range s.Sizes {
		p, err := s.sizesPart(fmt.Sprintf("size-%d", i+1), sizes)
		if err != nil {
			return err
		}
		view.Parts = append(view.Parts, p)
	}
	view.Findings = s.contents(view.Parts)
	if len(view.Parts) == 1 {
		view.Parts[0].Verdict = nil // it is that of the page
	}
	return pageHTML.Execute(w, view)
}

// contents are links to the parts, with what each says unless the verdict has said it.
func (s *Story) contents(parts []part) (list []finding) {
	if len(parts) < 2 {
		return nil
	}
	for i, p := range parts {
		f := p.finding
		if i == 0 || i == len(s.Runs) {
			f.Verdict = nil
		}
		list = append(list, f)
	}
	return list
}

// runPart is what is shown of a run: plots, tables, and how it was measured.
func (s *Story) runPart(id string, r *Run) (part, error) {
	p := part{finding: finding{id, report.Clean(r.title()), r.verdict()}, MoreTitle: "Memory, first use and counts"}
	listing := r.Report.Listing("bold:")
	pictures, err := s.pictures(r, listing)
	if err != nil {
		return p, err
	}
	if p.Figures, err = drawAll(id, pictures); err != nil {
		return p, err
	}
	for _, t := range listing.Tables {
		p.Tables = append(p.Tables, timesTable(t, r.isLab()))
	}
	for _, grid := range listing.Grids {
		p.More = append(p.More, gridTable(grid.Header[0], grid))
	}
	p.Lines = listing.Lines
	if len(r.Trials) > 0 {
		timeline, err := newTimeline(r).picture().figure(id + "-timeline")
		if err != nil {
			return p, err
		}
		p.Timeline = &timeline
	}
	p.of(r.Origin)
	return p, nil
}

// pictures are the plots of a run but that of its trials.
func (s *Story) pictures(r *Run, listing *report.Listing) (all []picture, err error) {
	for _, t := range s.tradeOffs(r) {
		all = append(all, t.picture())
	}
	for _, t := range listing.Tables {
		if r.isLab() {
			if l, ok := newLanes(t, r.Report.Baseline, r.Marked); ok {
				all = append(all, l.picture(t.Title))
			}
			continue
		}
		if f, ok := newForest(t, r.Report.Baseline); ok {
			all = append(all, f.picture(t.Title))
		}
	}
	if r.Growth == nil {
		return all, nil
	}
	grown, err := growths(r.Growth)
	return append(all, grown...), err
}

// sizesPart is what is shown of sizes.
func (s *Story) sizesPart(id string, sizes *Sizes) (part, error) {
	p := part{finding: finding{id, report.Clean(sizes.title()), sizes.verdict(s.fastest())}}
	pictures, err := growths(sizes.Sizes)
	if err != nil {
		return p, err
	}
	if p.Figures, err = drawAll(id, pictures); err != nil {
		return p, err
	}
	for _, t := range sizes.Tables() {
		if len(t.Grid.Rows) > 0 {
			p.More = append(p.More, gridTable(t.Title, t.Grid))
		}
	}
	p.Tables, p.More = p.More[:min(1, len(p.More))], p.More[min(1, len(p.More)):]
	p.MoreTitle = "Other hosts, laws, crossings, and what the bytes are"
	p.Lines = sizes.Lines()
	p.of(sizes.Origin)
	return p, nil
}

func (p *part) of(o Origin) {
	p.Command, p.OriginNotes, p.Lines = clean(o.Command), clean(o.Notes), clean(p.Lines)
	for _, fact := range o.Facts {
		p.Facts = append(p.Facts, report.KeyValue{Key: report.Clean(fact.Key), Value: report.Clean(fact.Value)})
	}
}

// clean makes lines harmless.
func clean(lines []string) []string {
	harmless := make([]string, len(lines))
	for i, line := range lines {
		harmless[i] = report.Clean(line)
	}
	return harmless
}

func drawAll(id string, pictures []picture) (figures []figure, err error) {
	for i, picture := range pictures {
		f, err := picture.figure(fmt.Sprintf("%s-plot-%d", id, i+1))
		if err != nil {
			return nil, err
		}
		figures = append(figures, f)
	}
	return figures, nil
}
