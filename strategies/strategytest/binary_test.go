package strategytest

import (
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

var binaryFormats = []strategies.Format{strategies.CBOR, strategies.MessagePack}

func TestAssemble(t *testing.T) {
	if got := assemble("a1 61'a' 0102'b c'"); got != "\xa1\x61a\x01\x02b c" {
		t.Errorf("%x", got)
	}
}

// TestValidItems reads examples of the specifications, and items that are not well-formed.
func TestValidItems(t *testing.T) {
	valid := map[strategies.Format]string{
		strategies.CBOR: "00 17 1818 1903e8 1bffffffffffffffff c249010000000000000000 3bffffffffffffffff f98000 fb3ff199999999999a f97e00 f4 f7 f0 f8ff" +
			" c11a514b67b0 d74401020304 d82076687474703a2f2f7777772e6578616d706c652e636f6d 40 60 62225c 80 83010203 8301820203820405 a0 a201020304" +
			" a26161016162820203 5f42010243030405ff 7f657374726561646d696e67ff 9fff 9f018202039f0405ffff 83018202039f0405ff bf61610161629f0203ffff" +
			" bf6346756ef563416d7421ff",
		strategies.MessagePack: "00 7f e0 ff c0 c2 c3 cc80 cd0100 ce00010000 cf0000000100000000 d080 ca3fc00000 cb3ff8000000000000 a0 a161 d90161 da000161" +
			" db0000000161 c40161 c5000161 90 9101 dc000101 dd0000000101 80 81a16101 de0001a16101 d40100 d6ff00000000 c70c" + "ff000000000000000000000000" +
			" c70001",
	}
	broken := map[strategies.Format]string{
		strategies.CBOR: "18 19 1b00000000000000 61 5801 81 8201 a1 a101 c0 ff 1c 1f 3f df fc f818 f800 9f 9f01 bf01ff bf 5f 7f41aaff 5f6161ff 7f7fffff" +
			" 5f01ff 9b8000000000000000 bb8000000000000000 5bffffffffffffffff 82ff 0000",
		strategies.MessagePack: "c1 cc cd00 ca000000 a1 d901 c401 91 81 81a161 dc0001 de0001a161 d4 d401 c7 c700 c70100 ddffffffff dfffffffff 91c1 0000",
	}
	for _, f := range binaryFormats {
		g := grammarOf(f)
		for text := range strings.FieldsSeq(valid[f]) {
			if !g.valid([]byte(assemble(text))) {
				t.Errorf("%s: %s is not well-formed", f, text)
			}
		}
		for text := range strings.FieldsSeq(broken[f]) {
			if g.valid([]byte(assemble(text))) {
				t.Errorf("%s: %s is well-formed", f, text)
			}
		}
	}
}

func TestBinaryOutline(t *testing.T) {
	for f, src := range map[strategies.Format]string{
		strategies.CBOR:        assemble("a2 61'a' 82 01 c1 02 61'b' 7f 61'x' 61'y' ff"),
		strategies.MessagePack: assemble("82 a1'a' 92 01 02 a1'b' d4 05 00"),
	} {
		o := grammarOf(f).outline([]byte(src))
		var values, members []string
		for _, v := range o.values[1:] {
			values = append(values, hex.EncodeToString([]byte(src[v.start:v.end])))
		}
		for _, m := range o.members {
			members = append(members, hex.EncodeToString([]byte(src[m.name.start:m.name.end]))+"="+hex.EncodeToString([]byte(src[m.value.start:m.value.end])))
		}
		want := map[strategies.Format][2]string{
			strategies.CBOR:        {"6161 8201c102 01 c102 02 6162 7f61786179ff", "6161=8201c102 6162=7f61786179ff"},
			strategies.MessagePack: {"a161 920102 01 02 a162 d40500", "a161=920102 a162=d40500"},
		}[f]
		if diff := cmp.Diff(want, [2]string{strings.Join(values, " "), strings.Join(members, " ")}); diff != "" {
			t.Error(f, diff)
		}
	}
}

// someValues are values whose documents have all that can be said in other words.
func someValues() []any {
	long := strings.Repeat("größe ", 50)
	return []any{
		nil, true, 5, -5, 300, int64(-1) << 62, 1.5, "größe", long, []byte("bytes"), []any{}, []any{1, []any{"x", nil}}, map[string]any{"a": 1, "b": map[string]any{long: long}},
		slices.Repeat([]any{1}, 40),
	}
}

func TestRewordedMeansTheSameInBinaryFormats(t *testing.T) {
	for _, f := range binaryFormats {
		r, err := newReference(f, local[any]())
		if err != nil {
			t.Fatal(err)
		}
		for _, value := range someValues() {
			document, err := r.marshal(&value)
			if err != nil {
				t.Fatal(err)
			}
			for v := range r.reworded(document) {
				var want, got any
				if _, isMap := value.(map[string]any); v.what == otherStrings || v.what == tagsAdded && isMap {
					continue // any tells text from bytes, and takes no keys with tags
				}
				if r.unmarshal(document, &want) != nil || r.unmarshal(v.document, &got) != nil || !cmp.Equal(want, got) {
					t.Errorf("%s: %x with %s: %x gives %v, not %v", f, document, v.what, v.document, got, want)
				}
			}
		}
	}
}

// TestRenamedIsWellFormed holds that heads are right where members were added.
func TestRenamedIsWellFormed(t *testing.T) {
	for f, src := range map[strategies.Format]string{
		strategies.CBOR:        assemble("83 a2 61'a' 01 61'b' a1 02 03 bf 61'c' 04 ff b7" + strings.Repeat("0001", 23)),
		strategies.MessagePack: assemble("92 82 a1'a' 01 a1'b' 81 02 03 8f" + strings.Repeat("0001", 15)),
	} {
		g, added := grammarOf(f), 0
		for v := range g.renamed([]byte(src)) {
			if !g.valid(v.document) {
				t.Errorf("%s at %d: %x is not well-formed", v.what, v.at, v.document)
			}
			if v.what == "member added" {
				added++
			}
		}
		if members := len(g.outline([]byte(src)).members); added != 6*members {
			t.Errorf("%s: %d documents with a member added to %d", f, added, members)
		}
	}
}

func TestVocabularies(t *testing.T) {
	for _, f := range Formats() {
		r, err := newReference(f, local[any]())
		if err != nil {
			t.Fatal(err)
		}
		words := r.vocabulary()
		for i, literal := range words.literals[:words.kinds] {
			if !r.valid([]byte(literal)) {
				t.Errorf("%s: literal %d, %s, is not well-formed", f, i, r.shown([]byte(literal)))
			}
		}
		valid := 0
		for _, literal := range words.literals {
			if r.valid([]byte(literal)) {
				valid++
			}
		}
		if share := float64(valid) / float64(len(words.literals)); share < 0.3 || share > 0.9 {
			t.Errorf("%s: %d of %d literals are well-formed", f, valid, len(words.literals))
		}
		for i, document := range words.nestings()[:3] {
			if got, want := r.valid(document), i < 2; got != want {
				t.Errorf("%s: deep document %d is well-formed: %v", f, i, got)
			}
		}
	}
}

// TestReflectionKeepsValues holds the reference of the binary formats to what encoding/json reads from the documents of the
// workloads: written and read again, it is the same. Times lose their zone in MessagePack.
func TestReflectionKeepsValues(t *testing.T) {
	for _, w := range workloads.All() {
		if w.Document != nil && testing.Short() {
			continue
		}
		s, err := OfWorkload(t.Context(), w)
		if errors.Is(err, workloads.ErrUnavailable) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range binaryFormats {
			if f == strategies.MessagePack && w.Name == "synthea_fhir" {
				continue
			}
			r, err := newReference(f, s)
			if err != nil {
				t.Fatal(err)
			}
			v, again := s.Values()[0], s.New()
			document, err := r.marshal(v)
			if err == nil {
				err = r.unmarshal(document, again)
			}
			if path, want, got := difference(v, again); err != nil || path != "" {
				t.Errorf("%s in %s: %v; at %s: %s, not %s", w.Name, f, err, path, got, want)
			}
		}
	}
}
