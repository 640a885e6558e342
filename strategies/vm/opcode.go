package vm

// An Opcode says what an instruction does. The engines of both directions share one set, so that a type has one
// vocabulary: an opcode named after a kind writes a value of that kind when encoding and reads one when decoding.
//
// The machine has these registers: the next instruction; base, a pointer to the Go object whose parts instructions address
// by offset ("the operand" below is the memory at base+Off); the end of the output or the index of the next input byte; and
// a stack of frames that keep base while a part of the program works on another object.
//
// When encoding, every instruction first appends its literal to the output, if it has one. When decoding, one that begins a
// member is reached when the input holds the key it expects, and "completes" means: it goes on with the next instruction,
// or, if it is the last of a member, with what follows the member.
//
// Pictures show the stack before and after, top at the right: "– [base]" pushes a frame.
type Opcode uint8

const (
	// OpHalt ends the program.
	OpHalt Opcode = iota
	// OpCall runs the subprogram at Arg on the operand: – [base pc], base = operand.
	OpCall
	// OpCallPointer does so on what the operand points to. Nil: goes on. Encode only.
	OpCallPointer
	// OpReturn ends a subprogram: [base pc] –. Decode: then the call is complete.
	OpReturn
	// OpLiteral does nothing beyond appending its literal. Encode only.
	OpLiteral
	// OpReserve checks for room. Encode only.
	OpReserve
	// OpComma appends a comma unless the output ends in "{". In a binary format it counts a member of the struct. Encode only.
	OpComma
	// OpTarget is no instruction of its own: its Arg is the target of the one before it. Encode only.
	OpTarget
	// OpObject begins a struct; the instruction after it begins the first member. Encode: in a binary format only, of a struct of which up to
	// Arg members, at least Off, are written, for whose number it makes room: – [place count], count = Off.
	OpObject
	// OpEndObject completes the object Arg. Encode: writes how many members were counted: [place count] –.
	OpEndObject
	// OpCount counts the members of a struct and writes their number: see countEntry. Off is the distance of the first entry, Arg how many there
	// are and how many members are never absent. Encode only, in a binary format.
	OpCount

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
	// The other string opcodes leave out what an Option gives up: OpStringPlain does not escape '<', '>' and '&' (encode),
	// OpStringLax does not look at bytes outside ASCII either, OpStringView and OpStringLaxView refer to the input (decode).
	OpStringPlain
	OpStringLax
	OpStringView
	OpStringLaxView
	OpBytes // a []byte; decode: what follows reads one from an array, and is passed over unless the input is an array
	OpNumber
	OpRaw
	OpTime
	// OpQuotedString writes the operand, a string, as JSON within a string.
	OpQuotedString
	// OpQuoted reads the operand, a scalar of any kind, from JSON within a string. Decode only.
	OpQuoted

	// OpPointer goes on with what the operand points to: – [base]. Nil or null: goes to Arg, completes. Decode: allocates
	// as needed.
	OpPointer
	// OpQuotedPointer is OpPointer for a member with the option "string". Decode only.
	OpQuotedPointer
	// OpEmbedded is OpPointer for an embedded pointer, which has no form of its own in the output. Decode: a pointer
	// that cannot be set (Flags) is an error, and the member is complete.
	OpEmbedded
	// OpPop takes base from the stack: [base] –.
	OpPop

	// OpSlice begins the elements of the operand, a slice: – [base slice index]. Nil, null or empty: goes to Arg, completes.
	OpSlice
	// OpArray begins the elements of the operand, an array that is not empty: – [base array index]. Encode: of length Arg.
	OpArray
	// OpNext ends an element. While there are more, base moves to the next one, Off bytes further, and the program goes to
	// the start of the loop; then [base …] –. OpNextArray is its form for arrays; decode only.
	OpNext
	OpNextArray
	// OpNextRow is OpNext where an element is an array of few floats of 64 bits. Encode only, in a binary format.
	OpNextRow
	// OpMap begins the members of the operand, a map: – [base map index]. Nil, null or empty: goes to the target, completes.
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

	// The omit opcodes go to their target when the operand is empty: so many zero bits, the float zero, an empty map, the
	// zero value as reflect or the type's own IsZero sees it. The first seven append a comma otherwise, where Lit is commaDue
	// and the output does not end in "{", or count a member, as OpComma does. Encode only.
	OpOmit8
	OpOmit16
	OpOmit32
	OpOmit64
	OpOmitPointer // 64 bits, too, if the field is not nil it is OpPointer
	OpOmitFloat32
	OpOmitFloat64
	OpOmitMap
	OpOmitZero
	OpOmitIsZero
	// OpOmitRow goes to the first of several members that may have to be written, or to its target: see rowEntry. Arg is how many
	// entries there are. The next instruction has the target, and in Off the distance of the first entry.
	OpOmitRow

	opcodes // their number
)

