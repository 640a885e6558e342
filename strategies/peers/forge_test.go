package peers

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
)

// countVariable makes the number of documents that are put together at random another one.
const countVariable = "VMBENCH_RANDOM_DOCUMENTS"

// atRandom calls compare so many times, with numbers that depend on the time alone.
func atRandom(t *testing.T, count uint64, compare func(r *rand.Rand) string) {
	t.Helper()
	if more, err := strconv.ParseUint(os.Getenv(countVariable), 10, 64); err == nil {
		count = more
	}
	for seed := range count {
		if difference := compare(rand.New(rand.NewPCG(seed, count))); difference != "" {
			t.Fatalf("seed %d of %d: %s", seed, count, difference)
		}
	}
}

// spoiled is a document with, sometimes, a byte changed, taken out or put in, or its end cut off.
func spoiled(r *rand.Rand, document []byte) []byte {
	for len(document) > 0 && r.IntN(3) == 0 {
		i := r.IntN(len(document))
		switch r.IntN(4) {
		case 0:
			document[i] = byte(r.Uint32())
		case 1:
			document[i] ^= 1 << r.IntN(8)
		case 2:
			document = slices.Insert(document, i, byte(r.Uint32()))
		default:
			document = slices.Delete(document, i, min(len(document), i+1+r.IntN(3)))
		}
	}
	return document
}

// maxForged is how deep documents that are put together are.
const maxForged = 5

var forgedTexts = []string{
	"", "a", "b", "key", "größe", "2024-10-01T11:12:03.456789012Z", "2024-02-29T23:59:60Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999+23:59",
	"2024-10-01t11:12:03Z", "2024-10-01T11:12:03,5Z", "2024-13-01T00:00:00Z", "2024-10-01T24:00:00Z", "2024-10-01T1:12:03Z", "2024-10-01T11:12:03-00:00",
	"2024-10-01T11:12:03+24:00", "\xff", "a text of more than twenty-three bytes", "日本語",
}

// A cborForger puts CBOR together.
type cborForger struct{ *rand.Rand }

func (f cborForger) item(dst []byte, depth int) []byte {
	kind := f.IntN(9)
	if depth == maxForged {
		kind = f.IntN(5)
	}
	switch kind {
	case 0, 1:
		return f.head(dst, byte(kind), f.number())
	case 2, 3:
		return f.text(dst, byte(kind))
	case 4:
		return f.other(dst)
	case 5:
		return f.tag(dst, depth)
	case 6, 7:
		return f.container(dst, byte(kind-2), depth)
	}
	return f.container(dst, 5, depth)
}

// number is one near the limits of the forms of heads.
func (f cborForger) number() uint64 { return maker{Rand: f.Rand}.integer() }

// head writes a head of the shortest or a longer form.
func (f cborForger) head(dst []byte, major byte, n uint64) []byte {
	form := 0
	for _, limit := range []uint64{23, math.MaxUint8, math.MaxUint16, math.MaxUint32} {
		if n > limit {
			form++
		}
	}
	if form += f.IntN(6) / 5; form == 0 {
		return append(dst, major<<5|byte(n))
	}
	form = min(form, 4)
	dst = append(dst, major<<5|byte(23+form))
	return append(dst, binary.BigEndian.AppendUint64(nil, n)[8-1<<(form-1):]...)
}

// text writes a text or byte string, in one part or in chunks.
func (f cborForger) text(dst []byte, major byte) []byte {
	if f.IntN(5) > 0 {
		return f.chunk(dst, major)
	}
	dst = append(dst, major<<5|31)
	for range f.IntN(4) {
		dst = f.chunk(dst, major)
	}
	return append(dst, 0xFF)
}

func (f cborForger) chunk(dst []byte, major byte) []byte {
	text := forgedTexts[f.IntN(len(forgedTexts))]
	return append(f.head(dst, major, uint64(len(text))), text...)
}

// other writes a float or a simple value.
func (f cborForger) other(dst []byte) []byte {
	bits := math.Float64bits(maker{Rand: f.Rand}.float())
	switch f.IntN(6) {
	case 0:
		return binary.BigEndian.AppendUint64(append(dst, 0xFB), bits)
	case 1:
		return binary.BigEndian.AppendUint32(append(dst, 0xFA), math.Float32bits(float32(math.Float64frombits(bits))))
	case 2:
		return binary.BigEndian.AppendUint16(append(dst, 0xF9), uint16(bits))
	case 3:
		return append(dst, 0xF8, byte(32+f.IntN(224)))
	}
	return append(dst, 0xE0|byte(f.IntN(24)))
}

// tag writes a tag with what it should stand before, or with something else.
func (f cborForger) tag(dst []byte, depth int) []byte {
	tags := []uint64{0, 0, 1, 1, 2, 3, 4, 21, 24, 32, 55799, 258, math.MaxUint64}
	tag := tags[f.IntN(len(tags))]
	dst = f.head(dst, 6, tag)
	switch {
	case f.IntN(4) == 0:
	case tag == 0:
		return f.text(dst, 3)
	case tag == 1 && f.IntN(2) == 0:
		return f.head(dst, byte(f.IntN(2)), f.number()>>f.IntN(64))
	case tag == 1:
		return f.other(dst)
	case tag == 2 || tag == 3:
		return f.magnitude(dst)
	}
	return f.item(dst, depth+1)
}

