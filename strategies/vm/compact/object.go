package compact

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode/utf8"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// An object is which members a struct has, while it is read.
type object struct {
	first uint32 // its first instruction
	n     uint32 // how many it has
	at    uint32 // the instruction that is expected next
	left  uint32 // how many there are from that on
}

// nameAt returns where the name is of the instruction at a word.
func (p *Programs) nameAt(at uint32) uint32 {
	name := p.word(at + 1)
	if Code(p.Words[at])&Wide != 0 {
		name |= p.word(at+3) << 16
	}
	return name
}

const wordSize = 8

// match returns how long the name is that stands at i as an object has it behind another member, without its first from bytes; 0 if another one
// does. entry is where the name is among the names. Long names never match: search finds them.
func match(src []byte, i int, entry unsafe.Pointer, from int) int {
	n := int(*(*uint8)(entry)) - from
	if n <= 0 || uint(i) > uint(len(src)) || len(src)-i < n {
		return 0
	}
	name, text := unsafe.Add(entry, 1+from), unsafe.Add(unsafe.Pointer(unsafe.SliceData(src)), i)
	if n > 2*wordSize || len(src)-i < 2*wordSize {
		if unsafe.String((*byte)(name), n) != unsafe.String((*byte)(text), n) {
			return 0
		}
		return n
	}
	low := load64(name) ^ load64(text)
	high := load64(unsafe.Add(name, wordSize)) ^ load64(unsafe.Add(text, wordSize))
	if n <= wordSize {
		high, low = 0, low<<(8*(wordSize-n)&63)
	} else {
		high <<= 8 * (2*wordSize - n) & 63
	}
	if low|high != 0 {
		return 0
	}
	return n
}

// load64 loads eight bytes, the first in the lowest.
func load64(p unsafe.Pointer) uint64 { return binary.LittleEndian.Uint64((*[wordSize]byte)(p)[:]) }

// openObject begins to read a struct of type t. It returns false where no member follows, having dealt with whatever stands in the input.
func (m *decoder) openObject(i int, t *rtype) (next int, more bool) {
	if i < len(m.state.Src) && m.state.Src[i] == '{' {
		return m.state.Enter(i, '}')
	}
	return m.mismatch(i, t), false
}

// search reads names of members, the first at i, and passes over their values, until one is that of an instruction, to which it moves
// o. It returns the index of the value, or false at the end of the object.
func (m *decoder) search(i int, o *object) (next int, more bool) {
	for {
		name, at := m.state.Key(i)
		if at < 0 {
			return wire.Stop, false
		}
		if o.find(m.programs, name) {
			return at, true
		}
		if i, more = m.state.More(m.state.Skip(at), '}'); !more {
			return i, false
		}
	}
}

// find moves o to the instruction of the named member: the one of exactly that name, which is looked for from the one on that is expected, or else
// the first whose name differs in case alone.
func (o *object) find(p *Programs, name []byte) bool {
	if o.left > 0 {
		if entry := p.nameAt(o.at); int(p.Names[entry]) == len(name)+nameStart+nameEnd && p.name(entry) == string(name) {
			return true
		}
	}
	if o.scan(p, o.at, o.left, 0, name) || o.scan(p, o.first, o.n-o.left, o.left, name) {
		return true
	}
	return o.scanFolded(p, name)
}

// scan looks for a name in n instructions, of which the first begins at a word, with others behind them.
func (o *object) scan(p *Programs, at, n, others uint32, name []byte) bool {
	words, length := unsafe.Pointer(unsafe.SliceData(p.Words)), len(name)+nameStart+nameEnd
	for ; n > 0; n-- {
		entry := p.nameAt(at)
		if have := int(p.Names[entry]); (have == length || have == 0) && p.name(entry) == string(name) {
			o.at, o.left = at, n+others
			return true
		}
		if Code(loadWord(words, at)).isScalar() {
			at += scalarWords
		} else {
			at = p.nextMember(at)
		}
	}
	return false
}

// scanFolded looks for a name without regard to case.
func (o *object) scanFolded(p *Programs, name []byte) bool {
	if len(name) == 0 {
		return false
	}
	at, first := o.first, lower(name[0])
	for n := o.n; n > 0; n-- {
		entry := p.nameAt(at)
		have := lower(p.Names[entry+1+uint32(nameStart)]) // but for a long name
		if differ := have != first && have|first < utf8.RuneSelf; (!differ || p.Names[entry] == 0) && p.isFolded(p.name(entry), name) {
			o.at, o.left = at, n
			return true
		}
		at = p.nextMember(at)
	}
	return false
}

// isFolded reports whether names differ in case alone, as encoding/json sees it. A name of ASCII can be written with the two other
// characters that have letters of ASCII as their lower case.
func (p *Programs) isFolded(name string, other []byte) bool {
	const longS, kelvin = "\u017F", "\u212A"
	for i := range len(name) {
		switch c := lower(name[i]); {
		case c >= utf8.RuneSelf:
			var x, y [64]byte
			return string(p.Fold(x[:0], []byte(name[i:]))) == string(p.Fold(y[:0], other))
		case len(other) > 0 && lower(other[0]) == c:
			other = other[1:]
		case c == 's' && bytes.HasPrefix(other, []byte(longS)):
			other = other[len(longS):]
		case c == 'k' && bytes.HasPrefix(other, []byte(kelvin)):
			other = other[len(kelvin):]
		default:
			return false
		}
	}
	return len(other) == 0
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// open finds the value of the member that fields is at, in the struct at base, and goes on to the next instruction. It makes
// embedded pointers point to something. If one of them cannot be set, it returns none, and the type of that pointer.
func (p *Programs) open(fields *object, base unsafe.Pointer, t *rtype) (typeRef, unsafe.Pointer, *rtype) {
	f := p.member(fields.at)
	fields.at = f.next
	r := typeRef{f.code &^ flags, f.argument}
	if f.code&Embedded != 0 {
		if base, t = p.reached(&f, base, t); base == nil {
			return r, nil, t
		}
	}
	at := unsafe.Add(base, f.offset)
	if !r.code.IsComposite() {
		return r, at, nil
	}
	return r, at, p.typeOf(f.typ)
}

// reached follows the embedded pointers to a member, as open does.
func (p *Programs) reached(f *member, base unsafe.Pointer, t *rtype) (unsafe.Pointer, *rtype) {
	at := f.hops + 1
	for n := p.word(f.hops); n > 0; n-- {
		offset, way := uintptr(p.word(at)), p.word(at+1)
		slot := (*unsafe.Pointer)(unsafe.Add(base, offset))
		t = t.at(offset, way).pointee()
		if *slot == nil {
			if way&Hidden != 0 {
				return nil, t
			}
			*slot = unsafeNew(t)
		}
		base = *slot
		at += 2
	}
	return base, t
}

// refuseHidden passes over a member behind an embedded pointer to t that cannot be set.
func (m *decoder) refuseHidden(i int, t *rtype) int {
	m.state.Save(hiddenError("json", t))
	return m.state.Skip(wire.Space(m.state.Src, i))
}

// hiddenError is the error of an embedded pointer to t that cannot be set.
func hiddenError(format string, t *rtype) error {
	return errors.New(format + ": cannot set embedded pointer to unexported struct: " + t.String())
}
