package schema_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	. "github.com/vmbench/vmbench/workloads/schema"
	"github.com/vmbench/vmbench/workloads/schema/internal/specimen"
)

var binaryDialects = []*Dialect{CBOR, MessagePack}

func TestDialectOf(t *testing.T) {
	for format, want := range map[string]*Dialect{"json": JSON, "cbor": CBOR, "msgpack": MessagePack, "JSON": nil, "": nil} {
		if got, ok := DialectOf(format); got != want || ok != (want != nil) {
			t.Errorf("DialectOf(%q) = %v, %v", format, got, ok)
		}
		if want != nil && want.String() != format {
			t.Errorf("dialect of %s is called %v", format, want)
		}
	}
}

func TestEachDialectHasItsGraph(t *testing.T) {
	list := reflect.TypeFor[specimen.List]()
	if Of(list) != JSON.Of(list) || OfDynamic(list) != JSON.OfDynamic(list) {
		t.Error("Of is not that of JSON")
	}
	if JSON.Of(list) == CBOR.Of(list) || CBOR.Of(list) == MessagePack.Of(list) {
		t.Error("dialects share a Type")
	}
	for _, d := range binaryDialects {
		if found := d.Of(list); found.Fields[1].Type.Elem != found || !found.Recursive {
			t.Errorf("%v: a recursive type does not lead back to itself", d)
		}
	}
}

func TestIn(t *testing.T) {
	for _, goType := range []reflect.Type{
		reflect.TypeFor[int](), reflect.TypeFor[specimen.Chain](), reflect.TypeFor[specimen.OwnChain](),
	} {
		for _, from := range []*Dialect{JSON, CBOR, MessagePack} {
			for _, to := range []*Dialect{JSON, CBOR, MessagePack} {
				if from.Of(goType).In(to) != to.Of(goType) {
					t.Errorf("%v from %v to %v", goType, from, to)
				}
			}
		}
	}
	mixed := reflect.TypeFor[specimen.OwnOrText]() // whose text methods are on the value
	inCBOR := CBOR.OfDynamic(mixed)
	if !inCBOR.Unaddressable || inCBOR.In(MessagePack) != MessagePack.OfDynamic(mixed) || inCBOR.In(CBOR) != inCBOR {
		t.Error("what cannot be addressed is not read as such in another dialect")
	}
	if (&Type{Name: "read from source"}).In(CBOR) != nil {
		t.Error("a Type without a Go type was found in another dialect")
	}
}

// A memberFact is what a tag decides.
type memberFact struct {
	Name    string
	Options Options
}

func membersIn(d *Dialect, of reflect.Type) (facts []memberFact) {
	for _, f := range d.Of(of).Fields {
		facts = append(facts, memberFact{f.Name, f.Options})
	}
	return facts
}

func TestTagsOfDialects(t *testing.T) {
	omitZero, none := Options{OmitZero: true}, Options{}
	binary := []memberFact{
		{"Plain", none}, {"fallback", Options{OmitEmpty: true}}, {"own", omitZero}, {"Present", none}, {"kept", none},
		{"-", none}, {"quoted", none}, {"Bad", none},
	}
	for _, c := range []struct {
		dialect *Dialect
		want    []memberFact
	}{
		{JSON, []memberFact{
			{"Plain", none}, {"fallback", Options{OmitEmpty: true, Quoted: true}}, {"json", Options{OmitEmpty: true}},
			{"json_present", Options{OmitEmpty: true}}, {"dropped", none}, {"json_dash", none}, {"Quoted", none}, {"good", none},
			{"json_cbor", none}, {"json_msgpack", none},
		}},
		{CBOR, append(binary[:len(binary):len(binary)], memberFact{"cbor", none}, memberFact{"json_msgpack", none})},
		{MessagePack, append(binary[:len(binary):len(binary)], memberFact{"json_cbor", none}, memberFact{"msgpack", none})},
	} {
		if diff := cmp.Diff(c.want, membersIn(c.dialect, reflect.TypeFor[specimen.BinaryTags]())); diff != "" {
			t.Errorf("%v (-want +got):\n%s", c.dialect, diff)
		}
	}
}

