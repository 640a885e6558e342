package vm

import (
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// Errors of package wire know Go types by their names alone. Those of encoding/json, which the functions of api.go return, have the
// types themselves. They are made here without calling encoding/json, which would be linked with every program then and is as
// large as all that is linked now. Its types stand in the interface, so it is imported.

// syntaxError is encoding/json's error for ours.
func syntaxError(err *wire.SyntaxError) error {
	theirs := &json.SyntaxError{Offset: err.Offset}
	if !setHidden(reflect.TypeFor[json.SyntaxError](), unsafe.Pointer(theirs), "msg", err.Msg) {
		return err
	}
	return theirs
}

// standardError is encoding/json's error for ours about v.
func standardError(err error, v reflect.Value) error {
	switch err := err.(type) {
	case *wire.UnsupportedTypeError:
		return &json.UnsupportedTypeError{Type: v.Type()}
	case *wire.UnsupportedValueError:
		return &json.UnsupportedValueError{Value: v, Str: err.Msg}
	case *wire.MarshalerError:
		return marshalerError(err, v.Type())
	case *mapKeyError:
		return errors.New("json: encoding error for type " + strconv.Quote(v.Type().String()) + ": " + strconv.Quote(err.err.Error()))
	}
	return err
}

func marshalerError(err *wire.MarshalerError, t reflect.Type) error {
	cause := err.Err
	if syntax, ok := cause.(*wire.SyntaxError); ok {
		cause = syntaxError(syntax)
	}
	theirs := &json.MarshalerError{Type: t, Err: cause}
	if !setHidden(reflect.TypeFor[json.MarshalerError](), unsafe.Pointer(theirs), "sourceFunc", err.Method) {
		return err
	}
	return theirs
}

// setHidden sets a string that a struct of type t at p does not export. It returns false if there is none of that name: then
// encoding/json has changed.
func setHidden(t reflect.Type, p unsafe.Pointer, name, value string) bool {
	f, ok := fieldOf(t, name, reflect.String)
	if ok {
		*(*string)(unsafe.Add(p, f.Offset)) = value
	}
	return ok
}
