package vm

import (
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// An Object tells the decoder which members a struct has and where their instructions are.
type Object struct {
	Type    *schema.Type
	Members []Member
	exact   map[string]uint32 // name to address
	folded  map[string]uint32 // folded name to address; the first member of that name
	shapes  [32]uint64        // see shape
}

// A Member is one member of an Object.
type Member struct {
	Name  string
	Entry uint32 // index of the first instruction that reads it
}

func newObject(t *schema.Type) Object {
	return Object{Type: t, exact: map[string]uint32{}, folded: map[string]uint32{}}
}

// add adds the member whose instructions begin at entry.
func (o *Object) add(name string, entry uint32) {
	o.Members = append(o.Members, Member{name, entry})
	o.exact[name] = entry
	fold := wire.Fold(nil, []byte(name))
	if _, ok := o.folded[string(fold)]; !ok {
		o.folded[string(fold)] = entry
	}
	first, bit := shape(fold)
	o.shapes[first] |= bit
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
	if first, bit := shape(name); o.shapes[first]&bit == 0 && isASCII(name) {
		return 0, false
	}
	if entry, ok = o.exact[string(name)]; ok {
		return entry, true
	}
	var buf [64]byte
	entry, ok = o.folded[string(wire.Fold(buf[:0], name))]
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