func TestEmbeddingByTagsOfDialects(t *testing.T) {
	for dialect, want := range map[*Dialect][]string{
		JSON:        {"left", "Kept", "X", "Z"},
		CBOR:        {"Y", "L", "lower", "X"},
		MessagePack: {"Y", "L", "lower", "X"},
	} {
		var got []string
		for _, m := range membersIn(dialect, reflect.TypeFor[specimen.BinaryEmbedding]()) {
			got = append(got, m.Name)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", dialect, diff)
		}
	}
}

func TestQuotedIsOfJSONAlone(t *testing.T) {
	for _, d := range binaryDialects {
		for _, m := range membersIn(d, reflect.TypeFor[specimen.Quoted]()) {
			if m.Options.Quoted {
				t.Errorf("%v: %s is quoted", d, m.Name)
			}
		}
	}
}

func TestKeyAsInt(t *testing.T) {
	integer, none := Options{KeyAsInt: true}, Options{}
	want := []memberFact{
		{"1", integer}, {"-2", Options{KeyAsInt: true, OmitEmpty: true}}, {"0", integer}, {"9223372036854775807", integer},
		{"-9223372036854775808", integer}, {"9223372036854775808", none}, {"word", none}, {"Nameless", none}, {"01", none},
		{"3", none}, {"4", none}, {"6", integer}, {"-", none},
	}
	keys := reflect.TypeFor[specimen.IntegerKeys]()
	if diff := cmp.Diff(want, membersIn(CBOR, keys)); diff != "" {
		t.Error(diff)
	}
	want[11] = memberFact{"5", none}
	if diff := cmp.Diff(want, membersIn(MessagePack, keys)); diff != "" {
		t.Error(diff)
	}
	for _, m := range membersIn(JSON, keys) {
		if m.Options.KeyAsInt {
			t.Errorf("json: %s is an integer", m.Name)
		}
	}
}

func TestToArray(t *testing.T) {
	for _, c := range []struct {
		of                reflect.Type
		inCBOR, inMsgpack bool
	}{
		{reflect.TypeFor[specimen.Tuple](), true, true},
		{reflect.TypeFor[specimen.TupleLater](), true, true},
		{reflect.TypeFor[specimen.TupleInCBOR](), true, false},
		{reflect.TypeFor[specimen.TupleNamed](), false, false},
		{reflect.TypeFor[specimen.TupleOfInt](), false, false},
		{reflect.TypeFor[specimen.TupleByField](), false, false},
		{reflect.TypeFor[specimen.TupleEmbedded](), false, false},
		{reflect.TypeFor[specimen.Tags](), false, false},
	} {
		got := [...]bool{JSON.Of(c.of).ToArray, CBOR.Of(c.of).ToArray, MessagePack.Of(c.of).ToArray}
		if want := [...]bool{false, c.inCBOR, c.inMsgpack}; got != want {
			t.Errorf("%v is an array in json, cbor, msgpack: %v, want %v", c.of, got, want)
		}
	}
}

func TestMembersOfArrays(t *testing.T) {
	none, omitEmpty, omitZero := Options{}, Options{OmitEmpty: true}, Options{OmitZero: true}
	promoted := []memberFact{{"X", none}, {"Y", none}, {"L", none}}
	tuple := []memberFact{{"a", none}, {"b", none}, {"7", Options{KeyAsInt: true}}}
	embedded := []memberFact{{"a", omitEmpty}, {"b", omitZero}, {"7", Options{KeyAsInt: true, OmitEmpty: true}}}
	for _, c := range []struct {
		of   reflect.Type
		want []memberFact
	}{
		{reflect.TypeFor[specimen.Tuple](), append(tuple, promoted...)},
		{reflect.TypeFor[specimen.TupleEmbedded](), append(append(embedded, promoted...), memberFact{"D", omitEmpty})},
	} {
		for _, d := range binaryDialects {
			if diff := cmp.Diff(c.want, membersIn(d, c.of)); diff != "" {
				t.Errorf("%v of %v (-want +got):\n%s", d, c.of, diff)
			}
		}
	}
	if got := membersIn(JSON, reflect.TypeFor[specimen.Tuple]())[0]; got.Options != omitEmpty {
		t.Errorf("json: %+v", got)
	}
	if got := membersIn(MessagePack, reflect.TypeFor[specimen.TupleInCBOR]())[0]; got.Options != omitEmpty {
		t.Errorf("msgpack: %+v", got)
	}
}

