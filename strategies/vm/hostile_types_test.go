package vm

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A parent holds children whose methods change it while it is read or written.
type parent struct {
	Before int              `json:"before"`
	List   []child          `json:"list"`
	Array  [3]child         `json:"array"`
	Map    map[string]child `json:"map"`
	Any    map[string]any   `json:"any"`
	Same   any              `json:"same"` // the same map
	After  string           `json:"after"`
}

type child struct{ N int }

// meddling is what the next child to be read or written does to whom.
var meddling struct {
	of *parent
	do func(*parent)
}

func meddle() {
	if meddling.of != nil {
		meddling.do(meddling.of)
	}
}

func (c *child) UnmarshalJSON(text []byte) error {
	meddle()
	return json.Unmarshal(text, &c.N)
}

func (c child) MarshalJSON() ([]byte, error) {
	meddle()
	return json.Marshal(c.N)
}

// meddlings are what a child may do to its parent. None leaves it with a nil map, to which nothing can be added.
var meddlings = map[string]func(*parent){
	"nil slice":    func(p *parent) { p.List = nil },
	"empty slice":  func(p *parent) { p.List = []child{} },
	"short slice":  func(p *parent) { p.List = p.List[:0] },
	"other slice":  func(p *parent) { p.List = make([]child, 2, 3) },
	"long slice":   func(p *parent) { p.List = make([]child, 100, 200) },
	"capped slice": func(p *parent) { p.List = p.List[:len(p.List):len(p.List)] },
	"other array":  func(p *parent) { p.Array = [3]child{} },
	"other map":    func(p *parent) { p.Map = map[string]child{"x": {N: 7}} },
	"bigger any": func(p *parent) {
		for i := range 50 {
			if p.Any != nil {
				p.Any[fmt.Sprint("new", len(p.Any))] = i
			}
		}
	},
	"smaller any": func(p *parent) { clear(p.Any) },
	"zero":        func(p *parent) { *p = parent{Map: map[string]child{}} },
	"collection": func(*parent) {
		if collections++; collections%8 == 0 {
			runtime.GC()
		}
	},
}

// collections counts when the garbage collector might run.
var collections int

func TestMethodsThatMeddle(t *testing.T) {
	const document = `{"before":1,"list":[1,2,3,4,5,6,7,8,9,10],"array":[1,2,3],"map":{"a":1,"b":2,"c":3},"any":{"k":[1]},"after":"x"}`
	defer func() { meddling.of = nil }()
	for name, do := range meddlings {
		t.Run(name, func(t *testing.T) {
			for _, s := range machines() {
				c := compileWith(t, s, new(parent))
				got, want := new(parent), new(parent)
				meddling.do = do
				meddling.of = want
				wantErr := interrupted(func() error { return json.Unmarshal([]byte(document), want) })
				meddling.of = got
				gotErr := c.Decode([]byte(document), got)
				meddling.of = nil
				if len(got.List) > cap(got.List) {
					t.Errorf("%s: a slice is longer than its capacity", s.Name())
				}
				if wantErr != nil && strings.HasPrefix(wantErr.Error(), "panic") {
					continue // encoding/json does not survive this
				}
				if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) || !reflect.DeepEqual(got, want) {
					t.Errorf("%s: got %+v, %v\nwant %+v, %v", s.Name(), got, gotErr, want, wantErr)
				}
			}
		})
	}
}

// full returns a parent with some of everything.
func full() *parent {
	p := &parent{
		1, []child{{N: 1}, {N: 2}, {N: 3}}, [3]child{{N: 4}}, map[string]child{"a": {N: 1}, "b": {N: 2}},
		map[string]any{"a": child{N: 1}, "b": []any{child{N: 3}}, "c": map[string]any{"d": &child{N: 5}}}, nil, "x",
	}
	p.Same = p.Any
	return p
}

func TestWritingWhileMethodsMeddle(t *testing.T) {
	defer func() { meddling.of = nil }()
	for name, do := range meddlings {
		t.Run(name, func(t *testing.T) {
			for _, s := range machines() {
				v := full()
				c := compileWith(t, s, v)
				meddling.of, meddling.do = v, do
				out, err := c.Append(nil, v)
				meddling.of = nil
				if err != nil || !json.Valid(out) {
					t.Errorf("%s: got %s, %v", s.Name(), out, err)
				}
				if !strings.HasSuffix(name, " any") {
					continue // encoding/json looks at slices anew for each element, and may panic
				}
				meddling.of = full()
				want, err := json.Marshal(meddling.of)
				meddling.of = nil
				if err != nil || !bytes.Equal(out, want) {
					t.Errorf("%s: got %s, want %s, %v", s.Name(), out, want, err)
				}
			}
		})
	}
}

