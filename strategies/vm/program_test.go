package vm

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

func compile(t *testing.T, v any) *Program {
	t.Helper()
	p, err := CompileProgram(schema.Of(reflect.TypeOf(v)), strategies.JSON)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryOpcodeIsNamed(t *testing.T) {
	seen := map[string]Opcode{}
	for op := Opcode(0); op < opcodes; op++ {
		name := op.String()
		if name == "" {
			t.Errorf("opcode %d has no name", op)
		}
		if other, ok := seen[name]; ok {
			t.Errorf("opcodes %d and %d are both named %q", other, op, name)
		}
		seen[name] = op
	}
}

func TestInstrIsFlat(t *testing.T) {
	instr := reflect.TypeFor[Instr]()
	if instr.Size() != 16 {
		t.Errorf("an instruction has %d bytes, want 16", instr.Size())
	}
	for f := range instr.NumField() {
		switch k := instr.Field(f).Type.Kind(); k {
		case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		default:
			t.Errorf("field %s is a %v: not a flat number", instr.Field(f).Name, k)
		}
	}
}

func TestDisassemblyOfWorkloads(t *testing.T) {
	for _, w := range workloads.All() {
		t.Run(w.Name, func(t *testing.T) {
			p, err := CompileProgram(w.Type(), strategies.JSON)
			if err != nil {
				t.Fatal(err)
			}
			checkTargets(t, p)
			golden(t, w.Name, p.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("disassembly differs (-want +got), -update writes it anew:\n%s", diff)
	}
}

// checkTargets holds that no instruction refers to anything outside its program.
func checkTargets(t *testing.T, p *Program) {
	t.Helper()
	check := func(code []Instr, uses func(Opcode) operands) {
		for pc, in := range code {
			u := uses(in.Op)
			if u&usesTarget != 0 && int(in.Arg) >= len(code) {
				t.Errorf("%d %v goes to %d of %d", pc, in.Op, in.Arg, len(code))
			}
			if u&usesType != 0 && (in.LitLen != 0 || int(in.Lit) >= len(p.Types)) {
				t.Errorf("%d %v refers to type %d of %d", pc, in.Op, in.Lit, len(p.Types))
			}
			if u&usesObject != 0 && int(in.Arg) >= len(p.Objects) {
				t.Errorf("%d %v refers to object %d of %d", pc, in.Op, in.Arg, len(p.Objects))
			}
			if in.LitLen != 0 && int(in.Lit)+int(in.LitLen) > len(p.Text) {
				t.Errorf("%d %v has a literal beyond the text", pc, in.Op)
			}
		}
	}
	check(p.Encode, func(op Opcode) operands { return opcodeTable[op].encode })
	check(p.Decode, func(op Opcode) operands { return opcodeTable[op].decode })
}

func TestPunctuationIsMerged(t *testing.T) {
	type point struct {
		X int64 `json:"x"`
		Y int64 `json:"y"`
	}
	p := compile(t, struct {
		A point `json:"a"`
		B bool  `json:"b"`
	}{})
	want := "encode json, 4 instructions, 64 bytes\n" +
		"   0  int64          +0     `{\"a\":{\"x\":`\n" +
		"   1  int64          +8     `,\"y\":`\n" +
		"   2  bool           +16    `},\"b\":`\n" +
		"   3  halt                  `}`\n"
	if diff := cmp.Diff(want, p.EncodeString()); diff != "" {
		t.Error(diff)
	}
}

func TestSharedStructsAreCompiledOnce(t *testing.T) {
	type shared struct{ A, B, C, D int }
	p := compile(t, struct{ P, Q, R shared }{})
	if n := count(p.Encode, OpInt64); n != 4 {
		t.Errorf("%d instructions write integers, want 4", n)
	}
	if n := count(p.Encode, OpCall); n != 3 {
		t.Errorf("%d calls, want 3", n)
	}
}

func count(code []Instr, op Opcode) (n int) {
	for _, in := range code {
		if in.Op == op {
			n++
		}
	}
	return n
}

func TestRecursionWithoutStructs(t *testing.T) {
	type list []list
	p := compile(t, list{})
	if n := count(p.Encode, OpCall); n != 2 {
		t.Errorf("%d calls, want one for the root and one for the element:\n%s", n, p)
	}
}

func TestUnknownFormatIsUnsupported(t *testing.T) {
	_, err := CompileProgram(schema.Of(reflect.TypeFor[int]()), "xml")
	if !errors.Is(err, strategies.ErrUnsupported) || !strings.Contains(err.Error(), "xml") {
		t.Errorf("got %v", err)
	}
}

func TestWrongPointerIsRefused(t *testing.T) {
	c, err := New().Compile(schema.Of(reflect.TypeFor[int]()), strategies.JSON)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{nil, 1, new(string), (*int)(nil)} {
		if out, err := c.Append([]byte("x"), v); err == nil || string(out) != "x" {
			t.Errorf("Append of %T: %q, %v", v, out, err)
		}
		if err := c.Decode([]byte("1"), v); err == nil {
			t.Errorf("Decode into %T: no error", v)
		}
	}
}
