package peers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
	"github.com/vmbench/vmbench/workloads"
)

// A notation writes items of a binary format, for documents that no Go value is written as.
type notation struct {
	format     strategies.Format
	object     func(dst []byte, n int) []byte
	array      func(dst []byte, n int) []byte
	text       func(dst []byte, s string) []byte
	integer    func(dst []byte, v int64) []byte
	float      func(dst []byte, v float64) []byte
	bytes      func(dst []byte, v []byte) []byte
	null       []byte
	broken     []byte // what is no item
	indefinite []byte // the item {"id": "x"} in lengths that are not given, or nil
	tagged     []byte // the same with a tag before the value, or nil
}

var notations = []*notation{
	{
		format: strategies.CBOR, object: cbor.AppendMap, array: cbor.AppendArray, text: cbor.AppendString, integer: cbor.AppendInt,
		float: cbor.AppendFloat64, bytes: cbor.AppendBytes, null: []byte{0xF6}, broken: []byte{0x1C},
		indefinite: []byte("\xbf\x7fai" + "ad\xff" + "\x7fax\xff\xff"), tagged: []byte("\xa1bid\xd8\x20ax"),
	},
	{
		format: strategies.MessagePack, object: msgpack.AppendMap, array: msgpack.AppendArray, text: msgpack.AppendString,
		integer: msgpack.AppendInt, float: msgpack.AppendFloat64, bytes: msgpack.AppendBytes, null: []byte{0xC0}, broken: []byte{0xC1},
	},
}

// members is a map of names and items.
func (n *notation) members(pairs ...any) []byte {
	out := n.object(nil, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		out = append(n.text(out, pairs[i].(string)), n.item(pairs[i+1])...)
	}
	return out
}

// item is a value of Go, or a part of a document, as an item.
func (n *notation) item(v any) []byte {
	switch v := v.(type) {
	case string:
		return n.text(nil, v)
	case int:
		return n.integer(nil, int64(v))
	case float64:
		return n.float(nil, v)
	case []byte:
		return v
	}
	return n.null
}

// A binaryProbe finds out what a peer does in one respect, in a few words.
type binaryProbe struct {
	name     string
	ask      func(t *testing.T, s strategies.Strategy, n *notation) string
	cborOnly bool
}

var binaryProbes = []binaryProbe{
	{name: "invalid UTF-8 written", ask: binaryWritten},
	{name: "invalid UTF-8 read", ask: binaryRead},
	{name: "order of maps", ask: binaryOrder},
	{name: "input after Decode", ask: binaryAliasing},
	{name: "data after the value", ask: trailing},
	{name: "NaN", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		return reread(t, s, n, &workloads.Canada{Features: []workloads.CanadaFeature{
			{Geometry: workloads.CanadaGeometry{Coordinates: [][][2]float64{{{nan}}}}}}}, func(back *workloads.Canada) string {
			return "accepted"
		})
	}},
	{name: "a channel", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		return reread(t, s, n, &workloads.AnyDoc{Payload: make(chan int)}, func(back *workloads.AnyDoc) string {
			return fmt.Sprintf("accepted as %#v", back.Payload)
		})
	}},
	{name: "nil slice, nil map", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		return reread(t, s, n, &workloads.Catalog{Aliases: map[string][]string{"a": nil}}, func(back *workloads.Catalog) string {
			return fmt.Sprintf("%#v in a map, %#v", back.Aliases["a"], back.Settings)
		})
	}},
	{name: "omitempty of 0, false", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		text, _ := appendIn(t, s, n.format, &workloads.Sparse{})
		if text == nil {
			text, _ = appendIn(t, s, n.format, &workloads.Tree{})
		}
		return kept(text, "first_name", "subscribed", "name")
	}},
	{name: "zero time", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		text, err := appendIn(t, s, n.format, &workloads.LogLine{})
		switch {
		case errors.Is(err, strategies.ErrUnsupported):
			return "unsupported"
		case bytes.Contains(text, append(n.text(nil, "time"), n.null...)):
			return "null"
		}
		return "a time"
	}},
	{name: "zone of a time", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		local := time.Date(2024, 1, 1, 12, 0, 0, 0, time.FixedZone("", 5*3600))
		return reread(t, s, n, &workloads.LogLine{Time: local}, func(back *workloads.LogLine) string {
			if _, offset := back.Time.Zone(); offset != 0 {
				return "kept"
			}
			return "lost"
		})
	}},
	{name: "name in another case", ask: binaryDecoded("ID", "x")},
	{name: "name twice", ask: binaryDecoded("id", "first", "id", "x")},
	{name: "name as bytes", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		document := append(n.bytes(n.object(nil, 1), []byte("id")), n.text(nil, "x")...)
		return decodedOrder(t, s, n, document)
	}},
	{name: "integer too large", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		items := append(n.array(nil, 1), n.members("qty", 99999999999)...)
		return decodedOrder(t, s, n, n.members("id", "x", "items", items))
	}},
	{name: "float for an integer", ask: binaryDecoded("number", 1.0, "id", "x")},
	{name: "integer for a float", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		items := append(n.array(nil, 1), n.members("price", 3)...)
		return decodedOrder(t, s, n, n.members("id", "x", "items", items))
	}},
	{name: "null for text", ask: binaryDecoded("note", nil, "id", "x")},
	{name: "bytes for text", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		return decodedOrder(t, s, n, n.members("id", n.bytes(nil, []byte("x"))))
	}},
	{name: "malformed and unknown", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		return decodedOrder(t, s, n, n.members("unknown", n.broken, "id", "x"))
	}},
	{name: "invalid UTF-8 and unknown", ask: binaryDecoded("unknown", "\xff", "id", "x")},
	{name: "9,000 levels and unknown", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		deep := append(bytes.Repeat(n.array(nil, 1), 9000), n.null...)
		return decodedOrder(t, s, n, n.members("unknown", deep, "id", "x"))
	}},
	{name: "indefinite lengths", ask: func(t *testing.T, s strategies.Strategy, n *notation) string {
		return decodedOrder(t, s, n, n.indefinite)
	}},
	{name: "a tag", ask: func(t *testing.T, s strategies.Strategy, n *notation) string { return decodedOrder(t, s, n, n.tagged) }, cborOnly: true},
}

