package codegen

import (
	"regexp"
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

var (
	emptyInterface = regexp.MustCompile(`\bany\b`)
	qualifier      = regexp.MustCompile(`\w+\.`)
)

// GoType returns the name of a type as errors have it at run time, which is reflect's: any is written out, and the
// arguments of a generic type have the import paths of their packages.
func GoType(t *schema.Type) string {
	base, arguments, generic := strings.Cut(t.Name, "[")
	if t.Package == "" || !generic {
		return emptyInterface.ReplaceAllString(t.Name, "interface {}")
	}
	paths := map[string]string{}
	for _, p := range t.Imports {
		paths[p.Name+"."] = p.Path + "."
	}
	arguments = qualifier.ReplaceAllStringFunc(arguments, func(name string) string { return paths[name] })
	return base + "[" + emptyInterface.ReplaceAllString(arguments, "interface {}")
}
