package peers

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	vmmsgpack "github.com/vmihailenco/msgpack/v5"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
)

// vmihailencoSkip passes over one item and returns an error unless it is all of the document.
func vmihailencoSkip(document []byte) error {
	reader := bytes.NewReader(document)
	if err := vmmsgpack.NewDecoder(reader).Skip(); err != nil {
		return err
	}
	if reader.Len() > 0 {
		return errTrailing
	}
	return nil
}

// vmihailencoAny reads an item into an any, with maps of any keys. The library panics where a key cannot be compared.
func vmihailencoAny(document []byte) (v any, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("panic: %v", problem)
		}
	}()
	decoder := vmmsgpack.NewDecoder(bytes.NewReader(document))
	decoder.SetMapDecoder(func(d *vmmsgpack.Decoder) (any, error) { return d.DecodeUntypedMap() })
	return decoder.DecodeInterface()
}

func vmihailencoWrite(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := vmmsgpack.NewEncoder(&b)
	encoder.UseCompactInts(true)
	err := encoder.Encode(v)
	return b.Bytes(), err
}

// ourMessagePack writes down what our decoder alone stores in an any.
func ourMessagePack(n *normalizer, v any) bool {
	ext, ok := v.(msgpack.Ext)
	if ok {
		fmt.Fprintf(&n.out, "ext %d %x", ext.Type, ext.Data)
	}
	return ok
}

// vmihailencoMessagePack writes down what the library alone stores in an any: nothing.
func vmihailencoMessagePack(*normalizer, any) bool { return false }

// A msgpackDuel compares our codec of an any with vmihailenco's.
//
// By design, items deeper than 10,000 levels are not well-formed to us. The library reads timestamps with a billion nanoseconds or more,
// and those that are 13 in the place of -1; both are an Ext to us. It takes numbers of different sizes for different keys of a map, where
// the last one counts for us.
type msgpackDuel struct{ ours strategies.Codec }

// difference says what is not the same to both, as that of a cborDuel does.
func (d *msgpackDuel) difference(document []byte) string {
	problem, theirs := msgpack.Check(document), vmihailencoSkip(document)
	if tooDeep(problem) {
		return ""
	}
	if (problem == nil) != (theirs == nil) {
		return fmt.Sprintf("%x: we say %v, vmihailenco says %v", document, problem, theirs)
	}
	var v any
	if problem != nil || d.ours.Decode(document, &v) != nil {
		return "" // the library makes room for as much as a document that is not well-formed promises
	}
	w, err := vmihailencoAny(document)
	got := normal(v, ourMessagePack)
	if err != nil || strings.Contains(got, "ext ") {
		return ""
	}
	want := normal(w, vmihailencoMessagePack)
	if strings.Contains(want, equalKeys) {
		return ""
	}
	if got != want {
		return fmt.Sprintf("%x: we read %s, vmihailenco reads %s", document, got, want)
	}
	return cmp.Or(d.theyRead(v, got), d.weRead(w, got))
}

// theyRead says what the library reads of v as we write it, if not what is wanted.
func (d *msgpackDuel) theyRead(v any, want string) string {
	document, err := d.ours.Append(nil, &v)
	if err != nil {
		return fmt.Sprintf("we cannot write %#v: %v", v, err)
	}
	if back, err := vmihailencoAny(document); err != nil || normal(back, vmihailencoMessagePack) != want {
		return fmt.Sprintf("we write %x, of which vmihailenco reads %s, %v, and not %s", document, normal(back, vmihailencoMessagePack), err, want)
	}
	return ""
}

// weRead says what we read of w as the library writes it, if not what is wanted.
func (d *msgpackDuel) weRead(w any, want string) string {
	document, err := vmihailencoWrite(w)
	if err != nil {
		return ""
	}
	var back any
	if err := d.ours.Decode(document, &back); err != nil || normal(back, ourMessagePack) != want {
		return fmt.Sprintf("vmihailenco writes %x, of which we read %s, %v, and not %s", document, normal(back, ourMessagePack), err, want)
	}
	return ""
}

// FuzzMessagePackAgainstVmihailenco holds that any bytes are well-formed to both or to none, and that items which both can read into an
// any are the same to both, also when one writes what it has read and the other reads that.
func FuzzMessagePackAgainstVmihailenco(f *testing.F) {
	for _, seed := range msgpackSeeds(f) {
		f.Add(seed)
	}
	duel := &msgpackDuel{anyCodec(f, strategies.MessagePack)}
	f.Fuzz(func(t *testing.T, document []byte) {
		if difference := duel.difference(document); difference != "" {
			t.Error(difference)
		}
	})
}

// TestMessagePackAgainstVmihailenco does the same with documents that are put together at random, of which many are well-formed.
func TestMessagePackAgainstVmihailenco(t *testing.T) {
	duel := &msgpackDuel{anyCodec(t, strategies.MessagePack)}
	atRandom(t, 20_000, func(r *rand.Rand) string { return duel.difference(spoiled(r, msgpackForger{r}.item(nil, 0))) })
}
