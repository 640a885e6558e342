package gen

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/internal/codegen"
	"github.com/vmbench/vmbench/workloads/schema"
)

type (
	fixed struct {
		A int
		B bool `json:",omitempty" cbor:"2,keyasint"`
	}
	counted struct {
		A int
		B string `json:",omitempty"`
		*Embedded
	}
	closed struct {
		A int
		Z zeroer `json:",omitzero"`
	}
	row struct {
		_ struct{} `cbor:",toarray"`
		A int      `json:",omitempty"`
		*Embedded
	}
)

// TestMembers holds how each kind of struct is written.
func TestMembers(t *testing.T) {
	for goType, want := range map[reflect.Type]string{
		reflect.TypeFor[fixed](): `
	dst = append(dst, "\xa2\x61A"...)
	dst = cbor.AppendInt(dst, int64(v.A))
	dst = append(dst, "\x02"...)
	dst = cbor.AppendBool(dst, v.B)
	return dst
}`,
		reflect.TypeFor[counted](): `
	n := 1
	if len(v.B) != 0 {
		n++
	}
	if v.Embedded != nil && v.Embedded.Inner != nil {
		n++
	}
	dst = cbor.AppendMap(dst, n)
	dst = append(dst, "\x61A"...)
	dst = cbor.AppendInt(dst, int64(v.A))
	if len(v.B) != 0 {
		dst = append(dst, "\x61B"...)
		dst = cbor.AppendString(dst, v.B)
	}
	if v.Embedded != nil && v.Embedded.Inner != nil {
		dst = append(dst, "\x65Inner"...)
		if p := v.Embedded.Inner; p == nil {
			dst = cbor.AppendNull(dst)
		} else {
			dst = cbor.AppendInt(dst, int64(*p))
		}
	}
	return dst
}`,
		reflect.TypeFor[closed](): `
	start, n := len(dst), 1
	dst = append(dst, "\xa0\x61A"...)
	dst = cbor.AppendInt(dst, int64(v.A))
	if !v.Z.IsZero() {
		dst = append(dst, "\x61Z"...)
		dst = appendCBORGen_zeroer(e, dst, &v.Z)
		n++
	}
	return cbor.CloseMap(dst, start, 2, n)
}`,
		reflect.TypeFor[row](): `
	dst = append(dst, "\x82"...)
	dst = cbor.AppendInt(dst, int64(v.A))
	if v.Embedded != nil {
		if p := v.Embedded.Inner; p == nil {
			dst = cbor.AppendNull(dst)
		} else {
			dst = cbor.AppendInt(dst, int64(*p))
		}
	} else {
		dst = cbor.AppendNull(dst)
	}
	return dst
}`,
	} {
		if diff := cmp.Diff(want, bodyOf(t, schema.CBOR.Of(goType), (*unit).encoder)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", goType, diff)
		}
	}
}

// bodyOf returns what is written for a type in CBOR, without the head of the function and all that follows it.
func bodyOf(t *testing.T, of *schema.Type, function func(*unit, *schema.Type) string) string {
	t.Helper()
	g := generator{written: map[string]bool{}, folds: map[string]string{}}
	u := g.newUnit(codegen.NewPackage("p", "test"), formatOf(schema.CBOR))
	name := function(u, of)
	u.drain()
	text, err := u.Source()
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "func "+name)
	_, body, _ := strings.Cut(rest, "\n")
	body, _, _ = strings.Cut(body, "\n}")
	return "\n" + body + "\n}"
}
