package vm

import (
	"strconv"

	"github.com/vmbench/vmbench/strategies"
)

// Errors are put together without package fmt, which is larger than the compiler and would be linked with every program.

// A refusal is the error for a type or format that there is no program for.
type refusal struct{ reason string }

func (e *refusal) Error() string { return "vm: " + e.reason + ": " + strategies.ErrUnsupported.Error() }

func (e *refusal) Unwrap() error { return strategies.ErrUnsupported }

func unsupportedFormat(f strategies.Format, strategy string) error {
	return &refusal{strategy + " in the format " + strconv.Quote(string(f))}
}