// TestBinaryTraits asks each library of a binary format for what its traits claim, and for more that is worth knowing. In CBOR, where our
// strategies refuse text that is not UTF-8, ValidatesUTF8 is that; in MessagePack nobody looks.
func TestBinaryTraits(t *testing.T) {
	for _, n := range notations {
		answers := map[string]map[string]string{}
		golden(t, "behaviour_"+string(n.format)+".txt", interview(t, n, answers))
		for _, s := range peersOf(n.format) {
			traits := s.Traits()
			is := func(probe, answer string) bool { return answers[probe][s.Name()] == answer }
			for _, claim := range []struct {
				name           string
				claimed, found bool
			}{
				{"CopiesStrings", traits.CopiesStrings, is("input after Decode", "free")},
				{"ValidatesUTF8", traits.ValidatesUTF8 && n.format == strategies.CBOR, is("invalid UTF-8 read", "error")},
				{"SortsMaps", traits.SortsMaps, is("order of maps", "sorted")},
				{"ChecksEnd", traits.ChecksEnd, is("data after the value", "error")},
				{"EscapesHTML", traits.EscapesHTML, false},
			} {
				if claim.claimed != claim.found {
					t.Errorf("%s in %s: %s is claimed as %v, but found to be %v", s.Name(), n.format, claim.name, claim.claimed, claim.found)
				}
			}
		}
	}
}

// interview asks all peers of a format all questions.
func interview(t *testing.T, n *notation, answers map[string]map[string]string) string {
	var table strings.Builder
	for _, p := range binaryProbes {
		if p.cborOnly && n.format != strategies.CBOR {
			continue
		}
		answers[p.name] = map[string]string{}
		lines := ""
		for _, s := range peersOf(n.format) {
			answer := p.ask(t, s, n)
			answers[p.name][s.Name()] = answer
			lines += fmt.Sprintf("  %-*s %s\n", nameWidth(n.format), s.Name(), answer)
		}
		fmt.Fprintf(&table, "%s\n%s", p.name, lines)
	}
	return table.String()
}

// appendIn is what a peer writes for a value. The error wraps ErrUnsupported if it does not support the type.
func appendIn(t *testing.T, s strategies.Strategy, f strategies.Format, v any) ([]byte, error) {
	t.Helper()
	codec, err := compileIn(t, s, f, v)
	if err != nil {
		return nil, err
	}
	return codec.Append(nil, v)
}

// reread says what the reference makes of what a peer writes.
func reread[T any](t *testing.T, s strategies.Strategy, n *notation, v *T, judge func(back *T) string) string {
	document, err := appendIn(t, s, n.format, v)
	switch {
	case errors.Is(err, strategies.ErrUnsupported):
		return "unsupported"
	case err != nil:
		return "error"
	}
	back := new(T)
	if err := newReference(t, n.format, v).codec.Decode(document, back); err != nil {
		return "refused: " + err.Error()
	}
	return judge(back)
}

