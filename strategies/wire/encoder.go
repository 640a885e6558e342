package wire

import "unsafe"

// Encoder is the state of one Append. The zero value is ready; Style may be set. Functions that get an *Encoder do not let it escape unless
// they say so.
type Encoder struct {
	Style Style
	Nesting
	members *Members // of the maps that Any has open; nil if there are none
}

// Nesting is how deep in a value an encoder is, of any format, and its first error. It finds cycles. The zero value is ready.
type Nesting struct {
	err   error
	depth int
	path  []reference            // what is open beyond freeDepth
	seen  map[reference]struct{} // the elements of path
}

// A reference is what a cycle goes through: a pointer, map or slice of a Go type.
type reference struct {
	pointer unsafe.Pointer
	length  int
	goType  string
}

const (
	freeDepth       = 1000    // levels before cycles are looked for, as in encoding/json
	maxEncoderDepth = 200_000 // beyond some 300,000 levels of interfaces, Go's own stack would overflow, which ends the process
)

// Err returns the first error.
func (e *Nesting) Err() error { return e.err }

// Fail keeps the first error.
func (e *Nesting) Fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

// Enter counts one level of nesting through a pointer, map or slice of the named Go type: p is what it points to, and n is
// the length of a slice, else 0. It returns false, with an error kept, when the value contains itself, which is looked for
// beyond 1,000 levels, or is nested deeper than 200,000; and also when an error has been kept before. Leave undoes it.
func (e *Nesting) Enter(p unsafe.Pointer, n int, goType string) bool {
	if e.depth < freeDepth && e.err == nil {
		e.depth++
		return true
	}
	return e.enterDeep(p, n, goType)
}

func (e *Nesting) enterDeep(p unsafe.Pointer, n int, goType string) bool {
	if e.err != nil {
		return false
	}
	e.depth++
	r := reference{p, n, goType}
	_, cycle := e.seen[r]
	if cycle || e.depth > maxEncoderDepth {
		e.depth--
		e.Fail(&UnsupportedValueError{Msg: nestingProblem(cycle, r.goType)})
		return false
	}
	if e.seen == nil {
		e.seen = make(map[reference]struct{})
	}
	e.seen[r] = struct{}{}
	e.path = append(e.path, r)
	return true
}

func nestingProblem(cycle bool, goType string) string {
	if cycle {
		return "encountered a cycle via " + goType
	}
	return "nested too deeply via " + goType
}

// Leave undoes an Enter that returned true.
func (e *Nesting) Leave() {
	e.depth--
	if len(e.path) > 0 {
		e.leaveDeep()
	}
}

func (e *Nesting) leaveDeep() {
	last := len(e.path) - 1
	delete(e.seen, e.path[last])
	e.path = e.path[:last]
}

// Unsupported keeps an *UnsupportedTypeError.
func (e *Nesting) Unsupported(goType string) { e.Fail(&UnsupportedTypeError{GoType: goType}) }

// Float64 is AppendFloat64 for any value; NaN and the infinities keep an *UnsupportedValueError.
func (e *Encoder) Float64(dst []byte, v float64) []byte {
	if !Finite(v) {
		e.Fail(unsupportedFloat(v))
		return dst
	}
	return AppendFloat64(dst, v)
}

// Float32 is AppendFloat32 for any value; NaN and the infinities keep an *UnsupportedValueError.
func (e *Encoder) Float32(dst []byte, v float32) []byte {
	if !Finite(float64(v)) {
		e.Fail(unsupportedFloat(float64(v)))
		return dst
	}
	return AppendFloat32(dst, v)
}

func unsupportedFloat(v float64) error {
	msg := "NaN"
	if v > 0 {
		msg = "+Inf"
	} else if v < 0 {
		msg = "-Inf"
	}
	return &UnsupportedValueError{Msg: msg}
}
