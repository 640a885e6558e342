package codegen

import (
	"regexp"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A typePart is what a name of a type is looked at for: the tag of a field, a word with the point or bracket behind it, a bracket.
var typePart = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|[\pL\pN_]+[.\[]?|[\[\]]`)

// GoType returns the name of a type as errors have it at run time, which is reflect's: any is written out, and the
// arguments of generic types have the import paths of their packages.
func GoType(t *schema.Type) string {
	paths := map[string]string{}
	for _, p := range t.Imports {
		paths[p.Name+"."] = p.Path + "."
	}
	var open []bool // brackets, and whether they have arguments in them
	arguments := 0  // of open
	enter := func(generic bool) {
		open = append(open, generic)
		if generic {
			arguments++
		}
	}
	return typePart.ReplaceAllStringFunc(t.Name, func(part string) string {
		switch last := part[len(part)-1]; {
		case part == "any":
			return "interface {}"
		case last == '.' && arguments > 0:
			return paths[part]
		case last == '[':
			enter(part != "[" && part != "map[")
		case last == ']':
			if open[len(open)-1] {
				arguments--
			}
			open = open[:len(open)-1]
		}
		return part
	})
}
