package compact

import (
	"math/bits"
	"unsafe"

	"github.com/vmbench/vmbench/strategies/wire"
)

// intBits is the size of int and uint.
const intBits = bits.UintSize

// mismatch passes over a value that is no object or array where t wants one.
func (m *decoder) mismatch(i int, t *rtype) int {
	if next := wire.Null(m.state.Src, i); next >= 0 {
		return next
	}
	return m.state.Mismatch(i, t.String(), false)
}

// nameOf is the name of the type of a scalar at p: of t, or if that is unknown, of what lies there in the struct of type typ at base.
func nameOf(t, typ *rtype, base, p unsafe.Pointer, c Code) string {
	if t == nil && typ != nil {
		t = typ.part(uintptr(p)-uintptr(base), func(part *rtype) bool { return fitsScalar(c, part) })
	}
	return t.String()
}
