package vm

import (
	"math"
	"unsafe"

	"github.com/vmbench/vmbench/workloads/schema"
)

// In a binary format a struct begins with how many members it has. Where the words of its fields tell which of them are left out, OpCount
// counts before it writes; where they do not, OpObject and OpEndObject count what was written, and move it if its head is shorter than it may
// have been. That is faster, too, where most members may be absent.

// A countEntry is a word of a struct that says something about a member that may be absent.
type countEntry struct {
	mask uint64 // the bits of the word that are the member's
	off  uint32 // of the word, in bytes from base
	kind countKind
}

// A countKind says how a word counts.
type countKind uint32

const (
	countWord countKind = iota // a member is there if one of the bits is set, or one of a word before it
	countMore                  // the member has more words
	countMap                   // the word refers to a map: its member is there unless the map is empty
)

const countEntrySize = unsafe.Sizeof(countEntry{})

// countMembers returns how many members the struct at base has of those that may be absent.
func (in *EncodeInstr) countMembers(base unsafe.Pointer) (n int) {
	var bits uint64
	for i := range uintptr(in.Arg) >> sureBits {
		e := (*countEntry)(unsafe.Add(unsafe.Pointer(in), uintptr(in.Off)+i*countEntrySize))
		bits |= load64(unsafe.Add(base, e.off)) & e.mask
		switch e.kind {
		case countMore:
			continue
		case countMap:
			bits = uint64(len(*at[map[string]struct{}](base, e.off)))
		}
		if bits != 0 {
			n++
		}
		bits = 0
	}
	return n + int(in.Arg)&maxSure
}

// The operand Arg of OpCount has the number of its entries, and below that of the members that are never absent.
const (
	sureBits = 16
	maxSure  = 1<<sureBits - 1
	// maxEntries is how many entries a struct may have that is counted first.
	maxEntries = math.MaxInt32 >> sureBits
)

// countEntries returns the entries of all fields of the struct at off that may be absent, or false if words do not tell that of one.
func countEntries(t *schema.Type, off uintptr) (table []countEntry, ok bool) {
	if !coresWork || t.Size%wordSize != 0 || off%wordSize != 0 {
		return nil, false
	}
	for i := range t.Fields {
		if f := &t.Fields[i]; mayBeAbsent(f) {
			entries := countField(f)
			if len(entries) == 0 {
				return nil, false
			}
			table = append(table, entries...)
		}
	}
	for i := range table {
		table[i].off += uint32(off)
	}
	return table, len(table) <= maxEntries
}

// countField returns the entries of a field, with offsets from the struct's start.
func countField(f *schema.Field) []countEntry {
	if f.ThroughPointer() || f.Options.OmitEmpty && f.Options.OmitZero {
		return nil
	}
	off := f.Offset
	if f.Options.OmitZero {
		return countZero(f.Type, off)
	}
	op, part, ok := omitEmptyOp(f.Type)
	switch {
	case !ok:
		return nil
	case op == OpOmitMap:
		return []countEntry{{mask: ^uint64(0), off: uint32(off), kind: countMap}}
	}
	return []countEntry{wordEntry(off+part, emptyMask(op))}
}

// countZero returns the entries of a field at off that is left out when it is zero.
func countZero(t *schema.Type, off uintptr) []countEntry {
	switch {
	case t.Kind == schema.Time: // whatever its location
		return []countEntry{{mask: ^uint64(0), off: uint32(off), kind: countMore}, {mask: ^uint64(0), off: uint32(off + wordSize)}}
	case t.HasIsZero:
	case t.Kind == schema.String, t.Kind == schema.Number:
		return []countEntry{wordEntry(off+unsafe.Offsetof(stringHeader{}.length), ^uint64(0))}
	case t.Kind == schema.Slice, t.Kind == schema.Bytes, t.Kind == schema.Raw, t.Kind == schema.Pointer, t.Kind == schema.Map,
		t.Kind == schema.Any, t.Kind == schema.Interface: // the first word is nil
		return []countEntry{wordEntry(off, ^uint64(0))}
	case t.Kind == schema.Bool, t.Kind.IsInt(), t.Kind.IsUint(), t.Kind == schema.Float32, t.Kind == schema.Float64:
		op, _, _ := omitEmptyOp(t) // to which negative zero is empty, as it is zero to reflect
		return []countEntry{wordEntry(off, emptyMask(op))}
	}
	return nil
}

// wordEntry is the entry of what is in the lower bits of memory at off, within a word.
func wordEntry(off uintptr, bits uint64) countEntry {
	return countEntry{mask: bits << (off % wordSize * 8), off: uint32(off &^ (wordSize - 1))}
}

// countedObject emits a struct that is counted first.
func (c *encodeCompiler) countedObject(t *schema.Type, off uintptr, table []countEntry) {
	var text []byte
	for _, e := range table {
		text = append(text, (*[countEntrySize]byte)(unsafe.Pointer(&e))[:]...)
	}
	c.emit(EncodeInstr{Op: OpCount, Off: uint32(c.text.add(text)), Arg: int32(len(table))<<sureBits | int32(surely(t.Fields))})
	c.members(t, off, counted)
}
