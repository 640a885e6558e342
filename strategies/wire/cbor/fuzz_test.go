package cbor

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"github.com/vmbench/vmbench/strategies/wire"
)

// FuzzAny holds that what Any reads is written and read again as the same value, that Any and Check agree about what is well-formed, and so
// does Deterministic, and that it changes no value and comes out the same for what is read and what is written.
func FuzzAny(f *testing.F) {
	for _, v := range vectors {
		f.Add(unhex(v.item))
		f.Add(append(unhex("9f d9d9f7"), unhex(v.item+"a2 00 01 20 02 bf 6161 f7 ff ff")...))
	}
	for _, group := range malformed {
		f.Add(unhex(group.items[:2]))
	}
	for _, s := range []string{
		"a2 01 bf ff 00 9f ff", "a2 a2 01 00 00 00 00 80 00", "c2 49 010000000000000000", "c1 c2 41 05", "c0 d9d9f7 60", "fbfff8000000000001",
		"bf 9f 01 ff 00 81 02 00 ff", "a2 f97e00 00 f98000 00", "c1 1b0000003afff44180", "5f 41 00 40 ff", "7f 61c3 61bc ff",
	} {
		f.Add(unhex(s))
	}
	f.Fuzz(checkItem)
}

func TestItems(t *testing.T) {
	r := random()
	for range 3000 {
		checkItem(t, randomKey(r, 0))
	}
}

func checkItem(t *testing.T, src []byte) {
	t.Helper()
	value, err := readAny(src)
	malformed := Check(src)
	if _, syntax := errors.AsType[*wire.SyntaxError](err); syntax != (malformed != nil) || syntax && malformed.Error() != err.Error() {
		t.Fatalf("%x: Any: %v, Check: %v", src, err, malformed)
	}
	if malformed == nil && err != nil && !survivable(err) {
		t.Fatalf("%x: Any: %v", src, err)
	}
	for _, r := range readers {
		d := Decoder{Src: src}
		_, next := r.read(&d, 0)
		err := d.Finish(next)
		if malformed != nil && (err == nil || err.Error() != malformed.Error()) || malformed == nil && err != nil && !survivable(err) {
			t.Fatalf("%x as %s: %v, Check: %v", src, r.name, err, malformed)
		}
	}
	flat, failed := Deterministic(nil, src)
	checkFlat(t, src, flat, failed, malformed)
	if err != nil {
		return
	}
	again := checkWritten(t, src, value)
	if failed != nil || again == nil {
		return
	}
	if v, err := readAny(flat); err != nil || !twins(src) && !padded(src) && !same(v, value) {
		t.Fatalf("%x is %#v, but what Deterministic makes of it, %x, %#v, %v", src, value, flat, v, err)
	}
	if lossy(src) {
		return
	}
	if other, err := Deterministic(nil, again); err != nil || !bytes.Equal(other, flat) {
		t.Fatalf("Deterministic of %x = %x, but of what it is written as, %x, %x, %v", src, flat, again, other, err)
	}
}

// survivable reports whether an error is about an item that is well-formed.
func survivable(err error) bool {
	_, unfit := err.(*wire.TypeError)
	_, syntax := err.(*wire.SyntaxError)
	return unfit || !syntax && err != wire.ErrStopped // else that of a time
}

// checkFlat holds that what Deterministic returns is well-formed, hardly longer than before, and the same again.
func checkFlat(t *testing.T, src, flat []byte, err, malformed error) {
	t.Helper()
	if err != nil {
		twice, ok := err.(*DuplicateKeyError)
		if malformed == nil && (!ok || twice.Offset <= 0 || twice.Offset >= int64(len(src))) || malformed != nil && err.Error() != malformed.Error() {
			t.Fatalf("Deterministic of %x: %v, Check: %v", src, err, malformed)
		}
		return
	}
	if again, err := Deterministic(nil, flat); malformed != nil || err != nil || !bytes.Equal(flat, again) || len(flat) > len(src)+len(src)/64+8 {
		t.Fatalf("Deterministic of %x = %x, and of that %x, %v", src, flat, again, err)
	}
}

// checkWritten writes a value, and reads it again. It returns nil if it has a time in it that cannot be written.
func checkWritten(t *testing.T, src []byte, value any) []byte {
	t.Helper()
	out, err := writeAny(value)
	if failed, ok := err.(*wire.MarshalerError); ok && failed.GoType == "time.Time" {
		return nil // in a zone of 24 hours
	}
	if again, failed := readAny(out); err != nil || failed != nil || !same(again, value) {
		t.Fatalf("%x is %#v, but what that is written as, %x, %v, is %#v, %v", src, value, out, err, again, failed)
	}
	return out
}

// eachItem calls f with where each item of a well-formed one begins.
func eachItem(src []byte, f func(i int)) {
	for i := 0; i < len(src); i = behindHead(src, i) {
		f(i)
	}
}

// twins reports whether there is -0 or undefined, which as keys are others than 0 and null, but not in Go.
func twins(src []byte) (found bool) {
	eachItem(src, func(i int) {
		v, next := Float64(src, i)
		found = found || src[i] == itemUndefined || next >= 0 && v == 0 && math.Signbit(v)
	})
	return found
}

// padded reports whether there is an integer in bytes, one of which may be a leading zero.
func padded(src []byte) (found bool) {
	eachItem(src, func(i int) {
		tag, next := untag(src, i)
		b, end := byteString(src, max(next, 0))
		found = found || next >= 0 && (tag == tagBignum || tag == tagNegative) && end >= 0 && bytes.HasPrefix(b, []byte{0})
	})
	return found
}

// lossy reports whether Go values lose something of an item: besides twins, the form of times, and a tag that says nothing.
func lossy(src []byte) bool {
	found := twins(src)
	eachItem(src, func(i int) {
		tag, next := untag(src, i)
		found = found || next >= 0 && (tag == tagTime || tag == tagEpoch || tag == tagSelfDescribed)
	})
	return found
}
