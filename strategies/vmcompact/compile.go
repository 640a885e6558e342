package vmcompact

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// programOf makes the program of a type, as the only root of its programs.
func programOf(t *schema.Type, binary bool) (*compact.Programs, *layout.Layout, error) {
	l := layout.New([]layout.Dialect{{Binary: binary, Roots: []*schema.Type{t}}}, false)
	if why := l.Roots[0].Unsupported; why != "" {
		return nil, nil, &refusal{why}
	}
	p := &compact.Programs{
		Words: words(l),
		Names: l.Names(),
		Roots: []uint32{l.Roots[0].Number()},
		Known: make([]unsafe.Pointer, 1),
		Types: make([]unsafe.Pointer, l.Types),
		Fold:  wire.Fold, ByteLists: l.ByteLists,
	}
	if !l.Fold() {
		p.Fold = nil
	}
	for _, h := range l.Hooks() {
		p.Hooks = append(p.Hooks, compact.Hook{Type: nilOf(h.Type), Like: h.Like(), Written: h.Written(), Read: h.Read()})
	}
	for _, test := range l.Tests() {
		p.Tests = append(p.Tests, testOf(test))
	}
	for _, k := range l.Keys() {
		p.Keys = append(p.Keys, keyOf(k))
	}
	return p, l, nil
}

// words are the words of all blocks.
func words(l *layout.Layout) (all []uint16) {
	for _, block := range l.Blocks {
		for _, line := range block.Lines {
			for i := range line.Words {
				all = append(all, line.Words[i].Value())
			}
		}
	}
	return all
}

// nilOf is a nil pointer to the type.
func nilOf(t *schema.Type) any { return pointerTo(t.Go, nil) }

// An eface is an interface without methods in memory. A reflect.Type is an interface with methods whose data is the descriptor.
type eface struct{ descriptor, data unsafe.Pointer }

// pointerTo is a pointer to a value of type t as an interface. (What reflect.Value.Interface does links all that calls methods by reflection.)
func pointerTo(t reflect.Type, p unsafe.Pointer) (v any) {
	pointer := reflect.PointerTo(t)
	*(*eface)(unsafe.Pointer(&v)) = eface{(*eface)(unsafe.Pointer(&pointer)).data, p}
	return v
}

// contents are the programs of the types that interfaces hold, in one format.
type contents[P any] struct {
	pointed family[P] // what pointers in interfaces point to
	held    family[P] // what else interfaces hold, which has no address
}

// A family is programs of types, by reflect.Type.
type family[P any] struct{ kept sync.Map }

// of returns the program of a type. (What reads and compiles types is no part of the family, which would have to be initialized then, and would
// link all of it.)
func (f *family[P]) of(t reflect.Type, read func(reflect.Type) *schema.Type, compile func(*schema.Type) (P, error)) (p P, err error) {
	if kept, ok := f.kept.Load(t); ok {
		return kept.(P), nil
	}
	fresh, err := compile(read(t))
	if err != nil {
		return p, err
	}
	kept, _ := f.kept.LoadOrStore(t, fresh)
	return kept.(P), nil
}
