package sections

import (
	"errors"
	"fmt"
)

// A Function is a function whose code is in a file.
type Function struct {
	Name    string // as the linker has it, with type parameters; Rest for what is in no function
	Package string // the path of its package; empty if the name does not tell, as with much that is written in assembly
	Size    int64  // of its code and of what is between it and the next
}

// Rest is the name of what is Text and in no function that Go knows of: C code, stubs that call other libraries, padding, and in
// WASM files the tables of functions.
const Rest = "(rest)"

// Functions reads which functions a Go program has, by address, with Rest at the end if there is any. Their sizes add up to those
// of the parts in Text. Since the names are from the pclntab, the symbols may have been removed.
func Functions(path string) ([]Function, error) {
	p, err := open(path)
	if err != nil {
		return nil, err
	}
	all, err := p.functions()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}

func (p *program) functions() ([]Function, error) {
	table, ok := newPclntab(p.pclntab)
	if !ok {
		return nil, errors.New("it has no table of Go functions")
	}
	entries, err := table.entries()
	if err != nil {
		return nil, err
	}
	sizes := sizesByAddress
	if p.Format == "WASM" {
		sizes = p.sizesOfBodies
	}
	all, err := sizes(entries)
	if err != nil {
		return nil, err
	}
	return p.appendRest(all)
}

// sizesByAddress has each function go on to the next.
func sizesByAddress(entries []tableEntry) ([]Function, error) {
	var all []Function
	for _, e := range entries {
		all = append(all, newFunction(e.name, int64(e.end-e.start)))
	}
	return all, nil
}

func newFunction(name string, size int64) Function { return Function{name, packageOf(name), size} }

// appendRest appends what the functions leave of the text.
func (p *program) appendRest(all []Function) ([]Function, error) {
	rest := p.Totals()[Text]
	for _, f := range all {
		rest -= f.Size
	}
	if rest < 0 {
		return nil, errors.New("its functions have more code than there is")
	}
	if rest > 0 {
		all = append(all, Function{Name: Rest, Size: rest})
	}
	return all, nil
}

// firstFunction is what Go's linker adds to the number of a function of a WASM file to have its address.
const firstFunction = 0x1000

// sizesOfBodies takes the sizes from the code section, where functions are in the order of their addresses.
func (p *program) sizesOfBodies(entries []tableEntry) ([]Function, error) {
	bodies, err := bodies(p.data)
	if err != nil {
		return nil, err
	}
	var all []Function
	for _, e := range entries {
		number := int64(e.start) - firstFunction
		if number < 0 || number >= int64(len(bodies)) {
			return nil, fmt.Errorf("%s is function %d of %d", e.name, number, len(bodies))
		}
		all = append(all, newFunction(e.name, bodies[number]))
		bodies[number] = 0
	}
	return all, nil
}

// bodies are the sizes of the functions of a WASM file, each with the number that says it.
func bodies(data []byte) ([]int64, error) {
	sections, err := wasmSections(data)
	if err != nil {
		return nil, err
	}
	var all []int64
	for _, s := range sections {
		if s.name != "code" {
			continue
		}
		c := &cursor{data: data[:s.end], at: s.content}
		for range c.unsigned() {
			start := c.at
			c.take(c.unsigned())
			if c.err != nil {
				return nil, c.err
			}
			all = append(all, int64(c.at-start))
		}
	}
	return all, nil
}
