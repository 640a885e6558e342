package vm

import (
	"fmt"
	"math"
	"reflect"
	"testing"
	"unsafe"

	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
)

// longest says how many bytes the core writes at most beside the literal: when it goes on with the next instruction, and
// when it goes to its target. It is written down anew here, so that encodeRoom is not its own witness. Opcodes that are not
// listed check for room, or are left to the driver. What is longer in JSON has its length there, also in the binary formats.
var longest = map[Opcode]struct{ next, target int }{
	OpLiteral: {}, OpPop: {}, OpEmbedded: {}, OpArray: {}, OpOmitMap: {}, OpOmitRow: {}, OpTarget: {}, OpComma: {next: 1},
	OpBool: {next: 5}, OpInt8: {next: 4}, OpInt16: {next: 6}, OpInt32: {next: 11}, OpInt64: {next: 20},
	OpUint8: {next: 3}, OpUint16: {next: 5}, OpUint32: {next: 10}, OpUint64: {next: 20},
	OpFloat32: {next: 9}, OpFloat64: {next: 17},
	OpPointer: {target: 4}, OpCallPointer: {next: 4}, OpSlice: {next: 5, target: 4},
	OpObject: {next: 3}, OpCount: {next: 3}, OpEndObject: {},
	OpOmit8: {next: 1}, OpOmit16: {next: 1}, OpOmit32: {next: 1}, OpOmit64: {next: 1}, OpOmitFloat32: {next: 1},
	OpOmitFloat64: {next: 1}, OpOmitPointer: {next: 1},
}

// checkNeeds holds that each instruction's Need covers every way from it to one that checks for room, and that none needs
// much more than the assembler means to allow.
func checkNeeds(t *testing.T, p *Program) {
	t.Helper()
	const most = maxNeed + 2*maxLiteral
	index := func(in *EncodeInstr) int {
		return int(free(unsafe.Pointer(&p.Encode[0]), unsafe.Pointer(in))) / int(encodeSize)
	}
	worst := make([]int, len(p.Encode)) // all ways lead ahead
	for i := len(p.Encode) - 1; i >= 0; i-- {
		in := &p.Encode[i]
		if bytes, ok := longest[in.Op]; ok {
			worst[i] = bytes.next + worst[i+1]
			if opcodeTable[in.Op].encode&usesTarget != 0 && in.Op != OpCallPointer {
				to := index(in.target())
				if to <= i {
					t.Errorf("%d %v goes back to %d without a check", i, in.Op, to)
				}
				worst[i] = max(worst[i], bytes.target+worst[to])
			}
		}
		if in.Op == OpOmitRow {
			for _, to := range rowTargets(t, p, i) {
				worst[i] = max(worst[i], worst[to])
			}
		}
		worst[i] += int(in.LitLen)
		if int(in.Need) < worst[i] {
			t.Fatalf("%d %v: writes up to %d bytes without a check, Need is %d", i, in.Op, worst[i], in.Need)
		}
		if int(in.Need) > most {
			t.Fatalf("%d %v: Need is %d, above %d", i, in.Op, in.Need, most)
		}
	}
}

// rowTargets returns the addresses to which the instruction at pc, which looks through a row, can go. They are those of
// instructions ahead of it, the last of them the row's end.
func rowTargets(t *testing.T, p *Program, pc int) (to []int) {
	t.Helper()
	target := &p.Encode[pc+1]
	if target.Op != OpTarget {
		t.Fatalf("%d %v is followed by %v, not by its target", pc, p.Encode[pc].Op, target.Op)
	}
	end := pc + 1 + int(target.Arg)/int(encodeSize)
	for n := int(p.Encode[pc].Arg); ; n-- {
		e := (*rowEntry)(unsafe.Add(unsafe.Pointer(target), int(target.Off)+(int(p.Encode[pc].Arg)-n)*int(rowEntrySize)))
		member := end - int(e.back)/int(encodeSize)
		if member <= pc+1 || member > end || e.off%wordSize != 0 {
			t.Fatalf("%d %v has an entry for %d at offset %d", pc, p.Encode[pc].Op, member, e.off)
		}
		if to := &p.Encode[member]; n > 0 && to.LitLen != 0 && (to.Op == OpOmit64 || to.Op == OpOmitPointer) {
			t.Fatalf("%d %v goes to %d, which has a literal that the core would pass over", pc, p.Encode[pc].Op, member)
		}
		to = append(to, member)
		if (e.mask == 0) != (n == 0) || n == 0 && member != end {
			t.Fatalf("%d %v: entry %d from the last has mask %x and goes to %d", pc, p.Encode[pc].Op, n, e.mask, member)
		}
		if n == 0 {
			return to
		}
	}
}

