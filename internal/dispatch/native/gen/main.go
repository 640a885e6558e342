// Command gen writes the handlers of the techniques of package native: for each technique and opcode a function around the
// function of package machine that is the opcode. Its argument is the file.
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"go/format"
	"os"
	"text/template"
)

// straight are the opcodes that go on with the next instruction, by the names of their functions.
var straight = []string{
	"Load8", "Load32", "Load64", "Zigzag", "Add", "And", "Shift", "Save", "Xor", "Hash", "Tag", "Lit2", "Lit4", "Lit16",
	"Fix32", "Fix64", "Bool", "Varint", "String", "Integer", "Decimal", "JSONString", "Hex", "Date",
}

//go:embed handlers.tmpl
var text string

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gen FILE")
		os.Exit(2)
	}
	source, err := generate()
	if err == nil {
		err = os.WriteFile(os.Args[1], source, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// generate returns the formatted file.
func generate() ([]byte, error) {
	var out bytes.Buffer
	if err := template.Must(template.New("handlers").Parse(text)).Execute(&out, straight); err != nil {
		return nil, err
	}
	return format.Source(out.Bytes())
}
