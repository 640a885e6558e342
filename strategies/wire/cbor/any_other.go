package cbor

import (
	"strconv"
	"time"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// IsOwn reports whether Any itself writes values of v's type, other than scalars, whatever a struct or slice of that shape would be written as.
func IsOwn(v any) bool {
	switch v.(type) {
	case []any, map[string]any, map[any]any, Simple, Negative, Tag, RawMessage:
		return true
	}
	return false
}

// anyOther appends the types of this package. Other formats have others.
func (e *Encoder) anyOther(dst []byte, v any, other func(*Encoder, []byte, any) []byte) ([]byte, bool) {
	boxed := (*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1] // where the value of the interface is
	switch v := v.(type) {
	case Simple:
		if v >= info8 && v < 32 {
			e.Fail(&wire.UnsupportedValueError{Msg: "simple value " + strconv.Itoa(int(v))})
			return dst, true
		}
		return appendHead(dst, majorOther, uint64(v)), true
	case Negative:
		return appendHead(dst, majorNegint, uint64(v)), true
	case Tag:
		if !e.Enter(boxed, 0, "cbor.Tag") {
			return dst, true
		}
		dst = e.Any(appendHead(dst, majorTag, v.Number), v.Content, other)
		e.Leave()
		return dst, true
	case RawMessage:
		return e.Raw(dst, v), true
	}
	return dst, false
}

// anyOther reads what no type of Go is for: a tag, a simple value, an integer below those of int64.
func (d *Decoder) anyOther(i int, old any) (v any, next int) {
	if tag, next := untag(d.Src, i); next >= 0 {
		return d.anyTagged(tag, next, old)
	}
	major := majorAt(d.Src, i)
	if major != majorOther && major != majorNegint || d.Skip(i) < 0 {
		return old, Stop
	}
	n, next := number(d.Src, i)
	if major == majorNegint {
		return Negative(n), next
	}
	return Simple(n), next
}

// anyTagged reads the item at i, which tag stands before. A tag is counted as an array is, so that many of them do not overflow the stack.
func (d *Decoder) anyTagged(tag uint64, i int, old any) (v any, next int) {
	if d.depth >= maxDepth {
		return old, Stop
	}
	if tag != tagSelfDescribed {
		old = nil
	}
	d.depth++
	v, next = d.Any(i, old)
	d.depth--
	if next < 0 || tag == tagSelfDescribed {
		return v, next
	}
	return d.anyMeaning(tag, v, next)
}

// anyMeaning returns what a tag makes of its content.
func (d *Decoder) anyMeaning(tag uint64, item any, end int) (v any, next int) {
	switch tag {
	case tagTime:
		if text, ok := item.(string); ok {
			return d.anyTime(text, end)
		}
	case tagEpoch:
		if t, ok := anyEpoch(item); ok {
			return t, end
		}
	case tagBignum, tagNegative:
		if b, ok := item.([]byte); ok {
			if n, ok := magnitude(b); ok {
				return anyInteger(n, tag == tagNegative), end
			}
		}
	}
	return Tag{tag, item}, end
}

func (d *Decoder) anyTime(text string, end int) (v any, next int) {
	t, err := wire.ParseTime([]byte(text))
	if err != nil {
		return nil, d.Fail(err)
	}
	return t, end
}

func anyEpoch(seconds any) (t time.Time, ok bool) {
	switch n := seconds.(type) {
	case int64:
		return epochTime(float64(n))
	case float64:
		return epochTime(n)
	}
	return t, false
}

// anyInteger returns n or, if negative, -1-n, as Any does.
func anyInteger(n uint64, negative bool) any {
	switch {
	case n>>63 == 0 && negative:
		return int64(^n)
	case n>>63 == 0:
		return int64(n)
	case negative:
		return Negative(n)
	}
	return n
}

// anyFloat reads a float, which is written in its shortest form again.
func anyFloat(src []byte, i int) (v any, next int) {
	f, next := Float64(src, i)
	return f, next
}