func TestCustomOfDialects(t *testing.T) {
	type facts struct{ Encode, Dynamic, Decode, PointerDecode Custom }
	own, text := facts{ByOwn, ByOwn, ByOwn, ByOwn}, facts{ByText, ByText, ByText, ByText}
	for _, c := range []struct {
		of                  reflect.Type
		json, cbor, msgpack facts
	}{
		{reflect.TypeFor[specimen.Own](), facts{}, own, own},
		{reflect.TypeFor[*specimen.Own](), facts{}, facts{}, facts{}},
		{
			reflect.TypeFor[specimen.OwnAddressed](), facts{},
			facts{ByOwn, ByKind, ByOwn, ByOwn}, facts{ByOwn, ByKind, ByOwn, ByOwn},
		},
		{reflect.TypeFor[specimen.OwnWrong](), facts{}, facts{}, facts{}},
		{
			reflect.TypeFor[specimen.OwnOrText](), facts{ByJSON, ByJSON, ByText, ByText},
			facts{ByOwn, ByText, ByText, ByText}, facts{ByText, ByText, ByOwn, ByOwn},
		},
		{reflect.TypeFor[struct{ specimen.Own }](), facts{}, facts{ByOwn, ByOwn, ByKind, ByOwn}, facts{ByOwn, ByOwn, ByKind, ByOwn}},
		{reflect.TypeFor[interface{ MarshalCBOR() ([]byte, error) }](), facts{}, facts{ByOwn, ByOwn, ByKind, ByKind}, facts{}},
		{reflect.TypeFor[specimen.Value](), facts{ByJSON, ByJSON, ByJSON, ByJSON}, text, text},
		{reflect.TypeFor[specimen.Addressed](), facts{ByJSON, ByKind, ByJSON, ByJSON}, facts{}, facts{}},
		{
			reflect.TypeFor[specimen.Mixed](), facts{ByJSON, ByText, ByKind, ByKind},
			facts{ByText, ByText, ByKind, ByKind}, facts{ByText, ByText, ByKind, ByKind},
		},
		{reflect.TypeFor[json.Marshaler](), facts{ByJSON, ByJSON, ByKind, ByKind}, facts{}, facts{}},
		{reflect.TypeFor[json.RawMessage](), facts{}, facts{}, facts{}},
		{reflect.TypeFor[specimen.EmbeddedTime](), facts{ByJSON, ByJSON, ByJSON, ByJSON}, text, text},
		{reflect.TypeFor[time.Time](), facts{}, facts{}, facts{}},
	} {
		for d, want := range map[*Dialect]facts{JSON: c.json, CBOR: c.cbor, MessagePack: c.msgpack} {
			static, dynamic := d.Of(c.of), d.OfDynamic(c.of)
			got := facts{static.Encode, dynamic.Encode, static.Decode, static.PointerDecode}
			if got != want {
				t.Errorf("%v of %v: got %v, want %v", d, c.of, got, want)
			}
		}
	}
}