func compileWith(t *testing.T, s strategies.Strategy, v any) strategies.Codec {
	t.Helper()
	c, err := s.Compile(schema.Of(reflect.TypeOf(v).Elem()), strategies.JSON)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A fragile value panics, fails, or uses its codec again, as it is told.
type fragile struct {
	Name string
	Deep map[string]map[string]*fragile `json:",omitempty"`
	Sub  *inner                         `json:",omitempty"`
}

type inner struct{ Text string }

var errInner = errors.New("inner")

func (i *inner) act() error {
	switch i.Text {
	case "panic":
		panic(errInner)
	case "fail":
		return errInner
	case "nested":
		return roundTrip(nestedFragile("leaf"))
	}
	return nil
}

func (i inner) MarshalText() ([]byte, error) { return []byte(i.Text), i.act() }

func (i *inner) UnmarshalText(text []byte) error {
	i.Text = string(text)
	return i.act()
}

// nestedFragile returns a value with maps around one that acts.
func nestedFragile(act string) *fragile {
	leaf := &fragile{Name: act, Sub: &inner{act}}
	return &fragile{Name: "root", Deep: map[string]map[string]*fragile{
		"a": {"x": {Name: "1"}, "y": {Name: "2", Deep: map[string]map[string]*fragile{"l": {"m": leaf}}}, "z": {Name: "3"}}, "b": nil,
	}}
}

var fragileCodec strategies.Codec

// roundTrip writes and reads a value and holds that it comes back.
func roundTrip(v *fragile) error {
	text, err := fragileCodec.Append(nil, v)
	if err != nil {
		return err
	}
	back := new(fragile)
	if err := fragileCodec.Decode(text, back); err != nil {
		return err
	}
	want, wantErr := json.Marshal(v.shape())
	got, gotErr := json.Marshal(back.shape())
	if err := errors.Join(wantErr, gotErr); err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("%s came back as %s", want, got)
	}
	return nil
}

// shape is the value without what acts.
func (f *fragile) shape() any {
	deep := map[string]map[string]any{}
	for k, m := range f.Deep {
		deep[k] = map[string]any{}
		for name, v := range m {
			deep[k][name] = v.shape()
		}
	}
	return []any{f.Name, deep}
}

// TestPoolsSurvivePanics interrupts codecs by panics and errors in methods, at every depth of maps, and uses them on.
func TestPoolsSurvivePanics(t *testing.T) {
	for _, s := range machines() {
		fragileCodec = compileWith(t, s, new(fragile))
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				for range 50 {
					for _, act := range []string{"panic", "fail", "nested", "fine"} {
						document := strings.ReplaceAll(`{"Name":"r","Deep":{"a":{"x":{"Name":"1"},"y":{"Deep":{"l":{"m":{"Sub":"?"}}}}}}}`, "?", act)
						interrupted(func() error { return fragileCodec.Decode([]byte(document), new(fragile)) })
						interrupted(func() error { _, err := fragileCodec.Append(nil, nestedFragile(act)); return err })
						if err := roundTrip(nestedFragile("fine")); err != nil {
							t.Errorf("%s: after %q: %v", s.Name(), act, err)
							return
						}
					}
				}
			})
		}
		group.Wait()
	}
}

// interrupted calls f, which may panic.
func interrupted(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return f()
}

// A keeper keeps pointers to all values of its type that were read.
type keeper struct{ N int }

var kept []*keeper

func (k *keeper) UnmarshalJSON(text []byte) error {
	kept = append(kept, k)
	return json.Unmarshal(text, &k.N)
}

