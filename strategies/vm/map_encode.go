package vm

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A mapWriter goes through the members of one map in the order of their keys. Writers are kept for the next map of their
// type.
type mapWriter struct {
	outer   *mapWriter     // of the map around it
	base    unsafe.Pointer // to go back to
	entries []mapEntry
	at      int
	key     reflect.Value // memory for keys of the map's type
	values  reflect.Value // the elements in a slice, since a map's own cannot be addressed
	size    uintptr       // of an element, in bytes
	iter    reflect.MapIter
}

// A mapEntry is one member: its key as a string and the position of its element in values.
type mapEntry struct {
	key   string
	index int
}

// maxKept is the largest number of members for which a mapWriter's memory is kept.
const maxKept = 1024

func newMapWriter(t *Type) *mapWriter {
	return &mapWriter{
		key:    reflect.New(t.Key.Go).Elem(),
		values: reflect.New(reflect.SliceOf(t.Elem.Go)).Elem(),
		size:   t.Elem.Size,
	}
}

// openMap begins the map of type i of the program at p. Where nothing follows, because the map is nil or empty or a key
// failed, it appends the whole form and returns no writer.
func (p *Program) openMap(e *wire.Encoder, dst []byte, i int32, at unsafe.Pointer) ([]byte, *mapWriter) {
	t := p.Types[i]
	v := t.value(at)
	switch {
	case v.IsNil():
		return append(dst, "null"...), nil
	case v.Len() == 0:
		return append(dst, "{}"...), nil
	}
	m, ok := p.writers[i].Get().(*mapWriter)
	if !ok {
		m = newMapWriter(t)
	}
	if !m.collect(e, t, v) {
		return dst, nil
	}
	return append(dst, '{'), m
}

// closeMap keeps the writer of a map of type i for the next one, without what it refers to, and returns the writer of the
// map around it.
func (p *Program) closeMap(m *mapWriter, i int32) (outer *mapWriter) {
	outer, m.outer, m.base = m.outer, nil, nil
	if len(m.entries) > maxKept {
		return outer
	}
	m.values.Clear()
	m.values.SetLen(0)
	m.key.SetZero()
	m.iter.Reset(reflect.Value{})
	clear(m.entries)
	m.entries, m.at = m.entries[:0], 0
	p.writers[i].Put(m)
	return outer
}

// collect copies the members of v and sorts them. It returns false, with an error kept, when a key cannot be written.
func (m *mapWriter) collect(e *wire.Encoder, t *Type, v reflect.Value) bool {
	n := v.Len()
	m.entries = slices.Grow(m.entries, n)
	m.values.Grow(n)
	m.values.SetLen(n)
	m.iter.Reset(v)
	for i := 0; i < n && m.iter.Next(); i++ {
		m.key.SetIterKey(&m.iter)
		s, err := keyString(t, m.key)
		if err != nil {
			e.Fail(keyError(t, err))
			return false
		}
		m.values.Index(i).SetIterValue(&m.iter)
		m.entries = append(m.entries, mapEntry{s, i})
	}
	slices.SortFunc(m.entries, func(a, b mapEntry) int { return strings.Compare(a.key, b.key) })
	return true
}

// keyString is a map key as a string.
func keyString(t *Type, key reflect.Value) (string, error) {
	switch t.KeyEncode {
	case schema.KeyString:
		return key.String(), nil
	case schema.KeyInt:
		return strconv.FormatInt(key.Int(), 10), nil
	case schema.KeyUint:
		return strconv.FormatUint(key.Uint(), 10), nil
	}
	if key.Kind() == reflect.Pointer && key.IsNil() {
		return "", nil
	}
	text, err := key.Interface().(wire.TextMarshaler).MarshalText()
	return string(text), err
}

// next appends the key of the next member and returns a pointer to its element.
func (m *mapWriter) next(dst []byte, style wire.Style) ([]byte, unsafe.Pointer) {
	entry := m.entries[m.at]
	m.at++
	dst = append(wire.AppendStyled(dst, entry.key, style), ':')
	return dst, unsafe.Add(m.values.UnsafePointer(), uintptr(entry.index)*m.size)
}

func (m *mapWriter) more() bool { return m.at < len(m.entries) }

// A mapKeyError is the error of a key's MarshalText.
type mapKeyError struct {
	goType string
	err    error
}

func keyError(t *Type, err error) error { return &mapKeyError{t.Name, err} }

func (e *mapKeyError) Error() string {
	return "json: encoding error for type " + strconv.Quote(e.goType) + ": " + strconv.Quote(e.err.Error())
}

func (e *mapKeyError) Unwrap() error { return e.err }
