package vm

import (
	"unsafe"

	"github.com/vmbench/vmbench/workloads/schema"
)

// Fused instructions do the work of several. They change how fast a program is, never what it does.

const (
	// minRow is how many members a row has at least.
	minRow = 3
	// rowStride is how many members of a row come before it is looked through again.
	rowStride = 4
	// maxRowWords is how many words of a field a row looks at.
	maxRowWords = 4
)

// A rowEntry is a word of a struct that is looked at to find out whether a member may have to be written. A row is a table of
// them, which ends with one whose mask is 0. Words are read whole and aligned, and what other fields have in them is masked out.
type rowEntry struct {
	mask uint64 // the bits of the word; when they are all zero in each of a member's words, the member is left out
	off  uint32 // of the word, in bytes from base
	back uint32 // how many bytes before the row's end the member's instructions begin
}

const rowEntrySize = unsafe.Sizeof(rowEntry{})

// passRow returns how far before the end of a row the first member begins that may have to be written; 0: there is none.
func passRow(row, base unsafe.Pointer) (back uint32) {
	for ; ; row = unsafe.Add(row, rowEntrySize) {
		e := (*rowEntry)(row)
		if e.mask == 0 || load64(unsafe.Add(base, e.off))&e.mask != 0 {
			return e.back
		}
	}
}

// appendTo appends the entry as it stands in memory.
func (e rowEntry) appendTo(b []byte) []byte {
	return append(b, (*[rowEntrySize]byte)(unsafe.Pointer(&e))[:]...)
}

// rowOf returns how many fields, from the first on, make a row, and the words of each.
func rowOf(fields []schema.Field) (n int, words [][]rowEntry) {
	for i := range fields {
		w := rowWords(&fields[i])
		if w == nil {
			break
		}
		words = append(words, w)
	}
	if len(words) < minRow {
		return 0, nil
	}
	return len(words), words
}

// rowWords returns the words of a field of which some bits are set unless it is left out, or nil if there are none. Their
// offsets are those from the struct's start, multiples of wordSize.
func rowWords(f *schema.Field) []rowEntry {
	var off uintptr
	for i, s := range f.Path {
		if i > 0 && f.Path[i-1].Type.Kind == schema.Pointer {
			return nil
		}
		off += s.Offset
	}
	if op, part, ok := omitEmptyOp(f.Type); ok && f.Options.OmitEmpty {
		off += part
		shift := off % wordSize * 8
		return []rowEntry{{mask: emptyMask(op) << shift, off: uint32(off &^ (wordSize - 1))}}
	}
	if !f.Options.OmitZero || f.Type.HasIsZero && f.Type.Kind != schema.Time {
		return nil
	}
	size := f.Type.Size
	if f.Type.Kind == schema.Time {
		size = 2 * wordSize // a time is zero whatever its location
	}
	var words []rowEntry
	for at := off &^ (wordSize - 1); at < off+size; at += wordSize {
		words = append(words, rowEntry{mask: ^uint64(0), off: uint32(at)})
	}
	if len(words) > maxRowWords {
		return nil
	}
	return words
}

// emptyMask is the bits that are zero in what an omit instruction takes for empty. (A map that is not nil may be empty, too.)
func emptyMask(op Opcode) uint64 {
	switch op {
	case OpOmit8:
		return 1<<8 - 1
	case OpOmit16:
		return 1<<16 - 1
	case OpOmit32:
		return 1<<32 - 1
	case OpOmitFloat32:
		return 1<<31 - 1
	case OpOmitFloat64:
		return 1<<63 - 1
	}
	return ^uint64(0)
}

// A row is one that the compiler is at.
type row struct {
	heads  []int // the addresses of the OpTarget behind each instruction that looks through it
	first  []int // the first entry that each of them looks at
	starts []int // the addresses of the members
}

// row emits fields of the struct at off that make a row.
func (c *encodeCompiler) row(fields []schema.Field, words [][]rowEntry, off uintptr, before comma) comma {
	var r row
	entries := 0
	for i := range fields {
		if i%rowStride == 0 && len(fields)-i >= minRow {
			c.emit(EncodeInstr{Op: OpOmitRow})
			r.heads, r.first = append(r.heads, c.emit(EncodeInstr{Op: OpTarget})), append(r.first, entries)
		}
		entries += len(words[i])
		r.starts = append(r.starts, c.here())
		for _, pc := range r.heads {
			c.need = max(c.need, c.leaving[pc])
		}
		before = c.member(&fields[i], off, before)
	}
	c.endRow(&r, words, off)
	return before
}

// endRow puts the table of a row behind the code and makes the instructions that look through it go here where nothing is left.
func (c *encodeCompiler) endRow(r *row, words [][]rowEntry, off uintptr) {
	end, table := c.here(), []byte(nil)
	for i, w := range words {
		for _, e := range w {
			e.off += uint32(off)
			e.back = uint32(end-r.starts[i]) * uint32(encodeSize)
			table = e.appendTo(table)
		}
	}
	entries := len(table) / int(rowEntrySize)
	at := c.text.add(rowEntry{}.appendTo(table))
	for i, pc := range r.heads {
		c.code[pc-1].Arg = int32(entries - r.first[i])
		c.code[pc].Off = uint32(at + r.first[i]*int(rowEntrySize))
		c.land(pc)
	}
	c.rows = append(c.rows, *r)
}
