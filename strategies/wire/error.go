package wire

import (
	"errors"
	"strconv"
)

// ErrStopped means that decoding stopped where nothing is wrong: beyond a limit of LimitDepth, or against its own rules.
var ErrStopped = errors.New("wire: decoder stopped without a reason")

// A SyntaxError describes malformed input. Text and offset are encoding/json's.
type SyntaxError struct {
	Msg    string
	Offset int64 // how many bytes were read when the error was found
}

func (e *SyntaxError) Error() string { return e.Msg }

// A TypeError describes a value that does not fit its Go type.
type TypeError struct {
	Value  string // what was found, as encoding/json describes it: "bool", "array", "number -5"
	GoType string
	Offset int64  // as in encoding/json's UnmarshalTypeError
	Path   string // the JSON pointer of the value, filled in by Decoder.Finish
	Format string // "" is JSON
}

func (e *TypeError) Error() string {
	msg := prefix(e.Format) + "cannot unmarshal " + e.Value + " into Go value of type " + e.GoType +
		" at offset " + strconv.FormatInt(e.Offset, 10)
	if e.Path != "" {
		msg += " (" + e.Path + ")"
	}
	return msg
}

// An UnsupportedTypeError describes a Go type that cannot be written.
type UnsupportedTypeError struct {
	GoType string
	Format string // "" is JSON
}

func (e *UnsupportedTypeError) Error() string {
	return prefix(e.Format) + "unsupported type: " + e.GoType
}

// An UnsupportedValueError describes a value that cannot be written: NaN, an infinity, one that contains itself.
type UnsupportedValueError struct {
	Msg    string
	Format string // "" is JSON
}

func (e *UnsupportedValueError) Error() string {
	return prefix(e.Format) + "unsupported value: " + e.Msg
}

// A MarshalerError describes the failure of a value's own method, such as "MarshalJSON" or "MarshalText".
type MarshalerError struct {
	GoType, Method string
	Err            error
	Format         string // "" is JSON
}

func (e *MarshalerError) Error() string {
	return prefix(e.Format) + "error calling " + e.Method + " for type " + e.GoType + ": " + e.Err.Error()
}

func (e *MarshalerError) Unwrap() error { return e.Err }

// prefix is what the errors of a format begin with.
func prefix(format string) string {
	if format == "" {
		format = "json"
	}
	return format + ": "
}

// NameFormat returns err, which says of which format it is if it is one of this package.
func NameFormat(err error, format string) error {
	switch err := err.(type) {
	case *TypeError:
		err.Format = format
	case *UnsupportedTypeError:
		err.Format = format
	case *UnsupportedValueError:
		err.Format = format
	case *MarshalerError:
		err.Format = format
	}
	return err
}
