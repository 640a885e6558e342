package vm

// An Opcode says what an instruction does. The engines of both directions share one set, so that a type has one
// vocabulary: an opcode named after a kind writes a value of that kind when encoding and reads one when decoding.
//
// The machine has these registers: pc, the index of the next instruction; base, a pointer to the Go object whose
// parts instructions address by offset ("the operand" below is the memory at base+Off); out, the end of the output, or
// in, the index of the next input byte; and a stack of frames that keep base while a part of the program works on
// another object. When encoding, every instruction first appends its literal to the output, if it has one.
//
// Pictures show the stack before and after, top at the right: "– [base]" pushes a frame.
type Opcode uint8

const (
	// OpHalt ends the program.
	OpHalt Opcode = iota
	// OpCall runs the subprogram at Arg on the operand: – [base pc], base = operand.
	OpCall
	// OpReturn ends a subprogram: [base pc] –.
	OpReturn
	// OpLiteral does nothing beyond appending its literal. Encode only.
	OpLiteral
	// OpMember begins a member of an object. Encode: appends Text at Arg, whose first byte, a comma, is left out when
	// the output ends in "{". Decode: goes on after a member of object Arg: at its end to the object's end, else to the
	// instructions of the member that follows; the literal is a comma and the key that is expected, whose code comes next.
	OpMember
	// OpObject begins object Arg, a struct. The literal is the key expected first. Decode only.
	OpObject

	// The scalar opcodes write or read the operand.
	OpBool
	OpInt8
	OpInt16
	OpInt32
	OpInt64
	OpUint8
	OpUint16
	OpUint32
	OpUint64
	OpFloat32
	OpFloat64
	OpString
	OpBytes // a []byte; decode: Arg is where to go on unless the input is an array
	OpNumber
	OpRaw
	OpTime
	// OpQuotedString writes the operand, a string, as JSON within a string.
	OpQuotedString
	// OpQuoted reads the operand, a scalar of any kind, from JSON within a string. Decode only.
	OpQuoted

	// OpPointer goes on with what the operand points to: – [base]. Nil or null: goes to Arg. Decode: allocates as needed.
	OpPointer
	// OpQuotedPointer is OpPointer for a member with the option "string". Decode only.
	OpQuotedPointer
	// OpEmbedded is OpPointer for an embedded pointer, which has no form of its own in the output. Decode: a pointer
	// that cannot be set (Flags) is an error and goes to Arg.
	OpEmbedded
	// OpPop takes base from the stack: [base] –.
	OpPop

	// OpSlice begins the elements of the operand, a slice: – [base slice index]. Nil, null or empty: goes to Arg.
	OpSlice
	// OpArray begins the elements of the operand, an array that is not empty: – [base array index].
	OpArray
	// OpNext ends an element. While there are more, base moves to the next one, Off bytes further when encoding, and
	// the program goes to Arg; then [base …] –. OpNextArray is its form for arrays; decode only.
	OpNext
	OpNextArray
	// OpMap begins the members of the operand, a map: – [base map index]. Nil, null or empty: goes to Arg.
	OpMap
	// OpNextMap ends a member of a map, as OpNext ends an element of a slice.
	OpNextMap

	// OpAny writes or reads the operand, an interface without methods, by the program of its content's type.
	OpAny
	// OpInterface does the same for an interface with methods.
	OpInterface
	// OpJSON calls MarshalJSON or UnmarshalJSON of the operand; OpText its MarshalText or UnmarshalText.
	OpJSON
	OpText
	// OpQuotedJSON and OpQuotedText are their forms for a member with the option "string". Decode only.
	OpQuotedJSON
	OpQuotedText
	// OpUnsupported fails: the operand's type has no form in the format.
	OpUnsupported

	// OpEnter counts a level of a recursive type: the operand is a pointer, map or slice. The program ends when the value
	// contains itself. OpLeave undoes it. Encode only.
	OpEnter
	OpLeave

	// The omit opcodes go to Arg when the operand is empty: so many zero bits, the float zero, a string or slice of
	// length zero, an empty map, the zero value as reflect or the type's own IsZero sees it. Encode only.
	OpOmit8
	OpOmit16
	OpOmit32
	OpOmit64
	OpOmitFloat32
	OpOmitFloat64
	OpOmitLength
	OpOmitNil
	OpOmitMap
	OpOmitZero
	OpOmitIsZero

	opcodes // their number
)

