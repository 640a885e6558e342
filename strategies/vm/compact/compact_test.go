package compact

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"github.com/vmbench/vmbench/workloads/feature"
)

type small struct {
	A int8
	B string
	C []small
}

type far struct {
	Pad [1 << 17]byte
	N   int32
	S   string
	P   *small
}

// names has those of the programs below, and where they begin.
const (
	names          = "\x05,\"A\":" + "\x05,\"B\":" + "\x05,\"C\":" + "\x05,\"N\":" + "\x05,\"S\":" + "\x05,\"P\":"
	a, b, c        = 0, 6, 12
	n, s, p        = 18, 24, 30
	smallAt, farAt = 0, 12
)

// newPrograms makes the programs of small and far by hand.
func newPrograms() *JSON {
	low := func(offset uintptr) uint16 { return uint16(offset) }
	high := func(offset uintptr) uint16 { return uint16(offset >> 16) }
	offsetN, offsetS, offsetP := unsafe.Offsetof(far{}.N), unsafe.Offsetof(far{}.S), unsafe.Offsetof(far{}.P)
	return &JSON{Programs: &Programs{
		Words: []uint16{
			3,
			uint16(Int8), a, low(unsafe.Offsetof(small{}.A)),
			uint16(String | Omit), b, low(unsafe.Offsetof(small{}.B)),
			uint16(Wrap(Struct, Slice) | Omit), c, low(unsafe.Offsetof(small{}.C)), smallAt, 0,
			3,
			uint16(Int32 | Wide), n, low(offsetN), 0, high(offsetN),
			uint16(String | Wide | Omit), s, low(offsetS), 0, high(offsetS),
			uint16(Wrap(Struct, Pointer) | Wide), p, low(offsetP), 0, high(offsetP), smallAt, 0, 1, 0,
		},
		Names: names + strings.Repeat("\x00", NamesEnd),
		Roots: []uint32{smallAt << 1, farAt << 1, NoProgram},
		Why:   func(int) string { return "a reason" },
		Known: make([]unsafe.Pointer, 3),
		Types: make([]unsafe.Pointer, 2),
	}}
}

const (
	smallHandle Handle[small] = 0
	farHandle   Handle[far]   = 1
)

func TestHandles(t *testing.T) {
	programs := newPrograms()
	v := far{N: -7, S: "x", P: &small{A: 1, C: []small{{B: "y"}}}}
	const want = `{"N":-7,"S":"x","P":{"A":1,"C":[{"A":0,"B":"y"}]}}`
	text, err := Append(programs, farHandle, []byte("> "), &v)
	if string(text) != "> "+want || err != nil {
		t.Fatalf("appended %s, %v; want > %s", text, err, want)
	}
	var back far
	if err := Decode(programs, farHandle, []byte(` {"P" : {"c":[{"B":"y"}],"A":1}, "S":"x" ,"unknown":[],"N":-7}`), &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, v) {
		t.Errorf("decoded %+v", back.P)
	}
	v.S = ""
	if text, err = Append(programs, farHandle, nil, &v); strings.Contains(string(text), "S") || err != nil {
		t.Errorf("appended %s, %v", text, err)
	}
}

// TestOtherTypes holds that a program runs on nothing but what it was generated for.
func TestOtherTypes(t *testing.T) {
	type renamed struct {
		A int8
		B string
		C []small
	}
	type shorter struct {
		A int8
		B string
	}
	type moved struct {
		A uint8
		B string
		C []small
	}
	type deeper struct {
		A int8
		B string
		C [][]small
	}
	type looped struct {
		A int8
		B string
		C []looped
	}
	var none *small
	for _, v := range []any{
		nil, none, small{}, []small{}, 7, "small", new(int), new(shorter), new(moved), new(deeper), new(looped), new(far), new(*small),
	} {
		programs := newPrograms()
		if _, err := Append(programs, smallHandle, nil, new(small)); err != nil {
			t.Fatal(err)
		}
		var wrong *TypeError
		text, err := programs.Append(int(smallHandle), []byte("kept"), v)
		if !errors.As(err, &wrong) || string(text) != "kept" || !strings.Contains(err.Error(), "run the generator again") {
			t.Errorf("%T is appended: %s, %v", v, text, err)
		}
		if err := programs.Decode(int(smallHandle), []byte(`{"A":1,"B":"x","C":[{"A":2}]}`), v); !errors.As(err, &wrong) {
			t.Errorf("%T is decoded: %v", v, err)
		}
	}
	// The same layout will do, be it under another name.
	programs := newPrograms()
	for _, v := range []any{new(renamed), new(small), new(renamed)} {
		if text, err := programs.Append(int(smallHandle), nil, v); string(text) != `{"A":0}` || err != nil {
			t.Errorf("%T: %s, %v", v, text, err)
		}
	}
	if err := programs.Decode(2, []byte(`{}`), new(small)); err == nil || !strings.Contains(err.Error(), "a reason") {
		t.Errorf("a type without a program is decoded: %v", err)
	}
}

