package vm

import "github.com/vmbench/vmbench/workloads/schema"

// Fused instructions do the work of several. They change how fast a program is, never what it does.

const (
	// blockFields is how many fields one OpOmitBlock tests at least and at most.
	minBlockFields = 3
	maxBlockFields = 8
	// maxBlock is how much memory it tests at most, in bytes.
	maxBlock = 128
)

// A block is a stretch of a struct's memory, in bytes from the struct's start, whole words of it.
type block struct{ from, to uintptr }

// omitBlock returns the longest run of fields, from the first on, that are all left out when the memory which it returns,
// too, is zero.
func omitBlock(fields []schema.Field) (n int, of block) {
	for n < min(len(fields), maxBlockFields) {
		b, ok := omittedWhenZero(&fields[n])
		if !ok {
			break
		}
		if n > 0 {
			b = block{min(b.from, of.from), max(b.to, of.to)}
		}
		if b.to-b.from > maxBlock {
			break
		}
		n, of = n+1, b
	}
	if n < minBlockFields {
		return 0, block{}
	}
	return n, of
}

// omittedWhenZero returns the words in which a field lies, if it is left out whenever they are zero.
func omittedWhenZero(f *schema.Field) (block, bool) {
	_, _, empty := omitEmptyOp(f.Type)
	if !(f.Options.OmitEmpty && empty || f.Options.OmitZero && (!f.Type.HasIsZero || f.Type.Kind == schema.Time)) {
		return block{}, false
	}
	var off uintptr
	for i, s := range f.Path {
		if i > 0 && f.Path[i-1].Type.Kind == schema.Pointer {
			return block{}, false
		}
		off += s.Offset
	}
	return block{off &^ (wordSize - 1), (off + f.Type.Size + wordSize - 1) &^ (wordSize - 1)}, true
}
