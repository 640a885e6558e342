package report

import (
	"fmt"
	"strconv"
	"strings"
)

// headerTexts are the names of columns in at most limit places each: whole where they fit, else their ends. Where that would give
// two of them the same text they lose what all have in common or, if that does not help, are numbered; the legend then says
// which is which.
func headerTexts(names []string, limit int) (texts, legend []string) {
	if texts = cutAll(names, limit); distinct(texts) || !distinct(names) {
		return texts, nil
	}
	if texts = cutAll(uncommon(names), limit); distinct(texts) {
		return texts, nil
	}
	for i, name := range names {
		texts[i] = strconv.Itoa(i + 1)
		legend = append(legend, fmt.Sprintf("%d: %s", i+1, name))
	}
	return texts, legend
}

func cutAll(names []string, limit int) []string {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = headerText(name, limit)
	}
	return texts
}

// headerText is a column's name or, if it is longer than limit, its end.
func headerText(name string, limit int) string {
	if columns(name) <= limit {
		return name
	}
	return "…" + narrow.TruncateLeft(name, columns(name)-limit+1, "")
}

func distinct(texts []string) bool {
	seen := map[string]bool{}
	for _, text := range texts {
		seen[text] = true
	}
	return len(seen) == len(texts)
}

// nameEnds are the characters between the words of a path or a label.
const nameEnds = "/\\-_.=#: "

// uncommon cuts off the words that all names begin or end with.
func uncommon(names []string) []string {
	first := names[0]
	start, end := len(first), len(first)
	for _, name := range names[1:] {
		start = min(start, common(first, name, func(s string, i int) byte { return s[i] }))
	}
	start = 1 + strings.LastIndexAny(first[:start], nameEnds)
	for _, name := range names[1:] {
		end = min(end, common(first[start:], name[start:], func(s string, i int) byte { return s[len(s)-1-i] }))
	}
	tail := first[len(first)-min(end, len(first)-start):]
	if i := strings.IndexAny(tail, nameEnds); i >= 0 {
		tail = tail[i:]
	} else {
		tail = ""
	}
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = strings.TrimSuffix(name[start:], tail)
		if start > 0 {
			texts[i] = "…" + texts[i]
		}
		if tail != "" {
			texts[i] += "…"
		}
	}
	return texts
}

// common counts the bytes at the beginning of two texts that are the same, as at has them.
func common(a, b string, at func(s string, i int) byte) int {
	n := 0
	for n < min(len(a), len(b)) && at(a, n) == at(b, n) {
		n++
	}
	return n
}
