package cbor

import (
	"bytes"
	"errors"
	"math"
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
)

// TestDuplicateKeys holds that the last of several members with a key wins, in which form it may be.
func TestDuplicateKeys(t *testing.T) {
	for item, want := range map[string]any{
		"a2 6161 01 6161 02":               map[string]any{"a": int64(2)},
		"bf 6161 01 7f 6161 ff 02 ff":      map[string]any{"a": int64(2)},
		"a3 6161 01 00 02 6161 03":         map[any]any{"a": int64(3), int64(0): int64(2)},
		"a2 00 01 1800 02":                 map[any]any{int64(0): int64(2)},
		"a2 f93c00 01 fa3f800000 02":       map[any]any{1.0: int64(2)},
		"a2 f6 01 f7 02":                   map[any]any{nil: int64(2)},
		"a3 f4 01 f5 02 f4 03":             map[any]any{false: int64(3), true: int64(2)},
		"a2 3bffffffffffffffff 01 20 02":   map[any]any{Negative(math.MaxUint64): int64(1), int64(-1): int64(2)},
		"a2 1bffffffffffffffff 01 00 02":   map[any]any{uint64(math.MaxUint64): int64(1), int64(0): int64(2)},
		"a2 00 a2 6161 01 6161 02 01 9fff": map[any]any{int64(0): map[string]any{"a": int64(2)}, int64(1): []any{}},
	} {
		checkSame(t, unhex(item), want)
	}
}

// TestUnfitKeys holds that members are left out whose keys Go cannot compare, or that no map has, with an error.
func TestUnfitKeys(t *testing.T) {
	for _, key := range []string{"4161", "80", "a0", "9f 00 ff", "bf ff", "c1 00", "d9d9f7 6161", "c2 4105", "f0", "f8ff", "5f ff"} {
		for before, want := range map[string]any{
			"a2":       map[any]any{"b": int64(2)},
			"a3 00 00": map[any]any{int64(0): int64(0), "b": int64(2)},
			"a3 60 00": map[any]any{"": int64(0), "b": int64(2)},
		} {
			src := unhex(before + key + "01 6162 02")
			got, err := readAny(src)
			if unfit, ok := err.(*wire.TypeError); !ok || unfit.Offset != int64(len(unhex(before))) || !same(got, want) {
				t.Errorf("%x is %#v, %v; want %#v", src, got, err, want)
			}
		}
	}
}

// TestAnyOrder holds that maps are written in the order of their names, or of their encoded keys.
func TestAnyOrder(t *testing.T) {
	texts, keys := map[string]any{}, map[any]any{}
	for _, key := range []string{"b", "aa", "", "z", "\u00fc", "a"} {
		texts[key], keys[key] = nil, nil
	}
	for _, key := range []any{nil, true, false, 100, -1, 10, 1.5, uint64(math.MaxUint64), Negative(math.MaxUint64), Simple(99)} {
		keys[key] = []any{map[string]any{"y": 1, "x": map[any]any{2: 2, 1: 1}}}
	}
	for v, want := range map[any]string{
		&texts: "a6 60f6 6161f6 626161f6 6162f6 617af6 62c3bcf6",
		&keys:  "b0 0aV 1864V 1bffffffffffffffffV 20V 3bffffffffffffffffV 60f6 6161f6 6162f6 617af6 626161f6 62c3bcf6 f4V f5V f6V f863V f93e00V",
	} {
		want := bytes.ReplaceAll([]byte(want), []byte("V"), []byte("81a26178a2010102026179 01"))
		out, err := writeAny(reflect.ValueOf(v).Elem().Interface())
		if err != nil || !bytes.Equal(out, unhex(string(want))) {
			t.Errorf("%v is written as %x, %v; want %s", v, out, err, want)
		}
	}
}

// TestAnyOther holds that all types that are not known go to a function, also as a key with maps in it, which are written in memory that
// many share.
func TestAnyOther(t *testing.T) {
	inner := map[string]any{"y": 1, "x": 2}
	var held []*wire.Members
	other := func(e *Encoder, dst []byte, v any) []byte {
		dst = e.Any(dst, *v.(*map[string]any), noOther)
		held = append(held, wire.NewMembers()) // what another Encoder would get now
		return dst
	}
	var e Encoder
	out := e.Any(nil, map[any]any{&inner: []any{&inner}}, other)
	if want := unhex("a1 a2617802617901 81a2617802617901"); e.Err() != nil || !bytes.Equal(out, want) || e.members != nil {
		t.Errorf("a map in a key is written as %x, %v; want %x", out, e.Err(), want)
	}
	for _, members := range held {
		if entries := members.Entries[:min(1, cap(members.Entries))]; len(entries) > 0 && entries[0].Key != "" {
			t.Errorf("the members %v of a map are those of another Encoder, too", entries)
		}
	}
	if _, err := writeAny([]any{1, struct{}{}}); err == nil || err.Error() != "cbor: unsupported type: struct {}" {
		t.Error(err)
	}
}

