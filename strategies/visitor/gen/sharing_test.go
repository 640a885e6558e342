package gen

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vmbench/vmbench/workloads/schema"
)

// Types whose dialects differ, or do not. What is generated for them is only looked at.
type (
	same struct {
		Time time.Time       `json:"time,omitzero"`
		Text map[string]same `json:"text"`
		Addr *[4]byte        `json:"addr"`
	}
	quoted struct {
		N    int `json:"n,string"`
		Same same
	}
	numbered struct {
		N    int `json:"n" cbor:"1,keyasint" msgpack:"1,keyasint"`
		Next *numbered
	}
	tuple struct {
		_ struct{} `cbor:",toarray"`
		N int      `json:"n,omitempty"`
		*same
	}
	own      struct{ N int }
	cborOnly struct{ N int }
	holder   struct {
		Own  own
		Only cborOnly
	}
)

func (own) MarshalJSON() ([]byte, error)      { return nil, nil }
func (own) MarshalCBOR() ([]byte, error)      { return nil, nil }
func (own) MarshalMsgpack() ([]byte, error)   { return nil, nil }
func (*own) UnmarshalCBOR([]byte) error       { return nil }
func (*own) UnmarshalMsgpack([]byte) error    { return nil }
func (cborOnly) MarshalCBOR() ([]byte, error) { return nil, nil }

// inAll returns the types of all formats.
func inAll(of ...reflect.Type) (all []Types) {
	for i := range formats {
		types := Types{Dialect: formats[i].dialect}
		for _, t := range of {
			types.Roots = append(types.Roots, types.Dialect.Of(t))
		}
		all = append(all, types)
	}
	return all
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		of   reflect.Type
		want string // for each format, which of the different halves it has
	}{
		{reflect.TypeFor[same](), "111"},
		{reflect.TypeFor[[]*same](), "111"},
		{reflect.TypeFor[quoted](), "122"},
		{reflect.TypeFor[numbered](), "122"},
		{reflect.TypeFor[tuple](), "121"},
		{reflect.TypeFor[own](), "122"},
		{reflect.TypeFor[[3]own](), "122"},
		{reflect.TypeFor[cborOnly](), "121"},
		{reflect.TypeFor[holder](), "123"},
		{reflect.TypeFor[map[string]holder](), "123"},
	} {
		all := inAll(c.of)
		shared := share(all)
		var halves []*schema.Type
		got := ""
		for i := range all {
			half := shared.first[all[i].Roots[0]]
			if !slices.Contains(halves, half) {
				halves = append(halves, half)
			}
			got += string(rune('1' + slices.Index(halves, half)))
		}
		if got != c.want {
			t.Errorf("%v: the halves are %s, want %s", c.of, got, c.want)
		}
	}
}

// TestWorkloadsShare holds that the types that are measured have one half for all formats.
func TestWorkloadsShare(t *testing.T) {
	all, err := loadAll()
	if err != nil {
		t.Fatal(err)
	}
	shared := share(all)
	for i, root := range all[0].Roots {
		if !strings.HasSuffix(root.Package, "/workloads") {
			continue
		}
		for _, types := range all {
			if !shared.same(root, types.Roots[i]) {
				t.Errorf("%s has another half for %v", root, types.Dialect)
			}
		}
	}
}

// TestBinaryText looks for what no type of the workloads has generated for it.
func TestBinaryText(t *testing.T) {
	dir := t.TempDir()
	all := inAll(reflect.TypeFor[numbered](), reflect.TypeFor[tuple](), reflect.TypeFor[holder]())
	if err := WriteFormats(dir, all...); err != nil {
		t.Fatal(err)
	}
	for file, wanted := range map[string][]string{
		"gen_members_gen.go": {
			`{JSON: "\"n\":"},`, `{CBOR: "\x01", MessagePack: "\x01"},`, `{CBOR: "dNext", MessagePack: "\xa4Next"},`,
			"case \"\\xff1\":\n\t\treturn 0\n\tcase \"Next\":",
			"func findFoldedGen_numbered_2(name []byte) int {\n\tswitch string(name) {\n\tcase \"NEXT\":",
		},
		"gen_serialize_gen.go": {
			"// For CBOR.\nfunc serializeGen_tuple_2(s Serializer, v *gen.tuple) {\n\ts.BeginSlice(4)\n\ts.Int(int64(v.N))",
			"s.Time(v.Time)\n\t} else {\n\t\ts.Null()\n\t}",
			`s.JSON(&v.Own, "gen.own")`, `s.Own(&v.Own, "gen.own")`, `s.Own(&v.Only, "gen.cborOnly")`,
			"s.BeginVarying(4)",
		},
		"gen_deserialize_gen.go": {
			`d.Own(&v.Own)`, "deserializeGen_cborOnly(d, &v.Only)",
			"for i := 0; more; i, more = i+1, d.NextElem() {",
			`d.BeginByteArray(v[:], "[4]uint8")`,
		},
	} {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wanted {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s lacks %q", file, want)
			}
		}
	}
}