// operands says which operands of an instruction an opcode uses, for the disassembly.
type operands uint8

const (
	usesOff operands = 1 << iota
	usesType
	usesTarget
	usesObject
	usesText
)

// An opcodeInfo is what the disassembler knows of an opcode.
type opcodeInfo struct {
	name           string
	encode, decode operands
}

const (
	operand = usesOff
	located = usesOff | usesType
	branch  = usesOff | usesTarget
)

var opcodeTable = [opcodes]opcodeInfo{
	OpHalt:          {"halt", 0, 0},
	OpCall:          {"call", branch, branch},
	OpReturn:        {"return", 0, 0},
	OpLiteral:       {"literal", 0, 0},
	OpMember:        {"member", usesText, usesObject},
	OpObject:        {"object", 0, usesObject},
	OpBool:          {"bool", operand, located},
	OpInt8:          {"int8", operand, located},
	OpInt16:         {"int16", operand, located},
	OpInt32:         {"int32", operand, located},
	OpInt64:         {"int64", operand, located},
	OpUint8:         {"uint8", operand, located},
	OpUint16:        {"uint16", operand, located},
	OpUint32:        {"uint32", operand, located},
	OpUint64:        {"uint64", operand, located},
	OpFloat32:       {"float32", operand, located},
	OpFloat64:       {"float64", operand, located},
	OpString:        {"string", operand, located},
	OpBytes:         {"bytes", operand, located | usesTarget},
	OpNumber:        {"number", operand, operand},
	OpRaw:           {"raw", operand, operand},
	OpTime:          {"time", operand, operand},
	OpQuotedString:  {"quoted.string", operand, 0},
	OpQuoted:        {"quoted", 0, located},
	OpPointer:       {"pointer", branch, located | usesTarget},
	OpQuotedPointer: {"quoted.pointer", 0, located | usesTarget},
	OpEmbedded:      {"embedded", branch, located | usesTarget},
	OpPop:           {"pop", 0, 0},
	OpSlice:         {"slice", branch, located | usesTarget},
	OpArray:         {"array", located, located | usesTarget},
	OpNext:          {"next", branch, usesType | usesTarget},
	OpNextArray:     {"next.array", 0, usesType | usesTarget},
	OpMap:           {"map", branch, located | usesTarget},
	OpNextMap:       {"next.map", usesTarget, usesTarget},
	OpAny:           {"any", operand, operand},
	OpInterface:     {"interface", located, located},
	OpJSON:          {"json", located, located},
	OpText:          {"text", located, located},
	OpQuotedJSON:    {"quoted.json", 0, located},
	OpQuotedText:    {"quoted.text", 0, located},
	OpUnsupported:   {"unsupported", located, located},
	OpEnter:         {"enter", located, 0},
	OpLeave:         {"leave", 0, 0},
	OpOmit8:         {"omit.8", branch, 0},
	OpOmit16:        {"omit.16", branch, 0},
	OpOmit32:        {"omit.32", branch, 0},
	OpOmit64:        {"omit.64", branch, 0},
	OpOmitFloat32:   {"omit.float32", branch, 0},
	OpOmitFloat64:   {"omit.float64", branch, 0},
	OpOmitLength:    {"omit.length", branch, 0},
	OpOmitNil:       {"omit.nil", branch, 0},
	OpOmitMap:       {"omit.map", branch, 0},
	OpOmitZero:      {"omit.zero", located | usesTarget, 0},
	OpOmitIsZero:    {"omit.iszero", located | usesTarget, 0},
}

func (op Opcode) String() string { return opcodeTable[op].name }
