package wasm

import "fmt"

// An expr is instructions that leave a value, and its type.
type expr struct {
	code buffer
	typ  valueType
}

func number(v int32) expr {
	e := expr{buffer{opConst32}, i32}
	e.code.signed(int64(v))
	return e
}

func wide(v int64) expr {
	e := expr{buffer{opConst64}, i64}
	e.code.signed(v)
	return e
}

// An operator is an instruction on two values of the same type, in its form for each of the types.
type operator struct {
	narrow, wide byte
	compares     bool // the result is a number of 32 bits
}

var (
	opAdd  = operator{0x6a, 0x7c, false}
	opSub  = operator{0x6b, 0x7d, false}
	opMul  = operator{0x6c, 0x7e, false}
	opDiv  = operator{0x6e, 0x80, false} // without sign, as opRem
	opRem  = operator{0x70, 0x82, false}
	opAnd  = operator{0x71, 0x83, false}
	opOr   = operator{0x72, 0x84, false}
	opXor  = operator{0x73, 0x85, false}
	opShl  = operator{0x74, 0x86, false}
	opShrS = operator{0x75, 0x87, false}
	opShr  = operator{0x76, 0x88, false} // without sign
	opEq   = operator{0x46, 0x51, true}
	opNe   = operator{0x47, 0x52, true}
	opLtS  = operator{0x48, 0x53, true}
	opLt   = operator{0x49, 0x54, true} // without sign, as those that follow
	opGe   = operator{0x4f, 0x5a, true}
)

func (o operator) of(a, b expr) expr {
	if a.typ != b.typ {
		panic(fmt.Sprintf("wasm: operands of types %#x and %#x", a.typ, b.typ))
	}
	e := join(a.typ, a, b)
	if a.typ == i64 {
		e.code.byte(o.wide)
	} else {
		e.code.byte(o.narrow)
	}
	if o.compares {
		e.typ = i32
	}
	return e
}

func add(a, b expr) expr  { return opAdd.of(a, b) }
func sub(a, b expr) expr  { return opSub.of(a, b) }
func mul(a, b expr) expr  { return opMul.of(a, b) }
func div(a, b expr) expr  { return opDiv.of(a, b) }
func rem(a, b expr) expr  { return opRem.of(a, b) }
func and(a, b expr) expr  { return opAnd.of(a, b) }
func or(a, b expr) expr   { return opOr.of(a, b) }
func xor(a, b expr) expr  { return opXor.of(a, b) }
func shl(a, b expr) expr  { return opShl.of(a, b) }
func shrS(a, b expr) expr { return opShrS.of(a, b) }
func shr(a, b expr) expr  { return opShr.of(a, b) }
func eq(a, b expr) expr   { return opEq.of(a, b) }
func ne(a, b expr) expr   { return opNe.of(a, b) }
func ltS(a, b expr) expr  { return opLtS.of(a, b) }
func lt(a, b expr) expr   { return opLt.of(a, b) }
func ge(a, b expr) expr   { return opGe.of(a, b) }

// isZero is 1 if the value is 0, else 0.
func isZero(a expr) expr {
	if a.typ == i64 {
		return a.then(i32, 0x50)
	}
	return a.then(i32, 0x45)
}

func wrap(a expr) expr                       { return a.then(i32, 0xa7) }
func extend(a expr) expr                     { return a.then(i64, 0xad) } // without sign
func extendS(a expr) expr                    { return a.then(i64, 0xac) }
func load8(at expr, offset uint32) expr      { return at.load(i32, 0x2d, offset) }
func load16(at expr, offset uint32) expr     { return at.load(i32, 0x2f, offset) }
func load32(at expr, offset uint32) expr     { return at.load(i32, 0x28, offset) }
func load64(at expr, offset uint32) expr     { return at.load(i64, 0x29, offset) }
func load8Wide(at expr, offset uint32) expr  { return at.load(i64, 0x31, offset) }
func load32Wide(at expr, offset uint32) expr { return at.load(i64, 0x34, offset) } // with sign

// choose is a if the condition is not 0, else b. All are computed.
func choose(condition, a, b expr) expr {
	return join(a.typ, a, b, condition).then(a.typ, opSelect)
}

// then is the expression with more instructions behind it.
func (e expr) then(typ valueType, code ...byte) expr {
	longer := join(typ, e)
	longer.code.byte(code...)
	return longer
}

func (e expr) load(typ valueType, op byte, offset uint32) expr {
	loaded := e.then(typ, op, 0) // 0: aligned to a byte
	loaded.code.unsigned(offset)
	return loaded
}

// join is one expression after the other.
func join(typ valueType, list ...expr) expr {
	e := expr{typ: typ}
	for _, part := range list {
		e.code.byte(part.code...)
	}
	return e
}
