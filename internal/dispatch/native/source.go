package native

import (
	"bytes"
	"embed"
	"fmt"
	"text/template"

	"github.com/vmbench/vmbench/internal/dispatch/machine"
)

//go:embed source
var sources embed.FS

var templates = template.Must(template.ParseFS(sources, "source/*.tmpl"))

// A definition is what the sources in other languages are told of the machine.
type definition struct {
	Ops      []string // by number
	Straight []string // those that go on with the next instruction

	MemorySize, InstrSize         int
	Saved, Sum, ScratchEnd, Pairs int
	Records, NumRecords, Output   int
	TrueWord, FalseWord           uint64

	Gap int // bytes before the code
}

func newDefinition(layout int) definition {
	d := definition{
		MemorySize: machine.MemorySize, InstrSize: machine.InstrSize,
		Saved: machine.Saved, Sum: machine.Sum, ScratchEnd: machine.ScratchEnd, Pairs: machine.Pairs,
		Records: machine.Records, NumRecords: machine.NumRecords, Output: machine.Output,
		TrueWord: machine.TrueWord, FalseWord: machine.FalseWord,
		Gap: layout * gap,
	}
	for op := range machine.Op(machine.NumOps) {
		d.Ops = append(d.Ops, op.String())
		if !op.Control() {
			d.Straight = append(d.Straight, op.String())
		}
	}
	return d
}

// gap is what one layout moves code by, in bytes: what compilers align functions to.
const gap = 16

// source is the program in a language, by the ending of its files, in a code layout.
func source(ending string, layout int) ([]byte, error) {
	var text bytes.Buffer
	if err := templates.ExecuteTemplate(&text, "machine."+ending+".tmpl", newDefinition(layout)); err != nil {
		return nil, fmt.Errorf("writing the machine in %s: %w", ending, err)
	}
	return text.Bytes(), nil
}
