package gen

import (
	"fmt"

	"github.com/vmbench/vmbench/strategies/vm/static"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A word is one word of a program: a number, half of where a block begins, or half of an offset that Go's compiler knows.
type word struct {
	number int
	block  *block
	offset func(w *writer) string
	high   bool // the higher half of what the word says
}

// A line is words that stand together in the source: an instruction, or the words of a type.
type line struct {
	words   []word
	comment string
}

// A block is a struct, or the words of a type, that codes refer to.
type block struct {
	comment string
	lines   []line
	at      int // where its first word is
}

func (b *block) size() (n int) {
	for i := range b.lines {
		n += len(b.lines[i].words)
	}
	return n
}

// numbers makes words.
func numbers(list ...int) (words []word) {
	for _, n := range list {
		words = append(words, word{number: n})
	}
	return words
}

// A ref is a type as codes say it, with what the code refers to.
type ref struct {
	code     static.Code
	block    *block // of static.Struct and static.Type
	argument int
}

// halves are the words of an argument in full.
func (r ref) halves() []word {
	if r.block != nil {
		return []word{{block: r.block}, {block: r.block, high: true}}
	}
	return numbers(r.argument&0xFFFF, r.argument>>16)
}

// words are the words that static.Programs.typeAt reads.
func (r ref) words() []word { return append(numbers(int(r.code)), r.halves()...) }

// A blockKey is what a block is of: as what was reached through a pointer, a few types are read in another way.
type blockKey struct {
	t       *schema.Type
	pointed bool
	what    string
}

// newBlock adds a block, if there is none for the key; fill writes it, later.
func (b *builder) newBlock(key blockKey, comment string, fill func(*block)) *block {
	if old, ok := b.blockOf[key]; ok {
		return old
	}
	n := &block{comment: comment}
	b.blockOf[key] = n
	b.blocks = append(b.blocks, n)
	b.queue = append(b.queue, func() { fill(n) })
	return n
}

// layOut gives all blocks their places, and returns how many words they are.
func (b *builder) layOut() (at int) {
	for _, n := range b.blocks {
		n.at = at
		at += n.size()
	}
	return at
}

func text(format string, args ...any) string { return fmt.Sprintf(format, args...) }
