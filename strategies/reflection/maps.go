package reflection

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// members is room for the members of one map while they are sorted. Keys and elements are copied into values that are
// kept from map to map, because reflect would otherwise allocate each of them.
type members struct {
	iter  reflect.MapIter
	key   reflect.Value // of the key's type
	elems reflect.Value // a slice of the element's type
	names []memberName  // in the order of keys, once sorted
}

// A memberName is the key of a member as a string, and where in elems its element is.
type memberName struct {
	name string
	at   int
}

func newMembers(key, elems reflect.Type) *members {
	return &members{key: reflect.New(key).Elem(), elems: reflect.New(elems).Elem()}
}

// maxMembers is the largest room for members that is kept for later maps.
const maxMembers = 1 << 16

// reset forgets what the map held.
func (m *members) reset() {
	m.iter.Reset(reflect.Value{})
	m.key.SetZero()
	if m.elems.Cap() > maxMembers {
		m.elems.SetZero()
		m.names = nil
		return
	}
	m.elems.Clear()
	m.elems.SetLen(0)
	clear(m.names)
	m.names = m.names[:0]
}

// load copies the members of v, in the order in which Go happens to give them.
func (m *members) load(form schema.KeyForm, v reflect.Value, keyName func(schema.KeyForm, reflect.Value) (string, error)) error {
	n := v.Len()
	m.elems.Grow(n)
	m.elems.SetLen(n)
	m.iter.Reset(v)
	for i := 0; i < n && m.iter.Next(); i++ {
		m.key.SetIterKey(&m.iter)
		name, err := keyName(form, m.key)
		if err != nil {
			return err
		}
		m.names = append(m.names, memberName{name, i})
		m.elems.Index(i).SetIterValue(&m.iter)
	}
	return nil
}

// keyName is the name of a member with the key v.
func keyName(form schema.KeyForm, v reflect.Value) (string, error) {
	switch form {
	case schema.KeyString:
		return v.String(), nil
	case schema.KeyInt:
		return strconv.FormatInt(v.Int(), 10), nil
	case schema.KeyUint:
		return strconv.FormatUint(v.Uint(), 10), nil
	}
	return textKey(v)
}

// textKey is what the key's method makes of it.
func textKey(v reflect.Value) (string, error) {
	if isNilPointer(v) {
		return "", nil
	}
	m, ok := v.Interface().(encoding.TextMarshaler)
	if !ok {
		return "", fmt.Errorf("a nil %s is no key", v.Type())
	}
	text, err := m.MarshalText()
	return string(text), err
}

func (e *encoder) mapping(dst []byte, p *plan, v reflect.Value) []byte {
	if p.keys.encode == schema.KeyUnsupported {
		e.Unsupported(p.name)
		return dst
	}
	if v.IsNil() {
		return append(dst, "null"...)
	}
	if v.Len() == 0 {
		return append(dst, "{}"...)
	}
	if !e.enter(p, v, 0) {
		return dst
	}
	m := p.keys.members.Get().(*members)
	if err := m.load(p.keys.encode, v, keyName); err != nil {
		e.Fail(fmt.Errorf("json: encoding error for type %q: %q", p.name, err.Error()))
	} else {
		dst = e.sorted(dst, p.elem, m)
	}
	m.reset()
	p.keys.members.Put(m)
	e.leave(p)
	return dst
}

// sort puts the members into the order of their names.
func (m *members) sort() {
	slices.SortFunc(m.names, func(a, b memberName) int { return strings.Compare(a.name, b.name) })
}

// sorted appends the members in the order of their names.
func (e *encoder) sorted(dst []byte, elem *plan, m *members) []byte {
	m.sort()
	for i, member := range m.names {
		if i == 0 {
			dst = append(dst, '{')
		} else {
			dst = append(dst, ',')
		}
		dst = wire.AppendString(dst, member.name)
		dst = append(dst, ':')
		dst = e.value(dst, elem, m.elems.Index(member.at))
	}
	return append(dst, '}')
}

// An entry is a key and an element on their way into a map.
type entry struct{ key, elem reflect.Value }

func newEntry(t reflect.Type) *entry {
	return &entry{key: reflect.New(t.Key()).Elem(), elem: reflect.New(t.Elem()).Elem()}
}

// mapping reads an object into a map, which is made if it is nil. Each member is decoded into a fresh zero element.
func (d *decoder) mapping(i int, p *plan, v reflect.Value) int {
	if !d.at(i, '{') || p.keys.decode == schema.KeyUnsupported {
		return d.nullable(i, p, v)
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(p.typ))
	}
	i, more := d.Enter(i, '}')
	if !more {
		return i
	}
	e := p.keys.entries.Get().(*entry)
	for more {
		i, more = d.More(d.member(i, p, e, v), '}')
	}
	if p.keys.shared {
		e.key.SetZero()
		e.elem.SetZero()
		p.keys.entries.Put(e)
	}
	return i
}

// member reads the member whose name begins at i and adds it to the map.
func (d *decoder) member(i int, p *plan, e *entry, v reflect.Value) (next int) {
	name, value := d.Key(i)
	if value < 0 {
		return value
	}
	e.elem.SetZero()
	fits, next := d.entry(i, name, value, p, e)
	if next >= 0 && fits {
		v.SetMapIndex(e.key, e.elem)
	}
	return next
}

// entry reads the element, which begins at value, and then the key from the name, whose opening quote is at i. fits says
// that the key is one of its type; next is the index after the element.
func (d *decoder) entry(i int, name []byte, value int, p *plan, e *entry) (fits bool, next int) {
	switch p.keys.decode {
	case schema.KeyString:
		e.key.SetString(string(name))
		return true, d.value(value, p.elem, e.elem)
	case schema.KeyText, schema.KeyJSON:
		next = d.value(value, p.elem, e.elem)
		if next >= 0 && d.methodKey(i, p.keys, e.key) < 0 {
			return false, wire.Stop
		}
		return true, next
	}
	var space [32]byte
	kept := append(space[:0], name...) // the name is gone when the element has been read
	if next = d.value(value, p.elem, e.elem); next < 0 {
		return false, next
	}
	return d.numberKey(kept, i, p.keys, e.key), next
}

// numberKey sets an integer key from the name at i.
func (d *decoder) numberKey(name []byte, i int, m *mapPlan, key reflect.Value) bool {
	if m.decode == schema.KeyInt {
		n, ok := d.KeyInt(name, i, m.plan.bits, m.plan.name)
		if ok {
			key.SetInt(n)
		}
		return ok
	}
	n, ok := d.KeyUint(name, i, m.plan.bits, m.plan.name)
	if ok {
		key.SetUint(n)
	}
	return ok
}

// methodKey lets the key's type read the name at i.
func (d *decoder) methodKey(i int, m *mapPlan, key reflect.Value) int {
	key.SetZero()
	target := key.Addr().Interface()
	if m.decode == schema.KeyJSON {
		return d.JSON(i, target.(wire.Unmarshaler))
	}
	return d.Text(i, target.(encoding.TextUnmarshaler), m.plan.name)
}