// binaryWritten says what becomes of invalid UTF-8 in all places where it is written.
func binaryWritten(t *testing.T, s strategies.Strategy, n *notation) string {
	found := map[string][]string{}
	for place, v := range places("a\xffb") {
		out, err := appendIn(t, s, n.format, v)
		verdict := "error"
		switch {
		case errors.Is(err, strategies.ErrUnsupported):
			continue
		case err == nil:
			verdict = "repaired"
			if bytes.Contains(out, []byte("a\xffb")) {
				verdict = "kept"
			}
		}
		found[verdict] = append(found[verdict], place)
	}
	return summed(found)
}

// binaryRead says what becomes of invalid UTF-8 in a document, in all places.
func binaryRead(t *testing.T, s strategies.Strategy, n *notation) string {
	found := map[string][]string{}
	for place, v := range places("a\xffb") {
		codec, _ := compileIn(t, s, n.format, v)
		if codec == nil {
			continue
		}
		document, err := newReference(t, n.format, v).codec.Append(nil, v)
		if err != nil {
			t.Fatal(err)
		}
		got := reflect.New(reflect.TypeOf(v).Elem()).Interface()
		verdict := "error"
		if err := codec.Decode(document, got); err == nil {
			verdict = repaired(allStrings(reflect.ValueOf(got)))
		}
		found[verdict] = append(found[verdict], place)
	}
	return summed(found)
}

// binaryOrder says whether maps are written in the same order each time.
func binaryOrder(t *testing.T, s strategies.Strategy, n *notation) string {
	names, numbers, inner, lists := map[string]string{}, map[int64]string{}, map[string]any{}, map[string][]string{}
	for i := range 100 {
		name := fmt.Sprintf("k%d", i*7919%1000)
		names[name], numbers[int64(i)], inner[name], lists[name] = "", "", nil, nil
	}
	found := map[string][]string{}
	for place, v := range map[string]any{
		"texts by text":   &workloads.Catalog{Settings: names},
		"texts by number": &workloads.Catalog{Categories: numbers},
		"lists by text":   &workloads.Catalog{Aliases: lists},
		"any":             &workloads.AnyDoc{Payload: inner},
	} {
		first, err := appendIn(t, s, n.format, v)
		if errors.Is(err, strategies.ErrUnsupported) {
			continue
		}
		verdict := "sorted"
		for range 5 {
			if again, err := appendIn(t, s, n.format, v); err != nil || !bytes.Equal(again, first) {
				verdict = "any order"
			}
		}
		found[verdict] = append(found[verdict], place)
	}
	return summed(found)
}

// binaryAliasing says whether decoded values change with the input.
func binaryAliasing(t *testing.T, s strategies.Strategy, n *notation) string {
	for _, w := range workloads.All() {
		codec, _ := compileIn(t, s, n.format, w.New())
		data, err := w.Load(context.Background())
		if codec == nil || err != nil {
			continue
		}
		r := newReference(t, n.format, w.New())
		src, got := slices.Clone(r.data(t, w, data).Canonical), w.New()
		if err := codec.Decode(src, got); err != nil {
			t.Errorf("%s: %s: %v", s.Name(), w.Name, err)
		}
		before, _ := r.codec.Append(nil, got)
		for i := range src {
			src[i] = '#'
		}
		if after, _ := r.codec.Append(nil, got); !bytes.Equal(before, after) {
			return "referred to in " + w.Name
		}
	}
	return "free"
}

// trailing says what becomes of a document that goes on behind its item.
func trailing(t *testing.T, s strategies.Strategy, n *notation) string {
	codec, _ := compileIn(t, s, n.format, &workloads.Order{})
	found := map[string][]string{}
	for name, ending := range map[string][]byte{"an item": n.null, "what is no item": n.broken} {
		verdict := "accepted"
		if codec.Decode(append(n.members("id", "x"), ending...), &workloads.Order{}) != nil {
			verdict = "error"
		}
		found[verdict] = append(found[verdict], name)
	}
	return summed(found)
}

// binaryDecoded says what becomes of a document of an order that ends with the id x.
func binaryDecoded(pairs ...any) func(*testing.T, strategies.Strategy, *notation) string {
	return func(t *testing.T, s strategies.Strategy, n *notation) string {
		return decodedOrder(t, s, n, n.members(pairs...))
	}
}

func decodedOrder(t *testing.T, s strategies.Strategy, n *notation, document []byte) string {
	codec, err := compileIn(t, s, n.format, &workloads.Order{})
	if err != nil {
		t.Fatal(err)
	}
	var order workloads.Order
	switch err := codec.Decode(document, &order); {
	case err != nil:
		return "error"
	case order.ID != "x":
		return fmt.Sprintf("ignored, id %q", order.ID)
	case len(order.Items) > 0 && order.Items[0].Quantity != 0:
		return fmt.Sprintf("accepted as %d", order.Items[0].Quantity)
	}
	return "accepted"
}
