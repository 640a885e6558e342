// Package translate says in a binary format what a JSON document says, member by member: in the same order, with those given twice, and
// with what no Go type asks for. In flows a JSON document; out comes one that a decoder of the binary format can be given in its place. It
// serves tests and workloads; no strategy uses it.
package translate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
)

// A writer has the leaf primitives of a format.
type writer struct {
	null   func(dst []byte) []byte
	truth  func(dst []byte, v bool) []byte
	signed func(dst []byte, v int64) []byte
	whole  func(dst []byte, v uint64) []byte
	float  func(dst []byte, v float64) []byte
	text   func(dst []byte, s string) []byte
	array  func(dst []byte, n int) []byte
	object func(dst []byte, n int) []byte
}

var writers = map[strategies.Format]writer{
	strategies.CBOR: {
		cbor.AppendNull, cbor.AppendBool, cbor.AppendInt, cbor.AppendUint, cbor.AppendFloat64, cbor.AppendString, cbor.AppendArray,
		cbor.AppendMap,
	},
	strategies.MessagePack: {
		msgpack.AppendNull, msgpack.AppendBool, msgpack.AppendInt, msgpack.AppendUint, msgpack.AppendFloat64, msgpack.AppendString,
		msgpack.AppendArray, msgpack.AppendMap,
	},
}

// JSON returns what a JSON document says, in another format. Numbers that are written without a fraction and an exponent are integers, if
// 64 bits hold them; all others are floats, those that are too large infinite.
func JSON(f strategies.Format, document []byte) ([]byte, error) {
	w, ok := writers[f]
	if !ok {
		return nil, fmt.Errorf("%w: JSON cannot be translated into %s", strategies.ErrUnsupported, f)
	}
	tokens := json.NewDecoder(bytes.NewReader(document))
	tokens.UseNumber()
	v, err := read(tokens)
	if err != nil {
		return nil, err
	}
	return w.append(nil, v), nil
}

// A member is one of an object.
type member struct {
	name  string
	value any
}

// read reads a value: nil, a bool, a string, a json.Number, []any or []member.
func read(tokens *json.Decoder) (any, error) {
	token, err := tokens.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('['):
		return readArray(tokens)
	case json.Delim('{'):
		return readObject(tokens)
	}
	return token, nil
}

func readArray(tokens *json.Decoder) (any, error) {
	list := []any{}
	for tokens.More() {
		v, err := read(tokens)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := tokens.Token()
	return list, err
}

func readObject(tokens *json.Decoder) (any, error) {
	list := []member{}
	for tokens.More() {
		name, err := tokens.Token()
		if err != nil {
			return nil, err
		}
		v, err := read(tokens)
		if err != nil {
			return nil, err
		}
		list = append(list, member{name.(string), v})
	}
	_, err := tokens.Token()
	return list, err
}

func (w writer) append(dst []byte, v any) []byte {
	switch v := v.(type) {
	case bool:
		return w.truth(dst, v)
	case string:
		return w.text(dst, v)
	case json.Number:
		return w.number(dst, v.String())
	case []any:
		dst = w.array(dst, len(v))
		for _, elem := range v {
			dst = w.append(dst, elem)
		}
		return dst
	case []member:
		dst = w.object(dst, len(v))
		for _, m := range v {
			dst = w.append(w.text(dst, m.name), m.value)
		}
		return dst
	}
	return w.null(dst)
}

func (w writer) number(dst []byte, text string) []byte {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && text != "-0" {
		return w.signed(dst, n)
	}
	if n, err := strconv.ParseUint(text, 10, 64); err == nil {
		return w.whole(dst, n)
	}
	f, _ := strconv.ParseFloat(text, 64) // one that is out of range is infinite, or zero
	return w.float(dst, f)
}
