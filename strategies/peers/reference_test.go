package peers

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/strategies/wire/translate"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// formats are those that peers write.
var formats = []strategies.Format{strategies.JSON, strategies.CBOR, strategies.MessagePack}

// peersOf are the peers that write a format.
func peersOf(f strategies.Format) (list []strategies.Strategy) {
	for _, s := range Strategies() {
		if s.(*peer).codecs[f] != nil {
			list = append(list, s)
		}
	}
	return list
}

// nameWidth is the width of a column for the names of the peers of a format.
func nameWidth(f strategies.Format) (width int) {
	for _, s := range peersOf(f) {
		width = max(width, len(s.Name())+1)
	}
	return width
}

// compileIn is the codec of a peer for the type of a value, or nil and the reason if the peer does not support it.
func compileIn(t *testing.T, s strategies.Strategy, f strategies.Format, v any) (strategies.Codec, error) {
	t.Helper()
	codec, err := s.Compile(schema.Of(reflect.TypeOf(v).Elem()), f)
	if err != nil && !errors.Is(err, strategies.ErrUnsupported) {
		t.Fatalf("%s: %v", s.Name(), err)
	}
	return codec, err
}

// A reference is what peers are held to for one type in one format: encoding/json, or the strategy reflection.
type reference struct {
	format strategies.Format
	codec  strategies.Codec
	fresh  func() any
}

// newReference is the reference for the type of a value.
func newReference(t *testing.T, f strategies.Format, v any) *reference {
	t.Helper()
	goType := reflect.TypeOf(v).Elem()
	r := &reference{f, standard{}, func() any { return reflect.New(goType).Interface() }}
	if f != strategies.JSON {
		var err error
		if r.codec, err = reflection.New().Compile(schema.Of(goType), f); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// data are the documents of a workload in the reference's format. What was written by others says what the JSON says, member by member.
func (r *reference) data(t *testing.T, w *workloads.Workload, data workloads.Data) workloads.Data {
	t.Helper()
	if r.format == strategies.JSON {
		return data
	}
	value := w.New()
	if w.Value != nil {
		value = w.Value()
	} else if err := json.Unmarshal(data.Canonical, value); err != nil {
		t.Fatal(err)
	}
	document, err := r.codec.Append(nil, value)
	if err != nil {
		t.Fatal(err)
	}
	input := document
	if w.Input != nil {
		if input, err = translate.JSON(r.format, data.Input); err != nil {
			t.Fatal(err)
		}
	}
	return workloads.Data{Input: input, Canonical: document}
}

// normal is what the reference writes for what it reads: the same for documents that say the same.
func (r *reference) normal(document []byte) ([]byte, error) {
	v := r.fresh()
	if err := r.codec.Decode(document, v); err != nil {
		return nil, err
	}
	return r.codec.Append(nil, v)
}

// equal reports whether two documents say the same, whatever the order of their members.
func (r *reference) equal(a, b []byte) bool {
	x, err := r.normal(a)
	if err != nil {
		return false
	}
	y, err := r.normal(b)
	return err == nil && bytes.Equal(x, y)
}

// same reports whether two values are written so that they say the same. In the binary formats they may be of other Go types: an any
// holds an int64 or an int8, a time is local or not.
func (r *reference) same(v, w any) bool {
	if r.format == strategies.JSON {
		return reflect.DeepEqual(v, w)
	}
	a, err := r.codec.Append(nil, v)
	if err != nil {
		return false
	}
	b, err := r.codec.Append(nil, w)
	return err == nil && r.equal(a, b)
}

// fixesForm reports whether a peer of such traits has one form for each value of the type, so that other bytes than those of
// the reference are a form of its own.
func (r *reference) fixesForm(t strategies.Traits) bool {
	if r.format == strategies.JSON {
		return t.SortsMaps && t.EscapesHTML && t.ValidatesUTF8
	}
	goType := schema.Of(reflect.TypeOf(r.fresh()).Elem())
	return t.SortsMaps || !reaches(goType, schema.Map) && !reaches(goType, schema.Any)
}
