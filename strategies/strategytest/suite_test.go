package strategytest

import (
	"encoding/json"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/strategies/wire/msgpack"
	"github.com/vmbench/vmbench/workloads/schema"
)

// manifold has a field of most kinds.
type manifold struct {
	Bool    bool
	Int     int
	Int8    int8 `json:"i8"`
	Uint16  uint16
	Float32 float32 `json:",omitempty"`
	Float64 float64
	String  string `json:"text,omitzero"`
	Bytes   []byte
	Array   [2]int
	Slice   []float64
	Structs []couple
	Map     map[string]couple
	Ints    map[int8]string
	Addrs   map[netip.Addr]int
	Pointer *couple
	Double  **int
	Any     any
	Method  byPointer
	Text    *byText
	Value   byValue
	Quoted  int64   `json:",string"`
	QuotedP *string `json:"qp,string"`
	Raw     json.RawMessage
	Number  json.Number
	Time    time.Time
	Self    *manifold `json:"self,omitempty"`
	*Embedded
	base
}

type couple struct {
	Key   string `json:"k"`
	Value *int   `json:"v,omitempty"`
}

// Embedded is promoted through a pointer.
type Embedded struct{ Promoted []any }

// localSubjects are subjects for testing the suite itself.
func localSubjects() []*Subject {
	return []*Subject{
		local[manifold](), local[plain](), local[any](), local[[]selfSlice](), local[map[uint8][]string](), local[*int](),
		local[string](), local[byText](), local[byPointer](), local[[2]any](), local[json.Number](),
		local[tuple](), local[numbered](), local[[]own](), local[map[any]any](), local[map[int16]own](), local[cbor.RawMessage](),
		local[msgpack.RawMessage](), local[[]byte](), local[[3]byte](), local[time.Time](), local[cbor.Tag](), local[float32](), local[uint8](),
	}
}

// local makes a subject of a type, with a few documents.
func local[T any]() *Subject {
	t := reflect.TypeFor[T]()
	s := &Subject{Name: t.String(), Type: schema.Of(t), New: func() any { return new(T) }}
	s.Values = func() []any { return []any{filled(t, 1, false), filled(t, 2, true)} }
	s.Inputs = [][]byte{[]byte(`{"a":1,"b":{"a":2},"Bool":true,"Self":{"Int":5}}`), []byte(`[[[]],[]]`), []byte(`"5"`)}
	return s
}

func report(t *testing.T, results []Result) {
	t.Helper()
	for _, r := range results {
		t.Logf("%s %s %s: %d cases", r.Strategy, r.Format, r.Subject, r.Cases)
		if r.Skipped != "" {
			t.Logf("%s skipped: %s", r.Strategy, r.Skipped)
		}
		for _, f := range r.Failures {
			t.Error(f)
		}
		if r.Failed > 0 {
			t.Errorf("%s %s %s: %d of %d cases failed", r.Strategy, r.Format, r.Subject, r.Failed, r.Cases)
		}
	}
}

// TestLocalTypes holds the strategies that need no generator over types that none has been told of.
func TestLocalTypes(t *testing.T) {
	deep := Short
	deep.Deep = true
	for _, s := range localSubjects() {
		t.Run(s.Name, func(t *testing.T) {
			eachFormat(t, func(t *testing.T, f strategies.Format) {
				report(t, s.Check(t.Context(), f, deep, contestants(t)...))
			})
		})
	}
}
