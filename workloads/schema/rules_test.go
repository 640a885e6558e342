package schema

import (
	"reflect"
	"testing"
)

func TestLeafKinds(t *testing.T) {
	for _, c := range []struct {
		path, name                string
		inJSON, inCBOR, inMsgpack Kind
	}{
		{"time", "Time", Time, Time, Time},
		{"time", "Duration", Unsupported, Unsupported, Unsupported},
		{"encoding/json", "Number", Number, Unsupported, Unsupported},
		{"encoding/json", "RawMessage", Raw, Unsupported, Unsupported},
		{wire + "cbor", "RawMessage", Unsupported, Raw, Unsupported},
		{wire + "msgpack", "RawMessage", Unsupported, Unsupported, Raw},
		{wire + "cbor", "Time", Unsupported, Unsupported, Unsupported},
		{wire + "cbor", "Number", Unsupported, Unsupported, Unsupported},
		{"cbor", "RawMessage", Unsupported, Unsupported, Unsupported},
		{"", "RawMessage", Unsupported, Unsupported, Unsupported},
	} {
		got := [...]Kind{
			JSON.rules.leafKind(c.path, c.name), CBOR.rules.leafKind(c.path, c.name), MessagePack.rules.leafKind(c.path, c.name),
		}
		if want := [...]Kind{c.inJSON, c.inCBOR, c.inMsgpack}; got != want {
			t.Errorf("%s.%s: %v, want %v", c.path, c.name, got, want)
		}
	}
}

// A shelf is a reader of types that need not exist.
type shelf map[string]*Description

func (s shelf) Describe(h Handle) *Description { return s[h.(string)] }

func TestRawMessages(t *testing.T) {
	rawMessage := func(path string) *Description {
		return &Description{Name: "RawMessage", Package: Import{Name: "raw", Path: path}, Kind: reflect.Slice, Elem: "uint8"}
	}
	types := shelf{
		"json": rawMessage("encoding/json"), "cbor": rawMessage(wire + "cbor"), "msgpack": rawMessage(wire + "msgpack"),
		"other": rawMessage("example.com/cbor"), "uint8": {Name: "uint8", Kind: reflect.Uint8},
	}
	for _, d := range []*Dialect{JSON, CBOR, MessagePack} {
		for _, of := range []string{"json", "cbor", "msgpack", "other"} {
			want := Bytes
			if of == d.String() {
				want = Raw
			}
			if got := d.NewBuilder(types).Type(of).Kind; got != want {
				t.Errorf("the raw message of %s is %v in %v, want %v", of, got, d, want)
			}
		}
	}
}

func TestAsksForArray(t *testing.T) {
	for tag, want := range map[string]struct{ json, cbor, msgpack bool }{
		``:                               {},
		`cbor:",toarray"`:                {cbor: true},
		`msgpack:",x,toarray"`:           {msgpack: true},
		`cbor:"toarray" msgpack:",x"`:    {},
		`cbor:"a,toarray"`:               {},
		`json:",toarray"`:                {},
		`json:"-" cbor:",toarray,x"`:     {cbor: true},
		`cbor:"" json:",toarray"`:        {},
		`cbor:",Toarray" msgpack:",as "`: {},
	} {
		got := want
		got.json, got.cbor = JSON.rules.asksForArray(tag), CBOR.rules.asksForArray(tag)
		got.msgpack = MessagePack.rules.asksForArray(tag)
		if got != want {
			t.Errorf("%s: %+v, want %+v", tag, got, want)
		}
	}
}
