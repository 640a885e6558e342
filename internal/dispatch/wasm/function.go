package wasm

// Instructions that are no operators.
const (
	opUnreachable        = 0x00
	opBlock              = 0x02
	opLoop               = 0x03
	opIf                 = 0x04
	opElse               = 0x05
	opEnd                = 0x0b
	opBr                 = 0x0c
	opBrIf               = 0x0d
	opBrTable            = 0x0e
	opReturn             = 0x0f
	opCall               = 0x10
	opCallIndirect       = 0x11
	opReturnCallIndirect = 0x13
	opCallRef            = 0x14
	opReturnCallRef      = 0x15
	opSelect             = 0x1b
	opLocalGet           = 0x20
	opLocalSet           = 0x21
	opLocalTee           = 0x22
	opGlobalGet          = 0x23
	opTableGet           = 0x25
	opConst32            = 0x41
	opConst64            = 0x42
	opRefFunc            = 0xd2
	prefixGC             = 0xfb
	opArrayNewFixed      = 0x08
	opArrayGet           = 0x0b
)

// A local is a parameter or variable of a function.
type local struct {
	index uint32
	typ   valueType
}

// A function is the code of one while it is written.
type function struct {
	code      buffer
	params    []local
	variables []valueType
	touched   map[local]bool // read or written
	written   map[local]bool
}

func newFunction(params ...valueType) *function {
	f := &function{touched: map[local]bool{}, written: map[local]bool{}}
	for i, t := range params {
		f.params = append(f.params, local{uint32(i), t})
	}
	return f
}

// variable is a new local.
func (f *function) variable(typ valueType) local {
	f.variables = append(f.variables, typ)
	return local{uint32(len(f.params) + len(f.variables) - 1), typ}
}

func (f *function) encode() []byte {
	var b buffer
	b.unsigned(uint32(len(f.variables)))
	for _, t := range f.variables {
		b.byte(1, byte(t))
	}
	b.byte(f.code...)
	b.byte(opEnd)
	return b
}

func (f *function) get(l local) expr {
	f.touched[l] = true
	e := expr{buffer{opLocalGet}, l.typ}
	e.code.unsigned(l.index)
	return e
}

// tee is an expression that is also stored in a local.
func (f *function) tee(l local, e expr) expr {
	f.touched[l], f.written[l] = true, true
	stored := e.then(l.typ, opLocalTee)
	stored.code.unsigned(l.index)
	return stored
}

func (f *function) set(l local, e expr) {
	f.push(e)
	f.pop(l)
}

// pop stores the value that is on the stack.
func (f *function) pop(l local) {
	f.touched[l], f.written[l] = true, true
	f.code.byte(opLocalSet)
	f.code.unsigned(l.index)
}

// push leaves values on the stack.
func (f *function) push(list ...expr) {
	for _, e := range list {
		f.code.byte(e.code...)
	}
}

func (f *function) store8(at expr, offset uint32, v expr)  { f.store(at, offset, v, 0x3a, 0x3c) }
func (f *function) store16(at expr, offset uint32, v expr) { f.store(at, offset, v, 0x3b, 0x3d) }
func (f *function) store32(at expr, offset uint32, v expr) { f.store(at, offset, v, 0x36, 0x3e) }
func (f *function) store64(at expr, offset uint32, v expr) {
	f.store(at, offset, v, opUnreachable, 0x37)
}

func (f *function) store(at expr, offset uint32, v expr, narrow, wide byte) {
	f.push(at, v)
	if v.typ == i64 {
		narrow = wide
	}
	f.code.byte(narrow, 0)
	f.code.unsigned(offset)
}

// block has a body that leave(0) goes behind.
func (f *function) block(body func()) { f.nested(opBlock, body) }

// loop has a body that leave(0) goes to the start of.
func (f *function) loop(body func()) { f.nested(opLoop, body) }

func (f *function) nested(op byte, body func()) {
	f.code.byte(op, typeVoid)
	body()
	f.code.byte(opEnd)
}

// leave goes to a block or loop around this place, 0 being the innermost.
func (f *function) leave(depth uint32) {
	f.code.byte(opBr)
	f.code.unsigned(depth)
}

// leaveIf does so on a condition.
func (f *function) leaveIf(condition expr, depth uint32) {
	f.push(condition)
	f.code.byte(opBrIf)
	f.code.unsigned(depth)
}

// when has a body for a condition, and perhaps one for the other case.
func (f *function) when(condition expr, body func(), otherwise func()) {
	f.push(condition)
	f.nested(opIf, func() {
		body()
		if otherwise != nil {
			f.code.byte(opElse)
			otherwise()
		}
	})
}

// op appends an instruction with numbers behind it.
func (f *function) op(code byte, operands ...uint32) {
	f.code.byte(code)
	for _, n := range operands {
		f.code.unsigned(n)
	}
}
