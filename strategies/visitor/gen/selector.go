package gen

import (
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// selector is the expression for what path leads to from the variable. Embedded fields whose names are not exported
// cannot be named from another package: there Go's own promotion has to find the way.
func selector(variable string, path []schema.Step) string {
	names := []string{variable}
	for _, step := range path {
		if step.Exported {
			names = append(names, step.GoName)
		}
	}
	return strings.Join(names, ".")
}

// reachable returns the conditions under which no embedded pointer on the way to the field is nil.
func (w *writer) reachable(f *schema.Field) (conditions []string) {
	for i, step := range f.Path[:len(f.Path)-1] {
		if step.Type.Kind == schema.Pointer {
			conditions = append(conditions, "!"+absent(f.Path[:i+1]))
		}
	}
	return conditions
}

// absent is the condition that the embedded pointer at the end of path is nil.
func absent(path []schema.Step) string {
	last := len(path) - 1
	if path[last].Exported {
		return "(" + selector("v", path) + " == nil)"
	}
	holder := selector("v", path[:last])
	if last > 0 && path[last-1].Type.Kind != schema.Pointer {
		holder = "&" + holder
	}
	return "lacks(" + holder + ", " + quote(path[last].GoName) + ")"
}
