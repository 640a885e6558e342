package gen

import (
	"fmt"
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// table writes the halves of the roots, and the functions that find one.
func (w *writer) table(all []Types) {
	w.line("// halves are those of all types: in every format, but for those that it has others of.")
	w.line("var halves = [...]half{")
	for _, t := range all[0].Roots {
		w.half(t)
	}
	w.line("}")
	w.line("")
	others := w.otherHalves(all)
	for i := range formats {
		w.halfIn(&formats[i], all, others)
	}
	w.line("// numberOf returns the number of the type of that name in halves, or -1.")
	w.line("func numberOf(pkg, name string) int {")
	w.line("switch pkg + \" \" + name {")
	for i, t := range all[0].Roots {
		w.line("case %q:", t.Package+" "+t.Name)
		w.line("return %d", i)
	}
	w.line("}")
	w.line("return -1")
	w.line("}")
}

func (w *writer) half(t *schema.Type) {
	w.line("&halfOf[%s]{%s, %s},", w.TypeExpr(t), w.serializer(t), w.deserializer(t))
}

// otherHalves writes the halves that the first format does not share, and returns their numbers.
func (w *writer) otherHalves(all []Types) map[*schema.Type]int {
	numbers := map[*schema.Type]int{}
	for i, t := range all[0].Roots {
		for _, types := range all {
			other := w.shared.first[types.Roots[i]]
			if _, ok := numbers[other]; ok || other == t {
				continue
			}
			if len(numbers) == 0 {
				w.line("// otherHalves are those that JSON does not share.")
				w.line("var otherHalves = [...]half{")
			}
			numbers[other] = len(numbers)
			w.half(other)
		}
	}
	if len(numbers) > 0 {
		w.line("}\n")
	}
	return numbers
}

// halfIn writes the function that finds a half for a format.
func (w *writer) halfIn(f *format, all []Types, others map[*schema.Type]int) {
	w.line("// half%s returns the half of the type of that number for %s, or nil.", f.name, f.name)
	w.line("func half%s(number int) half {", f.name)
	if types := typesOf(f, all); types == nil {
		w.line("return nil")
	} else {
		w.otherCases(types.Roots, others)
		w.line("return halves[number]")
	}
	w.line("}\n")
}

// otherCases writes that some of the roots have another half than the first format.
func (w *writer) otherCases(roots []*schema.Type, others map[*schema.Type]int) {
	var cases []string
	for i, t := range roots {
		if other, ok := others[w.shared.first[t]]; ok {
			cases = append(cases, fmt.Sprintf("case %d:\nreturn otherHalves[%d]\n", i, other))
		}
	}
	if cases != nil {
		w.line("switch number {\n%s}", strings.Join(cases, ""))
	}
}

// typesOf returns the types of a format, or nil.
func typesOf(f *format, all []Types) *Types {
	for i := range all {
		if all[i].Dialect == f.dialect {
			return &all[i]
		}
	}
	return nil
}
