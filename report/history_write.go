package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// mostDetailed is the largest number of cases of which every run is shown.
const mostDetailed = 3

// Write writes the history: the runs, with marks for those of the same machine and design, and each case with its
// changes. A few cases are shown with every run. CSV has a line for each ratio.
func (h *History) Write(w io.Writer, f Format, s Style) error {
	if f == CSV {
		return h.ratios().Write(w, f, s)
	}
	if f == JSON {
		return encodeJSON(w, h.json())
	}
	grids := []*Grid{h.listRuns(), h.listCases()}
	if len(h.Cases) <= mostDetailed {
		for i := range h.Cases {
			grids = append(grids, h.detail(&h.Cases[i]))
		}
	}
	for _, g := range grids {
		if err := g.Write(w, f, s); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return writeLines(w, f, s, h.legend())
}

// writeLines writes what stands below tables.
func writeLines(w io.Writer, f Format, s Style, lines []string) error {
	for _, line := range lines {
		if f == Markdown {
			line = "- " + escapeMarkdown(line)
		} else {
			line = s.Wrap(line, "    ")
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// marks gives each different text a mark, in the order in which they come.
func marks(texts []string, mark func(i int) string) map[string]string {
	given := map[string]string{}
	for _, text := range texts {
		if _, seen := given[text]; !seen {
			given[text] = mark(len(given))
		}
	}
	return given
}

// letter is A, B, … Z, A1, B1, …
func letter(i int) string {
	text := string(rune('A' + i%26))
	if i >= 26 {
		text += strconv.Itoa(i / 26)
	}
	return text
}

// kinds are the marks of the runs' machines and designs: A1 is the first machine with the first design.
func (h *History) kinds() []string {
	var machines, designs []string
	for _, r := range h.Runs {
		machines, designs = append(machines, r.Machine), append(designs, r.Design)
	}
	machine, design := marks(machines, letter), marks(designs, func(i int) string { return strconv.Itoa(i + 1) })
	kinds := make([]string, len(h.Runs))
	for i, r := range h.Runs {
		kinds[i] = machine[r.Machine] + design[r.Design]
	}
	return kinds
}

func (h *History) listRuns() *Grid {
	g := &Grid{Header: []string{"kind", "machine", "design", "commit", "run"}}
	kinds := h.kinds()
	for i, r := range h.Runs {
		g.Rows = append(g.Rows, []string{kinds[i], short(r.Machine), short(r.Design), short(r.Commit), r.Name})
	}
	return g
}

// short is the begin of a hash.
func short(hash string) string {
	if hash == "" {
		return unknown
	}
	return hash[:min(8, len(hash))]
}

func (h *History) listCases() *Grid {
	g := &Grid{Header: []string{"case", "runs", "first", "last", "changes"}, Right: []bool{false, true, true, true}}
	for i := range h.Cases {
		c := &h.Cases[i]
		first, last := c.Points[0].Ratio.Center, c.Points[len(c.Points)-1].Ratio.Center
		g.Rows = append(g.Rows, []string{
			c.name(h.formats() > 1), strconv.Itoa(len(c.Points)), formatRatio(first), formatRatio(last), h.changesText(c),
		})
	}
	return g
}

// formats counts the formats of the cases.
func (h *History) formats() int {
	seen := map[string]bool{}
	for _, c := range h.Cases {
		seen[c.Format] = true
	}
	return len(seen)
}

func (c *HistoryCase) name(format bool) string {
	parts := []string{c.Op, c.Workload, c.Strategy}
	if format {
		parts = slices.Insert(parts, 1, c.Format)
	}
	return strings.Join(parts, " ")
}

// changesText says where the ratio changed, and what else did there.
func (h *History) changesText(c *HistoryCase) string {
	var texts []string
	if len(c.Changes) == 0 {
		texts = append(texts, h.stepText(c))
	}
	for _, change := range c.Changes {
		text := fmt.Sprintf("%s → %s from %s (p=%.3f%s)", formatRatio(change.From), formatRatio(change.To),
			h.Runs[c.Points[change.Point].Run].Name, change.P, change.also())
		texts = append(texts, text)
	}
	return strings.Join(texts, "; ")
}

// stepText describes, where no change is claimed, the largest step between neighbours whose intervals do not meet.
func (h *History) stepText(c *HistoryCase) string {
	text := "none"
	if len(c.Points) < leastForChange {
		text = "too few runs"
	}
	largest := 0.0
	for i := 1; i < len(c.Points); i++ {
		a, b := c.Points[i-1].Ratio, c.Points[i].Ratio
		size := math.Abs(math.Log(b.Center / a.Center))
		apart := a.Bounded() && b.Bounded() && (a.Hi < b.Lo || b.Hi < a.Lo)
		if !apart || size <= math.Log1p(h.Floor) || size <= largest {
			continue
		}
		largest = size
		text = fmt.Sprintf("no claim; largest step %s → %s at %s", formatRatio(a.Center), formatRatio(b.Center), h.Runs[c.Points[i].Run].Name)
	}
	return text
}

// also says what changed together with the ratio.
func (c Change) also() string {
	switch {
	case c.Machine && c.Design:
		return ", another machine and design"
	case c.Machine:
		return ", another machine"
	case c.Design:
		return ", another design"
	}
	return ""
}

func (h *History) detail(c *HistoryCase) *Grid {
	g := &Grid{
		Header: []string{c.name(h.formats() > 1), "", "rounds", "kind", "run"},
		Right:  []bool{true, false, true},
	}
	kinds := h.kinds()
	for i, p := range c.Points {
		mark := ""
		if slices.ContainsFunc(c.Changes, func(change Change) bool { return change.Point == i }) {
			mark = " changed"
		}
		g.Rows = append(g.Rows, []string{formatRatio(p.Ratio.Center), p.Ratio.Percent(), strconv.Itoa(p.N), kinds[p.Run], h.Runs[p.Run].Name + mark})
	}
	return g
}

func (h *History) legend() []string {
	return []string{
		fmt.Sprintf("Ratio: time / time of %s in the same rounds of a run (Hodges-Lehmann); below 1 is faster.", Clean(h.Baseline)),
		"Kind: runs of the same letter are of the same kind of machine, of the same number of the same design.",
		fmt.Sprintf("Changes: E-divisive on the logarithms, p < %s for each case by itself, by over %s; needs %d runs.",
			percent(h.Alpha), percent(h.Floor), leastForChange),
	}
}

// ratios is a line for each case and run.
func (h *History) ratios() *Grid {
	g := &Grid{Header: []string{
		"op", "format", "workload", "strategy", "baseline", "run", "start", "commit", "machine", "design", "rounds", "ratio", "lo", "hi", "change_p",
	}}
	for i := range h.Cases {
		c := &h.Cases[i]
		for j, p := range c.Points {
			r := h.Runs[p.Run]
			g.Rows = append(g.Rows, []string{
				c.Op, c.Format, c.Workload, c.Strategy, h.Baseline, r.Name, r.Start.UTC().Format("2006-01-02T15:04:05Z"), r.Commit, r.Machine, r.Design,
				strconv.Itoa(p.N), exactText(p.Ratio.Center), boundText(p.Ratio, p.Ratio.Lo), boundText(p.Ratio, p.Ratio.Hi), c.changeP(j),
			})
		}
	}
	return g
}

func exactText(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// boundText is a bound of an estimate; empty where there is none.
func boundText(e Estimate, bound float64) string {
	if !e.Bounded() {
		return ""
	}
	return exactText(bound)
}

// changeP is the p of the change at a point; empty if there is none.
func (c *HistoryCase) changeP(point int) string {
	for _, change := range c.Changes {
		if change.Point == point {
			return exactText(change.P)
		}
	}
	return ""
}

type (
	jsonHistory struct {
		Baseline string            `json:"baseline"`
		Alpha    float64           `json:"alpha"`
		Floor    float64           `json:"floor"`
		Runs     []jsonHistoryRun  `json:"runs"`
		Cases    []jsonHistoryCase `json:"cases"`
	}
	jsonHistoryRun struct {
		Name    string `json:"name"`
		Start   string `json:"start"`
		Commit  string `json:"commit"`
		Machine string `json:"machine"`
		Design  string `json:"design"`
	}
	jsonHistoryCase struct {
		jsonPlace
		Points  []jsonHistoryPoint `json:"points"`
		Changes []jsonChange       `json:"changes"`
	}
	jsonHistoryPoint struct {
		Run    string       `json:"run"`
		Rounds int          `json:"rounds"`
		Ratio  jsonEstimate `json:"ratio"`
	}
	jsonChange struct {
		Run     string  `json:"run"` // the first after it
		From    float64 `json:"from"`
		To      float64 `json:"to"`
		P       float64 `json:"p"`
		Machine bool    `json:"other_machine"`
		Design  bool    `json:"other_design"`
	}
)

func (h *History) json() jsonHistory {
	out := jsonHistory{Baseline: h.Baseline, Alpha: h.Alpha, Floor: h.Floor, Runs: []jsonHistoryRun{}, Cases: []jsonHistoryCase{}}
	for _, r := range h.Runs {
		out.Runs = append(out.Runs, jsonHistoryRun{r.Name, r.Start.UTC().Format("2006-01-02T15:04:05Z"), r.Commit, r.Machine, r.Design})
	}
	for i := range h.Cases {
		c := &h.Cases[i]
		j := jsonHistoryCase{
			jsonPlace: jsonPlace{Op: c.Op, Format: c.Format, Workload: c.Workload, Strategy: c.Strategy},
			Points:    []jsonHistoryPoint{}, Changes: []jsonChange{},
		}
		for _, p := range c.Points {
			j.Points = append(j.Points, jsonHistoryPoint{h.Runs[p.Run].Name, p.N, *p.Ratio.json("")})
		}
		for _, change := range c.Changes {
			j.Changes = append(j.Changes, jsonChange{
				h.Runs[c.Points[change.Point].Run].Name, change.From, change.To, change.P, change.Machine, change.Design,
			})
		}
		out.Cases = append(out.Cases, j)
	}
	return out
}
