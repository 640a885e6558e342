package strategytest

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A fault is an error as far as it is compared: the class of the error, what it says, and the offset in the input. The
// zero fault is no error. encoding/json and wire have types of their own for the same faults. The Go type in a type error is
// not compared in JSON: for some values encoding/json names the interface or pointer on the way to them instead.
type fault struct {
	class  string
	text   string
	offset int64
}

// The classes of faults. Errors of all other types are of the class "other" and compared by their text.
const (
	faultSyntax    = "syntax error"
	faultType      = "type error"
	faultGoType    = "unsupported type"
	faultGoValue   = "unsupported value"
	faultMarshaler = "marshaler error"
	faultOther     = "other error"
	faultPanic     = "panic"
	faultStopped   = "stopped without a reason"
)

func (f fault) String() string {
	switch f.class {
	case "":
		return "no error"
	case faultSyntax, faultType:
		return fmt.Sprintf("%s at offset %d: %s", f.class, f.offset, f.text)
	}
	return f.class + ": " + f.text
}

// broken reports whether the fault is one of the codec itself, which is never what is wanted.
func (f fault) broken() bool { return f.class == faultPanic || f.class == faultStopped }

// faultOf classifies an error of decoding or encoding.
func faultOf(err error) fault {
	if err == nil {
		return fault{}
	}
	switch e := err.(type) { // the usual ones first
	case *panicked:
		return fault{class: faultPanic, text: fmt.Sprint(e.value)}
	case *wire.SyntaxError:
		return fault{faultSyntax, e.Msg, e.Offset}
	case *wire.TypeError:
		return fault{faultType, e.Value, e.Offset}
	}
	if errors.Is(err, wire.ErrStopped) {
		return fault{class: faultStopped, text: err.Error()}
	}
	if f, ok := jsonFault(err); ok {
		return f
	}
	if f, ok := wireFault(err); ok {
		return f
	}
	return fault{class: faultOther, text: plainTypes(err.Error())}
}

// jsonFault classifies the errors of encoding/json, which methods of values return as well.
func jsonFault(err error) (fault, bool) {
	switch e := err.(type) {
	case *json.SyntaxError:
		return fault{faultSyntax, e.Error(), e.Offset}, true
	case *json.UnmarshalTypeError:
		return fault{faultType, e.Value, e.Offset}, true
	case *json.UnsupportedTypeError:
		return fault{class: faultGoType, text: plainTypes(e.Type.String())}, true
	case *json.UnsupportedValueError:
		return fault{class: faultGoValue, text: valueText(e.Str)}, true
	case *json.MarshalerError:
		return fault{class: faultMarshaler, text: plainTypes(e.Error())}, true
	}
	return fault{}, false
}

// wireFault classifies the errors of this repository's strategies, wrapped or not.
func wireFault(err error) (fault, bool) {
	var (
		syntax    *wire.SyntaxError
		mistyped  *wire.TypeError
		goType    *wire.UnsupportedTypeError
		goValue   *wire.UnsupportedValueError
		marshaler *wire.MarshalerError
	)
	switch {
	case errors.As(err, &marshaler): // first: it may wrap one of the others
		return fault{class: faultMarshaler, text: plainTypes(marshaler.Error())}, true
	case errors.As(err, &syntax):
		return fault{faultSyntax, syntax.Msg, syntax.Offset}, true
	case errors.As(err, &mistyped):
		return fault{faultType, mistyped.Value, mistyped.Offset}, true
	case errors.As(err, &goType):
		return fault{class: faultGoType, text: plainTypes(goType.GoType)}, true
	case errors.As(err, &goValue):
		return fault{class: faultGoValue, text: valueText(goValue.Msg)}, true
	}
	return fault{}, false
}

// plainTypes is a text in which names of types are written in one way: for encoding/json it depends on the way to a value
// whether an error names its type or that of a pointer to it, and reflect knows no any and has whole import paths in the names of generic
// types.
func plainTypes(text string) string {
	if strings.Contains(text, "*") || strings.Contains(text, "interface {}") {
		text = typeNames.Replace(text)
	}
	if strings.Contains(text, "/") {
		text = importPaths.ReplaceAllString(text, "")
	}
	return text
}

var (
	typeNames   = strings.NewReplacer("*", "", "interface {}", "any")
	importPaths = regexp.MustCompile(`([\w.~-]+/)+`)
)

// valueText is the text of an unsupported value. Which of a cycle's types is met twice first is of no interest.
func valueText(text string) string {
	if strings.Contains(text, "cycle") {
		return "a cycle"
	}
	return text
}