func TestPointersThatMethodsKeepStayTheirs(t *testing.T) {
	defer func() { kept = nil }()
	for _, s := range machines() {
		for _, target := range []func() any{
			func() any { return new(map[string]keeper) },
			func() any { return new(map[string]struct{ A [2]struct{ K keeper } }) },
		} {
			kept = nil
			document := `{"k":{"A":[{"K":1}]}}`
			if reflect.TypeOf(target()) == reflect.TypeFor[*map[string]keeper]() {
				document = `{"k":1}`
			}
			for range 3 {
				v := target()
				if err := compileWith(t, s, v).Decode([]byte(document), v); err != nil {
					t.Fatal(err)
				}
				c := compileWith(t, s, v)
				for range 3 {
					if err := c.Decode([]byte(document), target()); err != nil {
						t.Fatal(err)
					}
				}
			}
			for i, k := range kept {
				if k.N != 1 || i > 0 && k == kept[i-1] {
					t.Errorf("%s: %T: the value kept became %d, in the same memory as another: %v", s.Name(), target(), k.N, i > 0 && k == kept[i-1])
				}
			}
		}
	}
}

// A knot can contain itself by every kind of reference.
type knot struct {
	A *knot
	B []knot
	C map[string]*knot
	D *[]knot
	N int
}

// knots are ways to tie one.
func knots(i int) *knot {
	s := &knot{}
	b := make([]knot, 2, 3)
	s.A, s.B, s.D = s, b, &s.B
	switch i {
	case 0:
		b[0].B, b[1].B, b[0].D = b, b[:1], &b[0].B
	case 1:
		b[0].B, s.D = b[:0:2], &b[0].B
	case 2:
		b[0].B, b[1].B, b[1].A = b[1:], b, s
	}
	return s
}

func TestTargetsThatAreKnots(t *testing.T) {
	for _, document := range []string{
		`{"A":{"A":{"N":1},"B":[{},{"N":3}]},"B":[{"B":[{"N":7},{}]},{"B":[]}]}`,
		`{"B":[{"B":[{"B":[{},{},{}]},{}]},{}],"N":4}`,
		`{"B":[{"B":[{"B":null},{"N":2}]},{},{},{}],"A":null}`,
		`{"D":[{"D":[{"D":[]},{}]},{}]}`,
		`{"D":[{"D":null},{}],"B":[{"D":[{},{}]},{}]}`,
		`{"A":{"B":null,"A":null},"N":1}`,
		`{"B":[{"B":[{"B":[1,2,3],"N":"x"},5]}]}`,
		`{"C":{"a":{"C":{"b":null}}},"B":[{"C":{"c":{"B":[{},{}]}}}]}`,
	} {
		for i := range 3 {
			want := knots(i)
			wantErr := interrupted(func() error { return json.Unmarshal([]byte(document), want) })
			for _, s := range machines() {
				got := knots(i)
				err := compileWith(t, s, got).Decode([]byte(document), got)
				if wantErr != nil && strings.HasPrefix(wantErr.Error(), "panic") {
					continue // encoding/json does not survive this
				}
				if (err == nil) != (wantErr == nil) || !reflect.DeepEqual(got, want) {
					t.Errorf("%s: knot %d differs after %s: %v, %v", s.Name(), i, document, err, wantErr)
				}
			}
		}
	}
}

// A circle can be a pointer to itself.
type circle *circle

func TestPointersInACircleAreErrors(t *testing.T) {
	for _, s := range machines() {
		var l circle
		l = &l
		if err := compileWith(t, s, &l).Decode([]byte("1"), &l); err == nil {
			t.Errorf("%s: no error", s.Name()) // encoding/json does not return
		}
	}
}

func TestWritersOfLargeElementsAreNotKept(t *testing.T) {
	type large [1 << 16]byte
	for _, elements := range []int{2, 32} {
		v := map[int]large{}
		for i := range elements {
			v[i] = large{}
		}
		c := compileWith(t, New(), &v).(*codec)
		if _, err := c.Append(nil, &v); err != nil {
			t.Fatal(err)
		}
		w, _ := c.program.writers[c.program.Encode[0].Arg].Get().(*mapWriter)
		if w != nil && elements > 16 {
			t.Errorf("%d bytes are kept", uintptr(elements)*w.size)
		}
	}
}

func TestInterfacesInACircleAreErrors(t *testing.T) {
	for _, s := range machines() {
		var a, b any
		a, b = &b, &a
		if err := compileWith(t, s, &a).Decode([]byte("1"), &a); err == nil {
			t.Errorf("%s: no error", s.Name()) // encoding/json does not return
		}
	}
}
