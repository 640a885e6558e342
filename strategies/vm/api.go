package vm

import (
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire"
)

// A Codec writes and reads values of one type. It is safe for concurrent use.
type Codec[T any] struct{ program *Program }

// For returns the codec of type T in a format: JSON, CBOR or MessagePack. Its program is compiled once for each set of options. The error wraps
// strategies.ErrUnsupported for a type that is too large.
func For[T any](format Format, opts ...Option) (*Codec[T], error) {
	var s settings
	for _, opt := range opts {
		opt(&s.Options)
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	p, err := familyOf(format, s).root(reflect.TypeFor[T]())
	if err != nil {
		return nil, err
	}
	return &Codec[T]{p}, nil
}

// Append appends the serialized form of *v to dst, "null" for a nil pointer. The errors are those of json.Marshal; dst is
// returned as it was then. What lies between the end of the result and its capacity may have been written to.
func (c *Codec[T]) Append(dst []byte, v *T) ([]byte, error) {
	if v == nil {
		return append(dst, "null"...), nil
	}
	out, err := c.program.append(dst, unsafe.Pointer(v))
	if err != nil {
		return dst, marshalError(err, v)
	}
	return out, nil
}

// Decode reads the document data into *v as Unmarshal does.
func (c *Codec[T]) Decode(data []byte, v *T) error {
	if v == nil {
		return &json.InvalidUnmarshalError{Type: reflect.TypeFor[*T]()}
	}
	return c.program.unmarshal(data, unsafe.Pointer(v))
}

// standard are the programs that behave as encoding/json.
var standard = familyOf(JSON, settings{})

// Marshal returns v as json.Marshal does, with its errors.
func Marshal(v any) ([]byte, error) { return strategies.Encode(marshaler{}, v) }

// Unmarshal reads the document data into what the pointer v points to as json.Unmarshal does, with its errors. It reads in one
// pass, though: where a document has a syntax error, what stands before it may have been stored.
func Unmarshal(data []byte, v any) error {
	t := reflect.TypeOf(v)
	at := (*eface)(unsafe.Pointer(&v)).data
	if t == nil || t.Kind() != reflect.Pointer || at == nil {
		return &json.InvalidUnmarshalError{Type: t}
	}
	p, err := standard.root(t.Elem())
	if err != nil {
		return err
	}
	return p.unmarshal(data, at)
}

// A marshaler is the codec of any value.
type marshaler struct{ strategies.Codec }

// Append appends v, which need not be a pointer.
func (marshaler) Append(dst []byte, v any) ([]byte, error) {
	if v == nil {
		return append(dst, "null"...), nil
	}
	c, err := standard.content(v)
	if err != nil {
		return dst, err
	}
	at := c.at(v)
	if at == nil {
		return append(dst, "null"...), nil
	}
	out, err := c.program.append(dst, at)
	if err != nil {
		return dst, marshalError(err, v)
	}
	return out, nil
}

// root returns the program of what a pointer points to.
func (f *family) root(t reflect.Type) (*Program, error) {
	return f.load(&f.roots, t, f.format.dialect().Of)
}

// append appends the serialized form of the value at p.
func (p *Program) append(dst []byte, at unsafe.Pointer) ([]byte, error) { return p.writer(p, dst, at) }

// read reads the document src into the value at p.
func (p *Program) read(src []byte, at unsafe.Pointer) error { return p.reader(p, src, at) }

// appendJSON is the writer of programs for JSON.
func appendJSON(p *Program, dst []byte, at unsafe.Pointer) ([]byte, error) {
	e := wire.Encoder{Style: p.style()}
	out := p.encode(&e, dst, at)
	if err := e.Err(); err != nil {
		return dst, err
	}
	return out, nil
}

// readJSON is their reader.
func readJSON(p *Program, src []byte, at unsafe.Pointer) error {
	var d wire.Decoder
	p.begin(&d, src)
	return d.Finish(p.decode(&d, d.Start(), at))
}

// unmarshal is read with the errors of json.Unmarshal.
func (p *Program) unmarshal(src []byte, at unsafe.Pointer) error {
	err := p.read(src, at)
	if err == nil {
		return nil
	}
	if errors.Is(err, wire.ErrStopped) && p.MaxDepth > 0 {
		return errors.New("json: more than " + strconv.Itoa(p.MaxDepth) + " objects and arrays are open at a time")
	}
	return p.unmarshalError(err, at)
}

// marshalError returns encoding/json's error where that of a program stands for it. v is a value that could not be written, which is
// rare enough to look at it twice.
func marshalError(err error, v any) error {
	switch err.(type) {
	case *wire.UnsupportedTypeError, *wire.UnsupportedValueError, *wire.MarshalerError, *mapKeyError:
		if theirs := new(faultFinder).content(v); theirs != nil {
			return theirs
		}
	}
	return err
}

// unmarshalError is the same for a document that was read into the value at p. A method's own error is what encoding/json returns, too.
func (p *Program) unmarshalError(err error, at unsafe.Pointer) error {
	switch err := err.(type) {
	case *wire.SyntaxError:
		return syntaxError(err)
	case *wire.TypeError:
		return typeError(err, p.Type.Go, at)
	}
	return err
}
