package machine

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"
)

// The hashes are part of published runs: outputs that change make them incomparable.
func TestHashes(t *testing.T) {
	want := map[string]uint32{"fix": 0x29f41033, "pb": 0x82876f5, "json": 0x21f3c434, "mixed": 0x9453ad99}
	for _, p := range Programs() {
		if p.Hash != want[p.Name] {
			t.Errorf("%s: hash %#x of %d bytes in %d steps, want %#x", p.Name, p.Hash, len(p.Output), p.Steps, want[p.Name])
		}
	}
}

func output(t *testing.T, name string) []byte {
	t.Helper()
	for _, p := range Programs() {
		if p.Name == name {
			return p.Output
		}
	}
	t.Fatalf("there is no program %s", name)
	return nil
}

// encoding/json reads what json writes, and finds the records in it.
func TestJSON(t *testing.T) {
	decoder := json.NewDecoder(bytes.NewReader(output(t, "json")))
	for i, r := range makeRecords() {
		var got struct {
			ID, Delta          int32
			Name, City, Digest string
			OK                 bool
			Price              json.Number
			Date               string
		}
		if err := decoder.Decode(&got); err != nil {
			t.Fatalf("record %d: %v", i, err)
		}
		date := time.Unix(int64(r.day)*24*60*60, 0).UTC().Format(time.DateOnly)
		price := fmt.Sprintf("%d.%02d", r.price/100, r.price%100)
		if got.ID != r.id || got.Delta != r.delta || got.Name != r.name || got.City != r.city || got.OK != r.flag ||
			got.Digest != fmt.Sprintf("%016x", r.digest) || string(got.Price) != price || got.Date != date {
			t.Errorf("record %d: %+v, want %+v", i, got, r)
		}
	}
	if decoder.More() {
		t.Error("more than the records")
	}
}

// A reader of Protocol Buffers finds the records in what pb writes.
func TestPB(t *testing.T) {
	rest := output(t, "pb")
	varint := func() uint64 {
		v, n := binary.Uvarint(rest)
		if n <= 0 {
			t.Fatalf("no varint in %x", rest)
		}
		rest = rest[n:]
		return v
	}
	take := func(n uint64) []byte {
		taken := rest[:n]
		rest = rest[n:]
		return taken
	}
	for i, r := range makeRecords() {
		want := []any{uint64(r.id), uint64(r.count), uint64(-2*r.delta) - min(1, uint64(-r.delta)), r.name, r.city, r.key, uint64(r.price), uint64(r.day)}
		if r.flag {
			want = slices.Insert(want, 3, any(uint64(1)))
		}
		var got []any
		for range want {
			switch tag := varint(); tag & 7 {
			case 0:
				got = append(got, varint())
			case 1:
				got = append(got, binary.LittleEndian.Uint64(take(8)))
			case 2:
				got = append(got, string(take(varint())))
			default:
				t.Fatalf("record %d: tag %#x", i, tag)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("record %d: %v, want %v", i, got, want)
		}
	}
	if len(rest) > 0 {
		t.Errorf("%d bytes behind the records", len(rest))
	}
}

// The programs together use every opcode, so that a hash says something about each.
func TestEveryOpcodeRuns(t *testing.T) {
	used := map[Op]bool{}
	for _, p := range programs() {
		for _, in := range p.list {
			used[in.Op()] = true
		}
	}
	for op := range Op(NumOps) {
		if !used[op] {
			t.Errorf("no program uses %v", op)
		}
		if (straight[op] == nil) != op.Control() {
			t.Errorf("%v is control, or has a function", op)
		}
		if op.String() == "" {
			t.Errorf("opcode %d has no name", op)
		}
	}
}

// In mixed, opcodes that go on have many successors, which is what it is for.
func TestMixedIsPolymorphic(t *testing.T) {
	followers := map[Op]map[Op]bool{}
	for i, in := range programs()[3].list[1:] {
		before := programs()[3].list[i].Op()
		if followers[before] == nil {
			followers[before] = map[Op]bool{}
		}
		followers[before][in.Op()] = true
	}
	for _, op := range []Op{OpTag, OpVarint, OpFix32, OpFix64, OpString} {
		if n := len(followers[op]); n < 5 { // V8 inlines up to 4 targets of an indirect call: its kMaxPolymorphism
			t.Errorf("%v has %d different successors, want 5 or more", op, n)
		}
	}
}

func TestOpcodes(t *testing.T) {
	for _, c := range []struct {
		op     Op
		imm    int32
		acc    int64
		output string
		after  int64
	}{
		{OpInteger, 0, 0, "0", 0},
		{OpInteger, 0, -9223372036854775808, "-9223372036854775808", -9223372036854775808},
		{OpInteger, 0, 9223372036854775807, "9223372036854775807", 9223372036854775807},
		{OpDecimal, 0, 5, "0.05", 5},
		{OpDecimal, 0, -12345, "-123.45", -12345},
		{OpHex, 0, -1, "ffffffffffffffff", -1},
		{OpHex, 0, 0xabc, "0000000000000abc", 0xabc},
		{OpDate, 0, 0, "1970-01-01", 0},
		{OpDate, 0, 11016, "2000-02-29", 11016},
		{OpDate, 0, 11017, "2000-03-01", 11017},
		{OpDate, 0, -719162, "0001-01-01", -719162},
		{OpBool, 0, 0, "false", 0},
		{OpBool, 0, 7, "true", 7},
		{OpVarint, 0, 127, "\x7f", 127},
		{OpVarint, 0, 128, "\x80\x01", 128},
		{OpVarint, 0, -1, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", -1},
		{OpZigzag, 0, -3, "", 5},
		{OpZigzag, 0, 3, "", 6},
		{OpAdd, -5, 3, "", -2},
		{OpAnd, -2, 7, "", 6},
		{OpShift, 60, -1, "", 15},
	} {
		m := NewMemory()
		out, after := straight[c.op](m, newInstr(c.op, 0, 0, uint32(c.imm)), Records, Output, uint64(c.acc))
		if got := string(m[Output:out]); got != c.output || int64(after) != c.after {
			t.Errorf("%v %d of %d: %q and %d, want %q and %d", c.op, c.imm, c.acc, got, int64(after), c.output, c.after)
		}
	}
}
