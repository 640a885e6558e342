package generated

import (
	"errors"
	"reflect"
	"strconv"
	"sync"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
)

// encodersCBOR are the states for types with interfaces in them; those of other types live on the stack.
var encodersCBOR = sync.Pool{New: func() any { return new(cbor.Encoder) }}

// releaseCBOR gives an encoder back and returns the error it kept.
func releaseCBOR(e *cbor.Encoder) error {
	err := e.Err()
	*e = cbor.Encoder{}
	encodersCBOR.Put(e)
	return err
}

// keyTextCBOR is the text of a key that has a method for it. A nil pointer is "".
func keyTextCBOR(e *cbor.Encoder, key wire.TextMarshaler, mapType, keyType string) string {
	if isNilPointer(key) {
		return ""
	}
	var text []byte
	err := errors.New("a nil " + keyType + " is no key")
	if key != nil {
		text, err = key.MarshalText()
	}
	if err != nil {
		e.Fail(errors.New(cbor.Format + ": encoding error for type " + strconv.Quote(mapType) + ": " + strconv.Quote(err.Error())))
	}
	return string(text)
}

// decodeBytesCBOR is cbor.Decoder.Bytes for a slice of bytes of a declared type.
func decodeBytesCBOR[S ~[]E, E ~uint8](d *cbor.Decoder, i int, p *S, goType string) int {
	target := reflect.ValueOf(p).Elem()
	v, next := d.Bytes(i, target.Bytes(), goType)
	target.SetBytes(v)
	return next
}

// hiddenTargetCBOR is hiddenTarget for a decoder of CBOR.
func hiddenTargetCBOR[F any](d *cbor.Decoder, v any, path ...string) *F {
	field, err := settable(v, path, cbor.Format)
	if err != nil {
		d.Save(err)
		return nil
	}
	return field.Addr().Interface().(*F)
}

// skipElementsCBOR passes over the elements of an array that are left, the first of which is at i.
func skipElementsCBOR(d *cbor.Decoder, i, left int) int {
	for more := true; more; left-- {
		i, more = d.More(d.Skip(i), left-1)
	}
	return i
}