// magnitude writes the bytes of an integer.
func (f cborForger) magnitude(dst []byte) []byte {
	bytes := make([]byte, f.IntN(11))
	for i := range bytes {
		bytes[i] = []byte{0, 1, 0x7F, 0x80, 0xFF, byte(f.Uint32())}[f.IntN(6)]
	}
	return append(f.head(dst, 2, uint64(len(bytes))), bytes...)
}

// container writes an array or a map, the end of which may be told by a break.
func (f cborForger) container(dst []byte, major byte, depth int) []byte {
	n, indefinite := f.IntN(5), f.IntN(4) == 0
	if indefinite {
		dst = append(dst, major<<5|31)
	} else {
		dst = f.head(dst, major, uint64(n))
	}
	for range n {
		if major == 5 {
			dst = f.key(dst, depth)
		}
		dst = f.item(dst, depth+1)
	}
	if indefinite {
		dst = append(dst, 0xFF)
	}
	return dst
}

func (f cborForger) key(dst []byte, depth int) []byte {
	switch f.IntN(6) {
	case 0:
		return f.item(dst, depth+1)
	case 1:
		return f.head(dst, byte(f.IntN(2)), f.number())
	case 2:
		return f.other(dst)
	}
	return f.text(dst, 3)
}

// A msgpackForger puts MessagePack together.
type msgpackForger struct{ *rand.Rand }

func (f msgpackForger) item(dst []byte, depth int) []byte {
	kind := f.IntN(10)
	if depth == maxForged {
		kind = f.IntN(6)
	}
	switch kind {
	case 0, 1:
		return f.integer(dst)
	case 2:
		return f.text(dst)
	case 3:
		return f.float(dst)
	case 4:
		return append(dst, 0xC0|byte(f.IntN(5)&^1)>>byte(f.IntN(2)))
	case 5:
		return f.extension(dst)
	case 6, 7:
		return f.array(dst, depth)
	}
	return f.object(dst, depth)
}

// integer writes one of any form, which may be longer than it needs.
func (f msgpackForger) integer(dst []byte) []byte {
	n := maker{Rand: f.Rand}.integer()
	if f.IntN(3) == 0 {
		return append(dst, byte(n)&0x7F|byte(f.IntN(2))*0xE0)
	}
	form := f.IntN(4)
	return f.wide(dst, byte(0xCC+4*f.IntN(2)+form), form, n)
}

// wide writes an initial byte and a number of 1, 2, 4 or 8 bytes.
func (f msgpackForger) wide(dst []byte, initial byte, form int, n uint64) []byte {
	return append(append(dst, initial), binary.BigEndian.AppendUint64(nil, n)[8-1<<form:]...)
}

func (f msgpackForger) text(dst []byte) []byte {
	text := forgedTexts[f.IntN(len(forgedTexts))]
	n, form := uint64(len(text)), f.IntN(3)
	switch {
	case f.IntN(3) == 0:
		dst = f.wide(dst, byte(0xC4+form), form, n)
	case n < 32 && f.IntN(2) == 0:
		dst = append(dst, 0xA0|byte(n))
	default:
		dst = f.wide(dst, byte(0xD9+form), form, n)
	}
	return append(dst, text...)
}

func (f msgpackForger) float(dst []byte) []byte {
	v := maker{Rand: f.Rand}.float()
	if f.IntN(2) == 0 {
		return f.wide(dst, 0xCB, 3, math.Float64bits(v))
	}
	return f.wide(dst, 0xCA, 2, uint64(math.Float32bits(float32(v))))
}

// extension writes one of any form, often a timestamp.
func (f msgpackForger) extension(dst []byte) []byte {
	kinds, lengths := []byte{0xFF, 0xFF, 0xFF, 5, 13, 0xFE}, []int{0, 1, 2, 3, 4, 4, 8, 8, 12, 12, 16, 17}
	kind, n := kinds[f.IntN(len(kinds))], lengths[f.IntN(len(lengths))]
	switch fixed := map[int]byte{1: 0xD4, 2: 0xD5, 4: 0xD6, 8: 0xD7, 16: 0xD8}[n]; {
	case fixed != 0 && f.IntN(3) > 0:
		dst = append(dst, fixed)
	default:
		form := f.IntN(3)
		dst = f.wide(dst, byte(0xC7+form), form, uint64(n))
	}
	dst = append(dst, kind)
	for range n {
		dst = append(dst, []byte{0, 0, 0, 1, 0x3B, byte(f.Uint32()), 0xFF}[f.IntN(7)])
	}
	return dst
}

func (f msgpackForger) array(dst []byte, depth int) []byte {
	n := f.IntN(5)
	dst = f.count(dst, 0x90, 0xDC, n)
	for range n {
		dst = f.item(dst, depth+1)
	}
	return dst
}

func (f msgpackForger) object(dst []byte, depth int) []byte {
	n := f.IntN(5)
	dst = f.count(dst, 0x80, 0xDE, n)
	for range n {
		if f.IntN(3) == 0 {
			dst = f.item(dst, depth+1)
		} else {
			dst = f.text(dst)
		}
		dst = f.item(dst, depth+1)
	}
	return dst
}

func (f msgpackForger) count(dst []byte, fixed, wide byte, n int) []byte {
	if f.IntN(3) > 0 {
		return append(dst, fixed|byte(n))
	}
	form := f.IntN(2)
	return f.wide(dst, wide+byte(form), 1+form, uint64(n))
}
