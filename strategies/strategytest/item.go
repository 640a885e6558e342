package strategytest

// An item is one item of a document in a binary format, as the suite reads it, which knows nothing of the leaf primitives
// that strategies read it with.
type item struct {
	span
	head
	parts []item // elements; keys and values in turn; what is tagged; chunks
}

// A head is what an item begins with.
type head struct {
	kind itemKind
	body int    // index after the head
	n    uint64 // bytes of a string or scalar that follow the head; parts of a container
	open bool   // there is no n, but a break at the end
}

type itemKind uint8

const (
	itemScalar itemKind = iota
	itemText
	itemBytes
	itemArray
	itemMap // of twice as many parts as members
	itemTag // of one part
	itemBreak
)

// A notation is how a binary format writes heads and items.
type notation interface {
	vocabulary() *vocabulary
	// head reads the head at i, if there is a whole one.
	head(src []byte, i int) (head, bool)
	// validatesText says that text which is not UTF-8 is refused where it is read.
	validatesText() bool

	text(s string) string
	bytes(s string) string
	integer(n int64) string
	array(n int) string   // a head
	mapping(n int) string // a head

	// wordings are the ways to say the same in other words.
	wordings() []string
	// reword appends an item in other words: the head of a container, with what has to stand at its end, or all of another item.
	reword(dst, src []byte, it *item, wording string) (out []byte, end string)
}

// A parser reads items.
type parser struct {
	notation
	src    []byte
	keep   bool // the parts of items
	untold bool // tags do not count as open containers
}

// parse reads the item at i, with so many containers open around it.
func (p *parser) parse(i, depth int) (it item, ok bool) {
	it.start = i
	if it.head, ok = p.head(p.src, i); !ok || it.kind == itemBreak {
		return it, false
	}
	switch it.kind {
	case itemScalar, itemText, itemBytes:
		if it.open {
			return it, p.chunks(&it)
		}
		it.end = it.body + int(it.n)
		return it, it.n <= uint64(len(p.src)-it.body)
	}
	if it.kind != itemTag || !p.untold {
		depth++
	}
	return it, depth <= maxNesting && p.content(&it, depth)
}

// chunks reads the parts of a string, which are strings of its kind whose lengths are known.
func (p *parser) chunks(it *item) bool {
	for i := it.body; ; {
		h, ok := p.head(p.src, i)
		switch {
		case !ok:
			return false
		case h.kind == itemBreak:
			it.end = h.body
			return true
		case h.kind != it.kind || h.open || h.n > uint64(len(p.src)-h.body):
			return false
		}
		part := item{span: span{i, h.body + int(h.n)}, head: h}
		p.add(it, part)
		i = part.end
	}
}

// content reads the parts of a container, which is one of so many that are open.
func (p *parser) content(it *item, depth int) bool {
	i := it.body
	for n := uint64(0); it.open || n < it.n; n++ {
		if it.open {
			if h, ok := p.head(p.src, i); ok && h.kind == itemBreak {
				it.end = h.body
				return it.kind != itemMap || n%2 == 0
			}
		}
		part, ok := p.parse(i, depth)
		if !ok {
			return false
		}
		p.add(it, part)
		i = part.end
	}
	it.end = i
	return true
}

func (p *parser) add(it *item, part item) {
	if p.keep {
		it.parts = append(it.parts, part)
	}
}

// each calls f for the item and for all items in it, the outer ones first. Chunks are no items.
func (it *item) each(f func(*item)) {
	f(it)
	if it.kind == itemText || it.kind == itemBytes {
		return
	}
	for i := range it.parts {
		it.parts[i].each(f)
	}
}
