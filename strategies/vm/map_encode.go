package vm

import (
	"reflect"
	"slices"
	"strconv"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/vm/integer"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A mapWriter goes through the members of one map in the order of their keys. Writers are kept for the next map of their
// type.
type mapWriter struct {
	outer   *mapWriter     // of the map around it
	base    unsafe.Pointer // to go back to
	entries []wire.Entry   // whose indexes are those of the values
	at      int
	elems   mapElems
	binary  *binaryFormat  // whose integers are keys; nil for JSON
	text    bool           // keys are text
	values  unsafe.Pointer // the elements, copied into a slice, since a map's own cannot be addressed
	size    uintptr        // of an element, in bytes
}

// mapElems copies the elements of maps of one type.
type mapElems interface {
	// collect sets the entries and values of the writer to those of the map at p, which has n members. The error is that of a
	// key that cannot be written.
	collect(w *mapWriter, p unsafe.Pointer, n int) error
	// release forgets the elements and keeps their memory.
	release()
}

// maxKept is the largest number of members for which a mapWriter's memory is kept, and maxKeptBytes how large their elements may be
// together.
const (
	maxKept      = 1024
	maxKeptBytes = 1 << 20
)

func newMapWriter(t *Type, f Format) *mapWriter {
	w := &mapWriter{size: t.Elem.Size, binary: f.binary, text: t.KeyEncode == schema.KeyString || t.KeyEncode == schema.KeyText}
	switch t.form {
	case wordForm:
		w.elems = new(elemsOf[uint64])
	case halfForm:
		w.elems = new(elemsOf[uint32])
	case pointerForm:
		w.elems = new(elemsOf[unsafe.Pointer])
	case stringForm:
		w.elems = new(elemsOf[string])
	case sliceForm:
		w.elems = new(elemsOf[[]byte])
	default:
		w.elems = &elemsOfAny{cursor: newMapCursor(t), elem: descriptor(t.Elem.Go)}
	}
	return w
}

// openMap begins the map of type i of the program at p. Where nothing is left to do, because the map is nil, empty or plain, or a
// key failed, it returns no writer.
func (p *Program) openMap(e *wire.Encoder, dst []byte, i int32, at unsafe.Pointer) ([]byte, *mapWriter) {
	n := len(*(*map[string]struct{})(at)) // which does not depend on the type
	switch {
	case *(*unsafe.Pointer)(at) == nil:
		return append(dst, "null"...), nil
	case n == 0:
		return append(dst, "{}"...), nil
	}
	w, ok := p.writers[i].Get().(*mapWriter)
	if !ok {
		w = newMapWriter(&p.Types[i], p.Format)
	}
	if err := w.collect(at, n); err != nil {
		e.Fail(err)
		return dst, nil
	}
	dst = append(dst, '{')
	if op := p.Types[i].writes; op != OpHalt && p.encodeProfile == nil {
		dst = w.appendPlain(e, dst, op)
		p.closeMap(w, i)
		return dst, nil
	}
	return dst, w
}

// collect sets the entries and values to those of the map at p, which has n members, in order.
func (w *mapWriter) collect(p unsafe.Pointer, n int) error {
	w.entries = slices.Grow(w.entries[:0], n)
	if err := w.elems.collect(w, p, n); err != nil {
		return err
	}
	if n > 1 {
		wire.SortEntries(w.entries)
	}
	return nil
}

// closeMap keeps the writer of a map of type i for the next one, without what it refers to, and returns the writer of the
// map around it.
func (p *Program) closeMap(w *mapWriter, i int32) (outer *mapWriter) {
	outer, w.outer, w.base = w.outer, nil, nil
	if n := len(w.entries); n > maxKept || uintptr(n)*w.size > maxKeptBytes {
		return outer
	}
	w.elems.release()
	clear(w.entries)
	w.entries, w.at, w.values = w.entries[:0], 0, nil
	p.writers[i].Put(w)
	return outer
}

// elemsOf are the elements of a map of strings to what has the form of V in memory: see mapForm.
type elemsOf[V any] struct{ values []V }

func (s *elemsOf[V]) collect(w *mapWriter, p unsafe.Pointer, n int) error {
	s.values = slices.Grow(s.values[:0], n)
	for key, value := range *(*map[string]V)(p) {
		w.entries = append(w.entries, wire.Entry{Key: key, Index: len(s.values)})
		s.values = append(s.values, value)
	}
	w.values = unsafe.Pointer(unsafe.SliceData(s.values))
	return nil
}

func (s *elemsOf[V]) release() { clear(s.values) }

// elemsOfAny are the elements of any map.
type elemsOfAny struct {
	cursor mapCursor
	elem   unsafe.Pointer // Go's descriptor of the elements
	values unsafe.Pointer
	length int // how many values there are
	room   int // for so many
}

func (s *elemsOfAny) collect(w *mapWriter, p unsafe.Pointer, n int) error {
	if n > s.room {
		s.room = max(n, 2*s.room)
		s.values = unsafeNewArray(s.elem, s.room)
	}
	w.values, s.length = s.values, 0
	t := s.cursor.of
	for key, elem := s.cursor.start(p); key != nil && s.length < n; key, elem = s.cursor.next() {
		name, err := w.keyString(t.Type, key)
		if err != nil {
			return keyError(t, err, w.binary)
		}
		moveTyped(s.elem, unsafe.Add(s.values, uintptr(s.length)*w.size), elem)
		w.entries = append(w.entries, wire.Entry{Key: name, Index: s.length})
		s.length++
	}
	return nil
}

func (s *elemsOfAny) release() {
	for i := range s.length {
		clearTyped(s.elem, unsafe.Add(s.values, uintptr(i)*s.cursor.of.Elem.Size))
	}
	s.cursor.release()
}

// keyString is the key at p of a map of type t as a string: an integer in JSON in decimal, in other formats as it is encoded.
func (w *mapWriter) keyString(t *schema.Type, p unsafe.Pointer) (string, error) {
	switch t.KeyEncode {
	case schema.KeyString:
		return *(*string)(p), nil
	case schema.KeyInt:
		if w.binary != nil {
			return w.binary.intKey(integer.Int(p, t.Key.Size)), nil
		}
		return strconv.FormatInt(integer.Int(p, t.Key.Size), 10), nil
	case schema.KeyUint:
		if w.binary != nil {
			return w.binary.uintKey(integer.Uint(p, t.Key.Size)), nil
		}
		return strconv.FormatUint(integer.Uint(p, t.Key.Size), 10), nil
	}
	if t.Key.Kind == schema.Pointer && *(*unsafe.Pointer)(p) == nil {
		return "", nil
	}
	text, err := keyMarshaler(t.Key, p).MarshalText()
	return string(text), err
}

// keyMarshaler is the key of type t at p. A pointer, and what an interface holds, has the method itself; anything else has it
// through its address, too.
func keyMarshaler(t *schema.Type, p unsafe.Pointer) wire.TextMarshaler {
	switch t.Kind {
	case schema.Pointer:
		return asType(t.Go, *(*unsafe.Pointer)(p)).(wire.TextMarshaler)
	case schema.Interface:
		return held(t, p).(wire.TextMarshaler)
	}
	return asType(reflect.PointerTo(t.Go), p).(wire.TextMarshaler)
}

// next appends the key of the next member and returns a pointer to its element.
func (w *mapWriter) next(dst []byte, style wire.Style) ([]byte, unsafe.Pointer) {
	entry := &w.entries[w.at]
	w.at++
	if style == 0 {
		dst = wire.AppendString(dst, entry.Key)
	} else {
		dst = wire.AppendStyled(dst, entry.Key, style)
	}
	return append(dst, ':'), unsafe.Add(w.values, uintptr(entry.Index)*w.size)
}

func (w *mapWriter) more() bool { return w.at < len(w.entries) }

// A mapKeyError is the error of a key's MarshalText.
type mapKeyError struct {
	goType string
	err    error
	format strategies.Format
}

func keyError(t *Type, err error, f *binaryFormat) error {
	format := strategies.JSON
	if f != nil {
		format = strategies.Format(f.dialect().String())
	}
	return &mapKeyError{t.Name, err, format}
}

func (e *mapKeyError) Error() string {
	return string(e.format) + ": encoding error for type " + strconv.Quote(e.goType) + ": " + strconv.Quote(e.err.Error())
}

func (e *mapKeyError) Unwrap() error { return e.err }