// operands says which operands of an instruction an opcode uses, for the disassembly.
type operands uint8

const (
	usesOff operands = 1 << iota
	usesType
	usesTarget // encode: Arg is a target; decode: Arg is a subprogram
	usesObject
	usesEnd   // decode: End is the instruction that closes this one
	usesStart // decode: Rest is the start of the loop
	usesLength
	usesEntries // encode: Arg is a number of entries, and of members that are never absent
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
	opening = located | usesEnd
	loop    = located | usesStart
)

var opcodeTable = [opcodes]opcodeInfo{
	OpHalt:          {"halt", 0, 0},
	OpCall:          {"call", branch, branch},
	OpCallPointer:   {"call.pointer", branch, 0},
	OpReturn:        {"return", 0, 0},
	OpLiteral:       {"literal", 0, 0},
	OpReserve:       {"reserve", 0, 0},
	OpComma:         {"comma", 0, 0},
	OpTarget:        {"target", usesTarget, 0},
	OpObject:        {"object", usesLength, usesEnd},
	OpEndObject:     {"end.object", usesLength, usesObject},
	OpCount:         {"count", usesEntries, 0},
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
	OpStringPlain:   {"string.plain", operand, 0},
	OpStringLax:     {"string.lax", operand, located},
	OpStringView:    {"string.view", 0, located},
	OpStringLaxView: {"string.lax.view", 0, located},
	OpBytes:         {"bytes", operand, opening},
	OpNumber:        {"number", operand, operand},
	OpRaw:           {"raw", operand, operand},
	OpTime:          {"time", operand, operand},
	OpQuotedString:  {"quoted.string", operand, 0},
	OpQuoted:        {"quoted", 0, located},
	OpPointer:       {"pointer", branch, opening},
	OpQuotedPointer: {"quoted.pointer", 0, opening},
	OpEmbedded:      {"embedded", branch, opening},
	OpPop:           {"pop", 0, 0},
	OpSlice:         {"slice", branch, opening},
	OpArray:         {"array", usesOff | usesLength, opening},
	OpNext:          {"next", branch, loop},
	OpNextArray:     {"next.array", 0, loop},
	OpNextRow:       {"next.row", branch, 0},
	OpMap:           {"map", located, opening},
	OpNextMap:       {"next.map", usesTarget, usesStart},
	OpAny:           {"any", operand, operand},
	OpInterface:     {"interface", located, located},
	OpJSON:          {"json", located, located},
	OpText:          {"text", located, located},
	OpQuotedJSON:    {"quoted.json", 0, located},
	OpQuotedText:    {"quoted.text", 0, located},
	OpUnsupported:   {"unsupported", located, located},
	OpOmit8:         {"omit.8", branch, 0},
	OpOmit16:        {"omit.16", branch, 0},
	OpOmit32:        {"omit.32", branch, 0},
	OpOmit64:        {"omit.64", branch, 0},
	OpOmitFloat32:   {"omit.float32", branch, 0},
	OpOmitFloat64:   {"omit.float64", branch, 0},
	OpOmitMap:       {"omit.map", branch, 0},
	OpOmitZero:      {"omit.zero", located, 0},
	OpOmitIsZero:    {"omit.iszero", located, 0},
	OpOmitPointer:   {"omit.pointer", branch, 0},
	OpOmitRow:       {"omit.row", usesLength, 0},
}

func (op Opcode) String() string { return opcodeTable[op].name }
