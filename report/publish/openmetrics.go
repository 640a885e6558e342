package publish

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/report"
)

// OpenMetrics writes points in the text format of OpenMetrics 1.0: a gauge for each unit, whose samples have the parts of
// a case as labels. GitLab reads it as a metrics report; it takes what follows a # for a comment, even in a label, so
// there is none in labels.
func OpenMetrics(w io.Writer, points []report.Point) error {
	var b strings.Builder
	for _, family := range families(points) {
		name, unit := "vmbench_"+family.unit, family.unit
		about := helpEscapes.Replace(report.Clean(family.points[0].Unit))
		fmt.Fprintf(&b, "# TYPE %s gauge\n# UNIT %s %s\n# HELP %s Median in %s.\n", name, name, unit, name, about)
		for _, p := range family.points {
			fmt.Fprintf(&b, "%s%s %s\n", name, labels(p.Labels), strconv.FormatFloat(p.Center, 'g', -1, 64))
		}
	}
	b.WriteString("# EOF\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// A family is the points of one unit.
type family struct {
	unit   string // as a part of a metric's name
	points []report.Point
}

// families sorts points by their units, in the order in which they come. Of points with the same labels only the first is
// a sample, as the format demands.
func families(points []report.Point) []*family {
	var list []*family
	byUnit, seen := map[string]*family{}, map[string]bool{}
	for _, p := range points {
		name := metricUnit(p.Unit)
		id := name + labels(p.Labels)
		if !p.Finite() || seen[id] {
			continue
		}
		seen[id] = true
		if byUnit[name] == nil {
			byUnit[name] = &family{unit: name}
			list = append(list, byUnit[name])
		}
		byUnit[name].points = append(byUnit[name].points, p)
	}
	return list
}

// metricUnit is a tidied unit in the letters of a metric's name: seconds_per_op, bytes_per_second, encoded_bytes.
func metricUnit(unit string) string {
	var words []string
	for i, part := range strings.Split(unit, "/") {
		if i > 0 {
			words = append(words, "per")
		}
		for _, word := range strings.FieldsFunc(part, func(r rune) bool { return !isMetricLetter(r) }) {
			switch {
			case word == "sec" || word == "s" && i == 0:
				word = "seconds"
			case word == "s":
				word = "second"
			case word == "B":
				word = "bytes"
			}
			words = append(words, strings.ToLower(word))
		}
	}
	if len(words) == 0 {
		return "unit"
	}
	return strings.Join(words, "_")
}

func isMetricLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// labels writes labels. Their names come from keys of configurations, which may have other letters.
func labels(list []report.KeyValue) string {
	var parts []string
	seen := map[string]bool{}
	for _, l := range list {
		name := strings.Map(func(r rune) rune {
			if isMetricLetter(r) {
				return r
			}
			return '_'
		}, l.Key)
		if name == "" || name[0] >= '0' && name[0] <= '9' || strings.HasPrefix(name, "__") {
			name = "key_" + strings.TrimLeft(name, "_")
		}
		if !seen[name] {
			seen[name] = true
			parts = append(parts, fmt.Sprintf(`%s="%s"`, name, labelEscapes.Replace(strings.ToValidUTF8(l.Value, "\uFFFD"))))
		}
	}
	return "{" + strings.Join(parts, ",") + "}"
}

var (
	labelEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\\r`, "#", "%23")
	helpEscapes  = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
)
