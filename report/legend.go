package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// explanations are the lines under the tables; best is how the best of a row is marked.
func (r *Report) explanations(notes *footnotes, best string) []string {
	lines := append(notes.lines(), r.partialFailures()...)
	lines = append(lines, r.strategyNotes()...)
	for _, note := range r.Notes {
		lines = append(lines, reasonLine(note))
	}
	lines = append(lines, r.geomeanNotes()...)
	if slices.ContainsFunc(r.Sections, func(s Section) bool { return s.Geomean != nil && s.Geomean.Apart }) {
		lines = append(lines, "The geomean has no times, since workloads were measured on different machines: a ratio is of one machine.")
	}
	lines = append(lines, r.legend(best)...)
	lines = append(lines, r.growthLegend()...)
	lines = append(lines, r.countedLegend()...)
	lines = append(lines, r.apartNote()...)
	lines = append(lines, r.undecided()...)
	return append(lines, r.provenance())
}

// geomeanNotes say which workloads a mean leaves out, for all sections that leave out the same in one sentence.
func (r *Report) geomeanNotes() []string {
	var sentences []string
	sections := map[string][]string{}
	for _, section := range r.Sections {
		sentence := ""
		switch g := section.Geomean; {
		case !section.timed() || r.Transposed:
			continue
		case g == nil && len(section.Rows) > 1+len(r.seriesRows(&section)):
			sentence = "no geomean, because fewer than two workloads have all strategies."
		case g != nil && len(g.Without) > 0:
			sentence = fmt.Sprintf("geomean of the workloads that all strategies have: without %s.", some(g.Without))
		default:
			continue
		}
		sentences = addMissing(sentences, sentence)
		sections[sentence] = append(sections[sentence], r.title(section))
	}
	for i, sentence := range sentences {
		sentences[i] = strings.Join(sections[sentence], ", ") + ": " + sentence
	}
	return sentences
}

// layoutEffect is how much the place where the linker puts code can change its speed: differences below it need more
// than one layout to be believed.
const layoutEffect = 0.08

// legend explains the signs that occur.
func (r *Report) legend(best string) []string {
	if len(r.Sections) == 0 {
		return nil
	}
	if !r.timed() {
		return []string{"Median of the rounds; ~ where they differ."}
	}
	lines := []string{fmt.Sprintf("Time: median of the rounds. ±: interval at %s.", percent(r.Confidence))}
	if r.Arrangement != nil && len(r.Arrangement.Within) > 0 {
		lines = append(lines, fmt.Sprintf("Each cell is the geometric mean over its %s, by round.", strings.Join(r.Arrangement.Within, ", ")))
	}
	if r.Family > 0 {
		lines = append(lines,
			fmt.Sprintf("Ratio: time / time of %s, by %s (Hodges-Lehmann); below 1 is faster.", Clean(r.Baseline), r.unit()),
			fmt.Sprintf("× differs (p < %s after Holm over %d, by over %s) · ≈ no change · ? inconclusive",
				percent(r.Alpha), r.Family, r.floorText()))
	}
	if r.anyApart() {
		lines = append(lines, fmt.Sprintf("~ differs, but by how much is inconclusive: another run may differ from this by over %s", percent(r.Agreement)))
	}
	if r.anyUnbounded() {
		lines = append(lines, fmt.Sprintf("±∞: too few %ss; an interval at %s needs %d.", r.unit(), percent(r.Confidence),
			leastRounds(1, r.Confidence, 1)))
	}
	if !slices.Contains(r.Strategies, r.Baseline) {
		lines = append(lines, fmt.Sprintf("No ratios: %s is not among what is shown; choose another with --baseline.", Clean(r.Baseline)))
	}
	if r.anyBest() {
		lines = append(lines, fmt.Sprintf("%s fastest of its %s, and what cannot be told from it", best, r.across()))
	}
	if r.Layouts == 0 && r.smallDifference() {
		lines = append(lines, fmt.Sprintf("A × below %s may be the luck of one code layout.", percent(layoutEffect)))
	}
	return lines
}

// across is what the strategies of a case make in a table.
func (a *Analysis) across() string {
	if a.Transposed {
		return "column"
	}
	return "row"
}

func (a *Analysis) floorText() string {
	if len(a.Spread) > 0 {
		return percent(a.Floor) + " or its own spread"
	}
	return percent(a.Floor)
}

func (a *Analysis) anyBest() bool {
	for _, cell := range a.cells() {
		if cell.Best {
			return true
		}
	}
	return false
}

// anyUnbounded reports whether some interval is missing for want of rounds.
func (a *Analysis) anyUnbounded() bool {
	for _, cell := range a.cells() {
		if cell.Status == Measured && (!cell.Time.Bounded() || cell.Comparison != nil && !cell.Comparison.Ratio.Bounded()) {
			return true
		}
	}
	return false
}

func (a *Analysis) smallDifference() bool {
	for _, cell := range a.cells() {
		c := cell.Comparison
		if c != nil && c.Verdict.Differs() && c.Ratio.Center < 1+layoutEffect && c.Ratio.Center > 1/(1+layoutEffect) {
			return true
		}
	}
	return false
}

// provenance says how many rounds there are and where they lie.
func (r *Report) provenance() string {
	parts := []string{
		Count(r.Kept, "round") + " kept", fmt.Sprintf("%d discarded", r.Discarded), Count(r.Repeated, "trial") + " repeated",
	}
	line := strings.Join(parts, ", ")
	if r.Layouts > 0 {
		line += " · " + Count(r.Layouts, "code layout") + ", in turns"
	}
	if r.Directory != "" {
		line += " · " + Clean(r.Directory)
	}
	return line
}

// Count is a number with its noun: "1 trial", "2 trials".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// percent writes a part as a percentage of three digits: 0.02 is "2%".
func percent(part float64) string { return decimal(100*part, 3) + "%" }

// decimal writes a number with a number of significant digits at most, and without an exponent.
func decimal(x float64, digits int) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64)
	if err != nil {
		rounded = x
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
