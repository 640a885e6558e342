package peers

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	fxcbor "github.com/fxamacker/cbor/v2"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// anyCodec is our codec of an any.
func anyCodec(t testing.TB, f strategies.Format) strategies.Codec {
	codec, err := reflection.New().Compile(schema.Of(reflect.TypeFor[any]()), f)
	if err != nil {
		t.Fatal(err)
	}
	return codec
}

// fxamackerModes are the library's modes without the limits that it has by default, and with the form of times that ours has.
func fxamackerModes(t testing.TB) (fxcbor.EncMode, fxcbor.DecMode) {
	encode, err := fxcbor.EncOptions{Time: fxcbor.TimeRFC3339Nano, TimeTag: fxcbor.EncTagRequired}.EncMode()
	if err != nil {
		t.Fatal(err)
	}
	decode, err := fxcbor.DecOptions{MaxNestedLevels: 65535, MaxArrayElements: 2147483647, MaxMapPairs: 2147483647}.DecMode()
	if err != nil {
		t.Fatal(err)
	}
	return encode, decode
}

// ourCBOR writes down what our decoder alone stores in an any. Of integers beyond int64 and uint64 it keeps the form.
func ourCBOR(n *normalizer, v any) bool {
	switch v := v.(type) {
	case cbor.Simple:
		n.simple(uint8(v))
	case cbor.Negative:
		n.negative(uint64(v))
	case cbor.Tag:
		if content, ok := v.Content.([]byte); ok && (v.Number == 2 || v.Number == 3) {
			n.value(bignum(v.Number, content))
			break
		}
		if isNumber(v.Content) && v.Number == 1 {
			n.out.WriteString(epochBeyond)
		}
		n.tag(v.Number, v.Content)
	default:
		return false
	}
	return true
}

// epochBeyond marks a number of seconds that is no time to us, and zeroTime is the normal form of the zero time.
const epochBeyond, zeroTime = "beyond", "time -62135596800.000000000"

func isNumber(v any) bool {
	switch v.(type) {
	case int64, uint64, float64, cbor.Negative:
		return true
	}
	return false
}

// fxamackerCBOR writes down what the library alone stores in an any.
func fxamackerCBOR(n *normalizer, v any) bool {
	switch v := v.(type) {
	case fxcbor.SimpleValue:
		n.simple(uint8(v))
	case fxcbor.Tag:
		n.tag(v.Number, v.Content)
	default:
		return false
	}
	return true
}

// A cborDuel compares our codec of an any with fxamacker's.
//
// By design, items deeper than 10,000 levels are not well-formed to us, and a number of seconds outside of the years 0 to 9999 stays
// a Tag to us and becomes a time, or the zero time, to the library. The library cuts fractions of nanoseconds off, which we round, and
// writes the zero time as null. A zone of 24 hours or more is read, as encoding/json does, and not written.
type cborDuel struct {
	ours   strategies.Codec
	encode fxcbor.EncMode
	decode fxcbor.DecMode
}

func newCBORDuel(t testing.TB) *cborDuel {
	encode, decode := fxamackerModes(t)
	return &cborDuel{anyCodec(t, strategies.CBOR), encode, decode}
}

// difference says what is not the same to both: whether a document is well-formed, what both read, what one reads when the other has
// written that. It is "" if nothing is.
func (d *cborDuel) difference(document []byte) string {
	problem, theirs := cbor.Check(document), d.decode.Wellformed(document)
	if tooDeep(problem) {
		return ""
	}
	if (problem == nil) != (theirs == nil) {
		return fmt.Sprintf("%x: we say %v, fxamacker says %v", document, problem, theirs)
	}
	var v, w any
	if d.ours.Decode(document, &v) != nil || d.decode.Unmarshal(document, &w) != nil {
		return ""
	}
	got, want := normal(v, ourCBOR), normal(w, fxamackerCBOR)
	switch {
	case strings.Contains(got, epochBeyond):
		return ""
	case !alike(got, want):
		return fmt.Sprintf("%x: we read %s, fxamacker reads %s", document, got, want)
	}
	return cmp.Or(d.theyRead(v, want), d.weRead(w, want))
}

// theyRead says what the library reads of v as we write it, if not what is wanted.
func (d *cborDuel) theyRead(v any, want string) string {
	document, err := d.ours.Append(nil, &v)
	if unwritable(err) {
		return ""
	}
	if err != nil {
		return fmt.Sprintf("we cannot write %#v: %v", v, err)
	}
	var back any
	if err := d.decode.Unmarshal(document, &back); err != nil || !alike(normal(back, fxamackerCBOR), want) {
		return fmt.Sprintf("we write %x, of which fxamacker reads %s, %v, and not %s", document, normal(back, fxamackerCBOR), err, want)
	}
	return ""
}

// weRead says what we read of w as the library writes it, if not what is wanted.
func (d *cborDuel) weRead(w any, want string) string {
	document, err := d.encode.Marshal(w)
	if err != nil || strings.Contains(want, zeroTime) {
		return ""
	}
	var back any
	if err := d.ours.Decode(document, &back); err != nil || !alike(normal(back, ourCBOR), want) {
		return fmt.Sprintf("fxamacker writes %x, of which we read %s, %v, and not %s", document, normal(back, ourCBOR), err, want)
	}
	return ""
}

// FuzzCBORAgainstFxamacker holds that any bytes are well-formed to both or to none, and that items which both can read into an any
// are the same to both, also when one writes what it has read and the other reads that.
func FuzzCBORAgainstFxamacker(f *testing.F) {
	for _, seed := range cborSeeds(f) {
		f.Add(seed)
	}
	duel := newCBORDuel(f)
	f.Fuzz(func(t *testing.T, document []byte) {
		if difference := duel.difference(document); difference != "" {
			t.Error(difference)
		}
	})
}

// TestCBORAgainstFxamacker does the same with documents that are put together at random, of which many are well-formed.
func TestCBORAgainstFxamacker(t *testing.T) {
	duel := newCBORDuel(t)
	atRandom(t, 20_000, func(r *rand.Rand) string { return duel.difference(spoiled(r, cborForger{r}.item(nil, 0))) })
}

// tooDeep reports whether an error of ours is that of nesting.
func tooDeep(err error) bool {
	var syntax *wire.SyntaxError
	return errors.As(err, &syntax) && strings.Contains(syntax.Msg, "exceeded max depth")
}

// unwritable reports whether an error of ours is that of a time whose zone has no text.
func unwritable(err error) bool {
	var failed *wire.MarshalerError
	return errors.As(err, &failed) && failed.GoType == "time.Time" && strings.Contains(failed.Err.Error(), "timezone hour")
}
