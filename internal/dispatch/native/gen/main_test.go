package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/vmbench/vmbench/internal/dispatch/machine"
)

func TestFileIsUpToDate(t *testing.T) {
	want, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../handlers_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("handlers_gen.go is not what the generator writes: make generate")
	}
}

func TestEveryOpcode(t *testing.T) {
	n := 0
	for op := range machine.Op(machine.NumOps) {
		if !op.Control() {
			n++
		}
	}
	if len(straight) != n {
		t.Errorf("handlers for %d opcodes, want %d", len(straight), n)
	}
}
