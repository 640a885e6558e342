package dynamic

import (
	"encoding/json"
	"strings"

	"github.com/vmbench/vmbench/strategies/wire"
)

// decodeError turns an error that encoding/json goes on after into ours. base is where its document begins in ours.
func decodeError(err error, base int) error {
	if e, ok := err.(*json.UnmarshalTypeError); ok {
		return &wire.TypeError{Value: e.Value, GoType: e.Type.String(), Offset: int64(base) + e.Offset}
	}
	return err
}

// encodeError turns an error of json.Marshal into ours.
func encodeError(err error) error {
	switch e := err.(type) {
	case *json.UnsupportedTypeError:
		return &wire.UnsupportedTypeError{GoType: e.Type.String()}
	case *json.UnsupportedValueError:
		return &wire.UnsupportedValueError{Msg: e.Str}
	case *json.MarshalerError:
		return marshalerError(e)
	}
	return err
}

// marshalerError reads the method out of the text of the error, where alone encoding/json shows it.
func marshalerError(e *json.MarshalerError) error {
	method := "MarshalJSON"
	if strings.HasPrefix(e.Error(), "json: error calling MarshalText ") {
		method = "MarshalText"
	}
	cause := e.Err
	if syntax, ok := cause.(*json.SyntaxError); ok {
		cause = &wire.SyntaxError{Msg: syntax.Error(), Offset: syntax.Offset}
	}
	return &wire.MarshalerError{GoType: e.Type.String(), Method: method, Err: cause}
}
