package gen

import (
	"fmt"
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// isHidden reports whether a step to the field has no name outside its package, so that the generated code cannot
// select it. Such fields are found by reflection, once for each use.
func isHidden(f *schema.Field) bool {
	for _, step := range f.Path {
		if !step.Exported {
			return true
		}
	}
	return false
}

// selector is the expression for a field that is not hidden.
func selector(f *schema.Field) string { return selectorTo(f, len(f.Path)-1) }

// selectorTo is the expression for the step with the given index.
func selectorTo(f *schema.Field, last int) string {
	var x strings.Builder
	x.WriteString("v")
	for _, step := range f.Path[:last+1] {
		x.WriteString("." + step.GoName)
	}
	return x.String()
}

// embeddedPointers are the expressions for the embedded pointers on the way to a field, with their types.
func embeddedPointers(f *schema.Field) (expressions []string, types []*schema.Type) {
	for i, step := range f.Path[:len(f.Path)-1] {
		if step.Type.Kind == schema.Pointer {
			expressions = append(expressions, selectorTo(f, i))
			types = append(types, step.Type)
		}
	}
	return expressions, types
}

// hiddenPath is the way to a hidden field as arguments of a call.
func hiddenPath(f *schema.Field) string {
	var path strings.Builder
	for _, step := range f.Path {
		fmt.Fprintf(&path, ", %q", step.GoName)
	}
	return path.String()
}