func TestUnaddressableByDialect(t *testing.T) {
	methods := reflect.TypeFor[specimen.BinaryMethods]()
	for name, want := range map[string]struct{ json, cbor, msgpack bool }{
		"Map":       {false, true, true},
		"MapStruct": {false, true, true},
		"MapJSON":   {true, false, false},
		"MapOrText": {false, true, false},
	} {
		got := want
		got.json = fieldOf(t, JSON.Of(methods), name).Type.Elem.Unaddressable
		got.cbor = fieldOf(t, CBOR.Of(methods), name).Type.Elem.Unaddressable
		got.msgpack = fieldOf(t, MessagePack.Of(methods), name).Type.Elem.Unaddressable
		if got != want {
			t.Errorf("elements of %s unaddressable: %+v, want %+v", name, got, want)
		}
	}
	chain := reflect.TypeFor[specimen.OwnChain]()
	if JSON.Of(chain) != JSON.OfDynamic(chain) || CBOR.Of(chain) == CBOR.OfDynamic(chain) || !CBOR.OfDynamic(chain).Recursive {
		t.Error("a recursive type has the wrong second Type")
	}
}

func TestKindsInBinaryDialects(t *testing.T) {
	kinds := func(d *Dialect) map[string]Kind {
		found := map[string]Kind{}
		for _, f := range d.Of(reflect.TypeFor[specimen.Kinds]()).Fields {
			found[f.Name] = f.Type.Kind
		}
		return found
	}
	want := kinds(JSON)
	maps.Copy(want, map[string]Kind{"Number": String, "Raw": Bytes})
	for _, d := range binaryDialects {
		if diff := cmp.Diff(want, kinds(d)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", d, diff)
		}
	}
}

func TestBytesByDialect(t *testing.T) {
	for _, c := range []struct {
		of                  reflect.Type
		json, cbor, msgpack Kind
	}{
		{reflect.TypeFor[[]byte](), Bytes, Bytes, Bytes},
		{reflect.TypeFor[[]specimen.Byte](), Bytes, Bytes, Bytes},
		{reflect.TypeFor[[]specimen.ByteJSON](), Slice, Bytes, Bytes},
		{reflect.TypeFor[[]specimen.ByteText](), Slice, Slice, Slice},
		{reflect.TypeFor[[]specimen.ByteRead](), Bytes, Bytes, Bytes},
		{reflect.TypeFor[[]specimen.OwnByte](), Bytes, Slice, Bytes},
		{reflect.TypeFor[json.RawMessage](), Raw, Bytes, Bytes},
		{reflect.TypeFor[[4]byte](), Array, Array, Array},
	} {
		got := [...]Kind{JSON.Of(c.of).Kind, CBOR.Of(c.of).Kind, MessagePack.Of(c.of).Kind}
		if want := [...]Kind{c.json, c.cbor, c.msgpack}; got != want {
			t.Errorf("%v: kinds %v, want %v", c.of, got, want)
		}
	}
}

func TestKeyFormsInBinaryDialects(t *testing.T) {
	type forms struct{ Encode, Decode KeyForm }
	want := map[string]forms{
		"String": {KeyString, KeyString}, "Named": {KeyString, KeyString}, "Value": {KeyString, KeyText},
		"Int": {KeyInt, KeyInt}, "Uint": {KeyUint, KeyUint}, "Uintptr": {KeyUint, KeyUint},
		"TextInt": {KeyText, KeyText}, "Keyed": {KeyText, KeyText}, "Pointer": {KeyText, KeyUnsupported},
		"JSON": {KeyUnsupported, KeyText}, "Interface": {KeyText, KeyUnsupported}, "Time": {KeyText, KeyText},
		"Bool": {}, "Any": {}, "Wrong": {KeyInt, KeyInt}, "own": {KeyInt, KeyInt},
	}
	for _, d := range binaryDialects {
		own := fieldOf(t, d.Of(reflect.TypeFor[specimen.BinaryMethods]()), "Keys").Type
		got := map[string]forms{"own": {own.KeyEncode, own.KeyDecode}}
		for _, f := range d.Of(reflect.TypeFor[specimen.Keys]()).Fields {
			got[f.Name] = forms{f.Type.KeyEncode, f.Type.KeyDecode}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", d, diff)
		}
	}
}
