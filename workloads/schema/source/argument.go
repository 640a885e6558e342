package source

import (
	"fmt"
	"go/types"
	"strings"
)

// argumentList writes type arguments as reflect does in the name of a generic type: with import paths, and without
// spaces between them. It knows the types that stand in such places in practice; others get go/types' own text.
func argumentList(list *types.TypeList) string {
	if list.Len() == 0 {
		return ""
	}
	texts := make([]string, list.Len())
	for i := range texts {
		texts[i] = argument(list.At(i))
	}
	return "[" + strings.Join(texts, ",") + "]"
}

func argument(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic, *types.Named:
		name, declared := nameOf(t)
		if declared.Path != "" {
			return declared.Path + "." + name
		}
		return name
	case *types.Pointer:
		return "*" + argument(t.Elem())
	case *types.Slice:
		return "[]" + argument(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), argument(t.Elem()))
	case *types.Map:
		return "map[" + argument(t.Key()) + "]" + argument(t.Elem())
	case *types.Interface:
		if t.Empty() {
			return "interface {}"
		}
	}
	return types.TypeString(t, (*types.Package).Path)
}