// TestBrokenPrograms holds that programs that refer to what is not there are found out before they run.
func TestBrokenPrograms(t *testing.T) {
	for name, damage := range map[string]func(*JSON){
		"a name beyond the names": func(p *JSON) { p.Programs.Words[smallAt+2] = uint16(len(p.Programs.Names)) },
		"a name at the end":       func(p *JSON) { p.Programs.Words[smallAt+2] = uint16(len(p.Programs.Names) - NamesEnd - 1) },
		"another offset":          func(p *JSON) { p.Programs.Words[smallAt+3]++ },
		"no names":                func(p *JSON) { p.Programs.Names = "" },
	} {
		p := newPrograms()
		damage(p)
		if text, err := Append(p, smallHandle, nil, new(small)); err == nil {
			t.Errorf("%s: appended %s", name, text)
		}
	}
}

// TestAllocations holds that neither direction allocates but for what it stores.
func TestAllocations(t *testing.T) {
	programs, v := newPrograms(), small{A: 1, B: "b", C: []small{{C: []small{{}}}}}
	var buf []byte
	if got := testing.AllocsPerRun(100, func() { buf, _ = Append(programs, smallHandle, buf[:0], &v) }); got > 0 {
		t.Errorf("Append allocates %v times", got)
	}
	src := []byte(`{"A":2,"C":[{"A":3}]}`)
	if got := testing.AllocsPerRun(100, func() { _ = Decode(programs, smallHandle, src, &v) }); got > 0 {
		t.Errorf("Decode allocates %v times", got)
	}
}

// TestDescriptors holds what the machine reads of Go's descriptors to what reflect says of the same types.
func TestDescriptors(t *testing.T) {
	seen := map[reflect.Type]bool{}
	for _, f := range feature.All() {
		checkDescriptor(t, reflect.TypeOf(f.New()), seen)
	}
	if len(seen) < 200 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}

func checkDescriptor(t *testing.T, want reflect.Type, seen map[reflect.Type]bool) {
	if seen[want] {
		return
	}
	seen[want] = true
	type iface struct{ table, data unsafe.Pointer }
	got := (*rtype)((*iface)(unsafe.Pointer(&want)).data)
	if got.kind() != uint8(want.Kind()) || got.size != want.Size() || got.String() != want.String() {
		t.Errorf("%s: kind %d, size %d, name %s", want, got.kind(), got.size, got)
	}
	same := func(part *rtype, of reflect.Type) {
		if unsafe.Pointer(part) != (*iface)(unsafe.Pointer(&of)).data {
			t.Errorf("%s: a part is %s, want %s", want, part, of)
		}
		checkDescriptor(t, of, seen)
	}
	switch want.Kind() {
	case reflect.Array:
		if got.length() != want.Len() {
			t.Errorf("%s has length %d", want, got.length())
		}
		same(got.elem(), want.Elem())
	case reflect.Pointer, reflect.Slice:
		same(got.elem(), want.Elem())
	case reflect.Map:
		same(got.elem(), want.Elem())
		same(got.key(), want.Key())
	case reflect.Struct:
		for i, field := range got.fields() {
			if field.offset != want.Field(i).Offset {
				t.Errorf("%s: field %d is at %d", want, i, field.offset)
			}
			same(field.typ, want.Field(i).Type)
		}
		if len(got.fields()) != want.NumField() {
			t.Errorf("%s has %d fields", want, len(got.fields()))
		}
	}
}
