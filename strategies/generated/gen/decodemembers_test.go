package gen

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vmbench/vmbench/workloads/schema"
)

// TestReadMembers holds how a struct is read from a map and from an array.
func TestReadMembers(t *testing.T) {
	for goType, want := range map[reflect.Type]string{
		reflect.TypeFor[fixed](): `
	left, k := d.Map(i)
	if k < 0 {
		return d.Mismatch(i, "gen.fixed", false)
	}
	i = k
	var name []byte
	var more bool
	if k := i + 2; left != 0 && uint(k) <= uint(len(d.Src)) && string(d.Src[i:k]) == "\x61A" {
		i = k
	} else {
		goto search
	}
A:
	if x, k := cbor.Int(d.Src, i, strconv.IntSize); k >= 0 {
		v.A, i = int(x), k
	} else if i = d.Mismatch(i, "int", true); i < 0 {
		return i
	}
	left--
	if k := i + 1; left != 0 && uint(k) <= uint(len(d.Src)) && string(d.Src[i:k]) == "\x02" {
		i = k
	} else {
		goto search
	}
B:
	if x, k := cbor.Bool(d.Src, i); k >= 0 {
		v.B, i = x, k
	} else if i = d.Mismatch(i, "bool", false); i < 0 {
		return i
	}
	left--
search:
	if i, more = d.More(i, left); !more {
		return i
	}
	if name, i = d.Key(i); i < 0 {
		return i
	}
known:
	switch string(name) {
	case "A":
		goto A
	case "\xff2":
		goto B
	}
	if name = foldCBORGen_fixed(name); name != nil {
		goto known
	}
	if i = d.Skip(i); i < 0 {
		return i
	}
	left--
	goto search
}`,
		reflect.TypeFor[row](): `
	left, k := d.Array(i)
	if k < 0 {
		return d.Mismatch(i, "gen.row", false)
	}
	i = k
	more := true
	if i, more = d.More(i, left); !more {
		return i
	}
	if x, k := cbor.Int(d.Src, i, strconv.IntSize); k >= 0 {
		v.A, i = int(x), k
	} else if i = d.Mismatch(i, "int", true); i < 0 {
		return i
	}
	left--
	if i, more = d.More(i, left); !more {
		return i
	}
	if v.Embedded == nil {
		v.Embedded = new(gen.Embedded)
	}
	if k := cbor.Null(d.Src, i); k >= 0 {
		v.Embedded.Inner, i = nil, k
	} else {
		if v.Embedded.Inner == nil {
			v.Embedded.Inner = new(int)
		}
		if x, k := cbor.Int(d.Src, i, strconv.IntSize); k >= 0 {
			*v.Embedded.Inner, i = int(x), k
		} else if i = d.Mismatch(i, "int", true); i < 0 {
			return i
		}
	}
	left--
	if i, more = d.More(i, left); more {
		i = skipElementsCBOR(d, i, left)
	}
	return i
}`,
	} {
		if diff := cmp.Diff(want, bodyOf(t, schema.CBOR.Of(goType), (*unit).decoder)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", goType, diff)
		}
	}
}
