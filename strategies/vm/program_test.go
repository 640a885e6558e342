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
	p, err := CompileProgram(schema.Of(reflect.TypeOf(v)), JSON)
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

func TestInstructionsAreFlat(t *testing.T) {
	checkFlat(t, reflect.TypeFor[EncodeInstr](), 16)
	checkFlat(t, reflect.TypeFor[DecodeInstr](), 32)
}

func checkFlat(t *testing.T, instr reflect.Type, size uintptr) {
	t.Helper()
	if instr.Size() != size {
		t.Errorf("%v has %d bytes, want %d", instr, instr.Size(), size)
	}
	for f := range instr.NumField() {
		switch k := instr.Field(f).Type.Kind(); k {
		case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Int32, reflect.Uint64:
		default:
			t.Errorf("%v: field %s is a %v: not a flat number", instr, instr.Field(f).Name, k)
		}
	}
}

func TestDisassemblyOfWorkloads(t *testing.T) {
	for _, w := range workloads.All() {
		t.Run(w.Name, func(t *testing.T) {
			p, err := CompileProgram(w.Type(), JSON)
			if err != nil {
				t.Fatal(err)
			}
			checkTargets(t, p)
			golden(t, w.Name, p.EncodeListing().String()+"\n"+p.DecodeListing().String())
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
	for pc := range p.Encode {
		in := &p.Encode[pc]
		uses := opcodeTable[in.Op].encode
		if uses&usesTarget != 0 {
			checkDistance(t, pc, in.Op, int(in.Arg), len(p.Encode), int(encodeSize))
		}
		if uses&usesType != 0 && int(in.Arg) >= len(p.Types) {
			t.Errorf("%d %v refers to type %d of %d", pc, in.Op, in.Arg, len(p.Types))
		}
		text := len(p.Encode) * int(encodeSize)
		if at := pc*int(encodeSize) + int(in.Lit); in.LitLen != 0 && (at < text || at+int(in.LitLen) > cap(p.Encode)*int(encodeSize)) {
			t.Errorf("%d %v has a literal at %d, outside the text", pc, in.Op, at)
		}
	}
	for pc := range p.Decode {
		in := &p.Decode[pc]
		uses := opcodeTable[in.Op].decode
		if uses&usesTarget != 0 {
			checkDistance(t, pc, in.Op, int(in.Arg), len(p.Decode), int(decodeSize))
		}
		if uses&usesStart != 0 {
			checkDistance(t, pc, in.Op, int(in.Rest), len(p.Decode), int(decodeSize))
		}
		if uses&usesEnd != 0 || in.Flags&FlagMember != 0 {
			checkDistance(t, pc, in.Op, int(in.End), len(p.Decode), int(decodeSize))
		}
		if uses&usesType != 0 && int(in.Arg) >= len(p.Types) {
			t.Errorf("%d %v refers to type %d of %d", pc, in.Op, in.Arg, len(p.Types))
		}
		if uses&usesObject != 0 && int(in.Arg) >= len(p.Objects) {
			t.Errorf("%d %v refers to object %d of %d", pc, in.Op, in.Arg, len(p.Objects))
		}
	}
}

// checkDistance holds that an instruction goes to another of its program.
func checkDistance(t *testing.T, pc int, op Opcode, distance, n, size int) {
	t.Helper()
	if to := pc + distance/size; distance%size != 0 || to < 0 || to >= n {
		t.Errorf("%d %v goes %d bytes away, to %d of %d", pc, op, distance, to, n)
	}
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
	if diff := cmp.Diff(want, p.EncodeListing().String()); diff != "" {
		t.Error(diff)
	}
}

func TestSharedStructsAreCompiledOnce(t *testing.T) {
	type shared struct{ A, B, C, D int }
	p := compile(t, struct{ P, Q, R shared }{})
	if n := count(p, OpInt64); n != 4 {
		t.Errorf("%d instructions write integers, want 4", n)
	}
	if n := count(p, OpCall); n != 3 {
		t.Errorf("%d calls, want 3", n)
	}
}

// A pair holds two of something, quads are pairs of pairs of pairs of pairs.
type pair[T any] struct {
	X *T
	Y []T
}

type quad[T any] struct{ pair[pair[pair[pair[T]]]] }

func TestPairsOfPairsAreNotCopied(t *testing.T) {
	p := compile(t, quad[quad[quad[quad[quad[quad[quad[int]]]]]]]{})
	if n := len(p.Encode) + len(p.Decode); n > 2000 {
		t.Errorf("%d instructions for 28 structs of two fields", n)
	}
	checkNeeds(t, p)
	checkHashes(t, p)
}

// count returns how many instructions that write have an opcode.
func count(p *Program, op Opcode) (n int) {
	for _, in := range p.Encode {
		if in.Op == op {
			n++
		}
	}
	return n
}

func TestRecursionWithoutStructs(t *testing.T) {
	type list []list
	p := compile(t, list{})
	if n := count(p, OpCall); n != 2 {
		t.Errorf("%d calls, want one for the root and one for the element:\n%s", n, p.EncodeListing().String()+p.DecodeListing().String())
	}
}

func TestUnknownFormatIsUnsupported(t *testing.T) {
	_, err := New(JSON).Compile(schema.Of(reflect.TypeFor[int]()), "xml")
	if !errors.Is(err, strategies.ErrUnsupported) || !strings.Contains(err.Error(), "xml") {
		t.Errorf("got %v", err)
	}
}

func TestTypesTooLargeAreUnsupported(t *testing.T) {
	huge := reflect.ArrayOf(1<<32, reflect.TypeFor[byte]())
	for _, typ := range []reflect.Type{
		reflect.ArrayOf(1<<31, reflect.TypeFor[struct{}]()), huge, reflect.SliceOf(huge), reflect.MapOf(reflect.TypeFor[int](), huge),
		reflect.StructOf([]reflect.StructField{{Name: "A", Type: huge, Tag: `json:"-"`}, {Name: "B", Type: reflect.TypeFor[string]()}}),
	} {
		if _, err := CompileProgram(schema.Of(typ), JSON); !errors.Is(err, strategies.ErrUnsupported) {
			t.Errorf("%v: got %v", typ, err)
		}
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
