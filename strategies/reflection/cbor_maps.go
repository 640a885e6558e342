package reflection

import (
	"encoding"
	"fmt"
	"reflect"

	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// cborKeyName is the key v as it is sorted: text, or an integer as it is encoded.
func cborKeyName(form schema.KeyForm, v reflect.Value) (string, error) {
	switch form {
	case schema.KeyString:
		return v.String(), nil
	case schema.KeyInt:
		return cbor.IntKeyLiteral(v.Int()), nil
	case schema.KeyUint:
		return string(cbor.AppendUint(nil, v.Uint())), nil
	}
	return textKey(v)
}

func (e *cborEncoder) mapping(dst []byte, p *plan, v reflect.Value) []byte {
	if p.keys.encode == schema.KeyUnsupported {
		e.Unsupported(p.name)
		return dst
	}
	if v.IsNil() {
		return cbor.AppendNull(dst)
	}
	if v.Len() == 0 {
		return cbor.AppendMap(dst, 0)
	}
	if !e.enter(p, v, 0) {
		return dst
	}
	m := p.keys.members.Get().(*members)
	if err := m.load(p.keys.encode, v, cborKeyName); err != nil {
		e.Fail(fmt.Errorf("%s: encoding error for type %q: %q", cbor.Format, p.name, err.Error()))
	} else {
		dst = e.sorted(dst, p, m)
	}
	m.reset()
	p.keys.members.Put(m)
	e.leave(p)
	return dst
}

// sorted appends the members in the order of their keys.
func (e *cborEncoder) sorted(dst []byte, p *plan, m *members) []byte {
	m.sort()
	dst = cbor.AppendMap(dst, len(m.names))
	text := p.keys.encode == schema.KeyString || p.keys.encode == schema.KeyText
	for _, member := range m.names {
		if text {
			dst = cbor.AppendString(dst, member.name)
		} else {
			dst = append(dst, member.name...)
		}
		dst = e.value(dst, p.elem, m.elems.Index(member.at))
	}
	return dst
}

// mapping reads a map into a map of Go, which is made if it is nil. Each member is decoded into a fresh zero element.
func (d *cborDecoder) mapping(i int, p *plan, v reflect.Value) int {
	if p.keys.decode == schema.KeyUnsupported {
		return d.nullable(i, p, v)
	}
	left, next := d.Map(i)
	if next < 0 {
		return d.nullable(i, p, v)
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(p.typ))
	}
	e := p.keys.entries.Get().(*entry)
	for more := true; ; left-- {
		if next, more = d.More(next, left); !more {
			break
		}
		next = d.member(next, p, e, v)
	}
	if p.keys.shared {
		e.key.SetZero()
		e.elem.SetZero()
		p.keys.entries.Put(e)
	}
	return next
}

// member reads the member whose key begins at i and adds it to the map, unless its key does not fit.
func (d *cborDecoder) member(i int, p *plan, e *entry, v reflect.Value) (next int) {
	fits, next := d.mapKey(i, p.keys, e.key)
	if next < 0 {
		return next
	}
	if !fits {
		return d.Skip(next)
	}
	e.elem.SetZero()
	if next = d.value(next, p.elem, e.elem); next >= 0 {
		v.SetMapIndex(e.key, e.elem)
	}
	return next
}

// mapKey reads a key. One that does not fit, null too, saves an error.
func (d *cborDecoder) mapKey(i int, m *mapPlan, key reflect.Value) (fits bool, next int) {
	switch m.decode {
	case schema.KeyString:
		s, next := cbor.String(d.Src, i)
		key.SetString(s)
		return d.fits(i, next, m, false)
	case schema.KeyInt:
		n, next := cbor.Int(d.Src, i, m.plan.bits)
		key.SetInt(n)
		return d.fits(i, next, m, true)
	case schema.KeyUint:
		n, next := cbor.Uint(d.Src, i, m.plan.bits)
		key.SetUint(n)
		return d.fits(i, next, m, true)
	}
	key.SetZero()
	return d.TextKey(i, key.Addr().Interface().(encoding.TextUnmarshaler), m.plan.name)
}

// fits passes on where a key ended, or past a key of another form.
func (d *cborDecoder) fits(i, next int, m *mapPlan, numeric bool) (bool, int) {
	if next >= 0 {
		return true, next
	}
	return false, d.BadKey(i, m.plan.name, numeric)
}