// checkProgram holds for a program, fused or not, what the cores rely on.
func checkProgram(t *testing.T, of *schema.Type) {
	t.Helper()
	for _, f := range Formats() {
		for _, s := range []settings{{}, {unfused: true}} {
			p, err := compileProgram(f.of(of), f, s)
			if err != nil {
				t.Fatal(err)
			}
			checkTargets(t, p)
			checkNeeds(t, p)
			if f == JSON { // whose keys they spell
				checkHashes(t, p)
			}
		}
	}
}

func TestNeedsAreProven(t *testing.T) {
	for _, w := range workloads.All() {
		t.Run(w.Name, func(t *testing.T) { checkProgram(t, w.Type()) })
	}
	for _, f := range feature.All() {
		t.Run(f.Name, func(t *testing.T) { checkProgram(t, schema.Of(reflect.TypeOf(f.New()).Elem())) })
	}
}

// wideOf returns a struct of n fields of the given types in turn, each with the option in its tag.
func wideOf(n int, option string, types ...reflect.Type) reflect.Type {
	fields := make([]reflect.StructField, n)
	for i := range fields {
		fields[i] = reflect.StructField{
			Name: fmt.Sprintf("Field%d", i), Type: types[i%len(types)],
			Tag: reflect.StructTag(fmt.Sprintf(`json:"a_name_of_some_length_%d%s"`, i, option)),
		}
	}
	return reflect.StructOf(fields)
}

// wideTypes are structs so wide that what the first field may write up to the last one is more than a Need can hold.
func wideTypes() map[string]reflect.Type {
	type shared struct{ A, B, C string }
	const wide = 2400
	of := map[string]reflect.Type{}
	for name, field := range map[string]reflect.Type{
		"bool": reflect.TypeFor[bool](), "string": reflect.TypeFor[string](), "float64": reflect.TypeFor[float64](),
		"*bool": reflect.TypeFor[*bool](), "*string": reflect.TypeFor[*string](), "**string": reflect.TypeFor[**string](),
		"[]string": reflect.TypeFor[[]string](), "*shared": reflect.TypeFor[*shared](), "**shared": reflect.TypeFor[**shared](),
		"[]*shared": reflect.TypeFor[[]*shared](), "[2]*string": reflect.TypeFor[[2]*string](),
		"map": reflect.TypeFor[map[string]string](), "any": reflect.TypeFor[any](),
	} {
		of[name] = wideOf(wide, "", field)
		of[name+" mixed"] = wideOf(wide, ",omitempty", field, reflect.TypeFor[int](), reflect.TypeFor[*int]())
		if *long {
			of[name+" omitempty"] = wideOf(wide, ",omitempty", field)
			of[name+" omitzero"] = wideOf(wide, ",omitzero", field)
			of[name+" required"] = wideOf(wide, "", field, reflect.TypeFor[int](), reflect.TypeFor[*int]())
			of[name+" quoted"] = wideOf(wide, ",string", field)
		}
	}
	return of
}

func TestNeedsOfWideStructsAreProven(t *testing.T) {
	for name, wide := range wideTypes() {
		t.Run(name, func(t *testing.T) { checkProgram(t, schema.Of(wide)) })
	}
}

func TestSlackCoversWholeWords(t *testing.T) {
	// The core writes literals in units, then text in words: it may write beyond the end by less than one of each.
	if most := max(copyUnit-1, wordSize); slack < most {
		t.Errorf("slack is %d, below %d", slack, most)
	}
	if maxNeed+2*maxLiteral > math.MaxUint16 {
		t.Error("Need is too small for what the assembler allows")
	}
}
