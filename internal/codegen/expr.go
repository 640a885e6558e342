package codegen

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"

	"github.com/vmbench/vmbench/workloads/schema"
)

// TypeExpr returns t as a Go expression that is valid in the file, and adds the imports it needs.
func (f *File) TypeExpr(t *schema.Type) string {
	expr, ok := f.exprs[t]
	if !ok {
		expr = f.rename(t)
		f.exprs[t] = expr
	}
	return expr
}

// rename replaces the packages in the name of t by their names in the file, where those differ.
func (f *File) rename(t *schema.Type) string {
	aliases := map[string]string{}
	same := true
	for _, mentioned := range t.Imports {
		alias := f.ImportAs(mentioned.Name, mentioned.Path)
		aliases[mentioned.Name] = alias
		same = same && alias == mentioned.Name
	}
	if same {
		return t.Name
	}
	expr, err := parser.ParseExpr(t.Name)
	if err != nil {
		panic(fmt.Sprintf("codegen: the schema's name %q is not a Go expression: %v", t.Name, err))
	}
	ast.Inspect(expr, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			pkg := selector.X.(*ast.Ident)
			pkg.Name = aliases[pkg.Name]
			return false
		}
		return true
	})
	var text bytes.Buffer
	if err := format.Node(&text, token.NewFileSet(), expr); err != nil {
		panic(fmt.Sprintf("codegen: %q: %v", t.Name, err))
	}
	return text.String()
}
