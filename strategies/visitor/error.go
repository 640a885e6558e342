package visitor

import (
	"errors"
	"strconv"
)

// A mapKeyError is the failure of a key's method MarshalText.
type mapKeyError struct {
	format  string
	mapType string
	err     error
}

func (e *mapKeyError) Error() string {
	return e.format + ": encoding error for type " + strconv.Quote(e.mapType) + ": " + strconv.Quote(e.err.Error())
}

// unexportedError is the error of a member that cannot be stored, see EmbeddedUnexported.
func unexportedError(format, goType string) error {
	return errors.New(format + ": cannot set embedded pointer to unexported struct: " + goType)
}
