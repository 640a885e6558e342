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

// Compile makes the program of a type, as the only root of its programs.
func Compile(t *schema.Type) (*compact.Programs, error) {
	if t.Go == nil {
		return nil, &refusal{"type " + t.Name + " was read from source"}
	}
	l := layout.New([]*schema.Type{t}, false)
	if why := l.Roots[0].Unsupported; why != "" {
		return nil, &refusal{why}
	}
	p := &compact.Programs{
		Words: words(l),
		Names: l.Names(),
		Roots: []uint32{l.Roots[0].Number()},
		Known: make([]unsafe.Pointer, 1),
		Types: make([]unsafe.Pointer, l.Types),
		Maps:  compact.Maps{Append: compact.AppendMap, Decode: compact.DecodeMap},
		Fold:  wire.Fold, ReadBytes: compact.ReadBytes,
	}
	if !l.Fold() {
		p.Fold = nil
	}
	for _, h := range l.Hooks() {
		p.Hooks = append(p.Hooks, hookOf(h))
	}
	for _, test := range l.Tests() {
		p.Tests = append(p.Tests, testOf(test))
	}
	for _, k := range l.Keys() {
		p.Keys = append(p.Keys, keyOf(k))
	}
	return p, nil
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

// heldBy is what an interface with methods at p holds: a table leads to its content's type in the same way, whatever the methods are.
func heldBy(p unsafe.Pointer) any { return *(*interface{ method() })(p) }

// programs are those of the types that interfaces hold, by reflect.Type.
type programs struct {
	read func(reflect.Type) *schema.Type
	kept sync.Map
}

var (
	pointed = programs{read: schema.Of}        // what pointers in interfaces point to
	held    = programs{read: schema.OfDynamic} // what else interfaces hold, which has no address
)

// of returns the program of a type.
func (p *programs) of(t reflect.Type) (*compact.Programs, error) {
	if kept, ok := p.kept.Load(t); ok {
		return kept.(*compact.Programs), nil
	}
	fresh, err := Compile(p.read(t))
	if err != nil {
		return nil, err
	}
	kept, _ := p.kept.LoadOrStore(t, fresh)
	return kept.(*compact.Programs), nil
}
