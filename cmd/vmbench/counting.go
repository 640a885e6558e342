package main

import (
	"fmt"
	"io"

	"github.com/vmbench/vmbench/internal/machine"
	"github.com/vmbench/vmbench/internal/trial"
)

// chooseCounting reports whether valgrind is to count instructions: if they are asked for, and the processor does not
// count them in every trial anyway.
func chooseCounting(o runOptions, stderr io.Writer) (valgrind bool, err error) {
	if !o.instructions {
		return false, nil
	}
	if err := machine.ProbeCounters(machine.Instructions)[machine.Instructions]; err == nil {
		if o.progress != "none" {
			fmt.Fprintln(stderr, "the processor counts instructions here, as instructions/op; valgrind is not needed")
		}
		return false, nil
	}
	if _, err := trial.FindValgrind(); err != nil {
		return false, usageError("--instructions: %w", err)
	}
	return true, nil
}