func TestAnyNil(t *testing.T) {
	for _, v := range []any{nil, []any(nil), map[string]any(nil), map[any]any(nil), []byte(nil), RawMessage(nil)} {
		if out, err := writeAny(v); err != nil || len(out) != 1 || out[0] != itemNull {
			t.Errorf("%#v is written as %x, %v", v, out, err)
		}
	}
}

func TestAnyCycles(t *testing.T) {
	slice := []any{nil}
	slice[0] = slice
	texts, keys := map[string]any{}, map[any]any{}
	texts["a"], keys[1] = []any{texts}, keys
	for _, v := range []any{slice, texts, keys, []any{1, keys}, map[string]any{"a": slice}} {
		_, err := writeAny(v)
		if cycle, ok := err.(*wire.UnsupportedValueError); !ok || cycle.Format != Format {
			t.Errorf("a cycle gives %v", err)
		}
	}
}

// sentence is a type with methods of its own, and those of text.
type sentence struct {
	item []byte
	err  error
}

func (s *sentence) MarshalCBOR() ([]byte, error)    { return s.item, s.err }
func (s *sentence) MarshalText() ([]byte, error)    { return s.item, s.err }
func (s *sentence) UnmarshalText(text []byte) error { s.item = bytes.Clone(text); return s.err }
func (s *sentence) UnmarshalCBOR(item []byte) error { s.item = bytes.Clone(item); return s.err }

func TestMethods(t *testing.T) {
	bad := errors.New("bad")
	for _, c := range []struct {
		item string
		err  error
		ok   bool
	}{{"8100", nil, true}, {"", nil, false}, {"81", nil, false}, {"0000", nil, false}, {"00", bad, false}} {
		var e Encoder
		out := e.Own([]byte("x"), &sentence{unhex(c.item), c.err}, "T")
		failed, _ := e.Err().(*wire.MarshalerError)
		if c.ok && (e.Err() != nil || string(out) != "x"+string(unhex(c.item))) || !c.ok && (failed == nil || failed.Format != Format) {
			t.Errorf("what returns %s, %v is written as %x, %v", c.item, c.err, out, e.Err())
		}
		if out, err := writeAny(RawMessage(unhex(c.item))); c.err == nil && ((err == nil) != c.ok || c.ok && !bytes.Equal(out, unhex(c.item))) {
			t.Errorf("the raw message %s is written as %x, %v", c.item, out, err)
		}
	}
	var e Encoder
	if out := e.Text(nil, &sentence{[]byte("text"), nil}, "T"); string(out) != "\x64text" || e.Err() != nil {
		t.Errorf("text is written as %x, %v", out, e.Err())
	}
	if e.Text(nil, &sentence{nil, bad}, "T"); !errors.Is(e.Err(), bad) {
		t.Errorf("the error is %v", e.Err())
	}
}

func TestReadMethods(t *testing.T) {
	bad := errors.New("bad")
	for _, err := range []error{nil, bad} {
		s := sentence{err: err}
		d := Decoder{Src: unhex("82 d9d9f7 f6 00")}
		_, next := d.Array(0)
		if next = d.Own(next, &s); string(s.item) != "\xd9\xd9\xf7\xf6" || (next == 5) != (err == nil) || err != nil && d.Finish(next) != err {
			t.Errorf("an item is %x, %d, %v", s.item, next, d.Finish(next))
		}
		d = Decoder{Src: unhex("82 d9d9f7 7f 6161 6162 ff 00")}
		_, next = d.Array(0)
		if next = d.Text(next, &s, "T"); string(s.item) != "ab" || (next == 10) != (err == nil) || err != nil && d.Finish(next) != err {
			t.Errorf("a text is %x, %d, %v", s.item, next, d.Finish(next))
		}
	}
	d := Decoder{Src: unhex("05")}
	if err, ok := d.Finish(d.Text(0, &sentence{}, "T")).(*wire.TypeError); !ok || err.GoType != "T" {
		t.Errorf("a number as text: %v", err)
	}
}
