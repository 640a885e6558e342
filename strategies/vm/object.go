package vm

import (
	"sync"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// An Object tells the decoder which members a struct has and where their instructions are.
type Object struct {
	Type    *schema.Type
	Members []Member
	index   *memberIndex
}

// A Member is one member of an Object.
type Member struct {
	Name  string
	Entry uint32 // index of the first instruction that reads it
}

// A memberIndex finds members by name. It is made when a document has a name for the first time that the instructions do not
// expect.
type memberIndex struct {
	once   sync.Once
	exact  map[string]uint32 // name to address
	folded map[string]uint32 // folded name to address; the first member of that name
	shapes [32]uint64        // see shape
}

// make fills the index.
func (x *memberIndex) make(members []Member) {
	x.exact, x.folded = make(map[string]uint32, len(members)), make(map[string]uint32, len(members))
	for _, m := range members {
		x.exact[m.Name] = m.Entry
		fold := wire.Fold(nil, []byte(m.Name))
		if _, ok := x.folded[string(fold)]; !ok {
			x.folded[string(fold)] = m.Entry
		}
		first, bit := shape(fold)
		x.shapes[first] |= bit
	}
}

// shape is what two names of ASCII have in common if they differ in case alone: the lowest bits of the first letter, and the
// length, as a bit that stands for others, too.
func shape(name []byte) (first byte, bit uint64) {
	if len(name) > 0 {
		first = name[0] & 31
	}
	return first, 1 << (len(name) & 63)
}

// find returns the address of the instructions that read the named member: the one of exactly that name, else the first
// whose name differs in case alone.
func (o *Object) find(name []byte) (entry uint32, ok bool) {
	x := o.index
	x.once.Do(func() { x.make(o.Members) })
	if first, bit := shape(name); x.shapes[first]&bit == 0 && isASCII(name) {
		return 0, false
	}
	if entry, ok = x.exact[string(name)]; ok {
		return entry, true
	}
	var buf [64]byte
	entry, ok = x.folded[string(wire.Fold(buf[:0], name))]
	return entry, ok
}

func isASCII(name []byte) bool {
	for _, c := range name {
		if c >= 0x80 {
			return false
		}
	}
	return true
}
