package main

import (
	"errors"
	"fmt"
)

// The exit codes of vmbench. An error that asks for none exits with codeError.
const (
	codeOK           = 0
	codeError        = 1
	codeUsage        = 2
	codeRegression   = 3
	codeInconclusive = 4
)

// An exitError is an error with the exit code that it asks for. Its text may be empty, if the output has said it all.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// exitCode is the code for the error of a command, or for nil.
func exitCode(err error) int {
	var exit *exitError
	switch {
	case err == nil:
		return codeOK
	case errors.As(err, &exit):
		return exit.code
	}
	return codeError
}

// usageError is an error in the command line. It should end with where to look: "; see vmbench list workloads".
func usageError(format string, args ...any) error {
	return &exitError{codeUsage, fmt.Errorf(format, args...)}
}
