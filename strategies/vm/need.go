package vm

import "math"

// room says how an instruction that writes deals with the room for it.
type room struct {
	fixed  uint8 // bytes that it writes at most, beside its literal, without checking for room
	taken  uint8 // bytes that it writes at most before it goes to its target
	checks bool  // it checks for the room that the instruction after it needs
	calls  bool  // it checks for the room that its target needs
}

// encodeRoom gives the room of each opcode. Those that are left to the driver count as checking, since room is made before
// the core goes on.
var encodeRoom = func() (table [opcodes]room) {
	for op := range table {
		table[op].checks = true
	}
	const (
		word  = len("-9223372036854775808")
		comma = len(",")
		// countRoom is the head of an array in a binary format; in JSON there is a bracket.
		countRoom = 5
	)
	for op, fixed := range map[Opcode]int{
		OpLiteral: 0, OpComma: comma, OpPop: 0, OpEmbedded: 0,
		OpBool: len("false"), OpFloat32: word, OpFloat64: word,
		OpInt8: len("-128"), OpInt16: len("-32768"), OpInt32: len("-2147483648"), OpInt64: word,
		OpUint8: len("255"), OpUint16: len("65535"), OpUint32: len("4294967295"), OpUint64: word,
		OpPointer: 0, OpSlice: countRoom, OpArray: 0, OpObject: 3, OpEndObject: 0, OpCount: 3,
		OpOmit8: comma, OpOmit16: comma, OpOmit32: comma, OpOmit64: comma, OpOmitFloat32: comma, OpOmitFloat64: comma,
		OpOmitPointer: comma, OpOmitMap: 0, OpOmitRow: 0, OpTarget: 0,
	} {
		table[op] = room{fixed: uint8(fixed)}
	}
	table[OpCallPointer] = room{fixed: uint8(len("null")), calls: true}
	table[OpPointer].taken = uint8(len("null"))
	table[OpSlice].taken = uint8(len("null"))
	return table
}()

// computeNeeds sets Need of all instructions. Targets that need no check of their own lie ahead, so one pass from the end
// is enough. An instruction that looks through a row can go to any member.
func computeNeeds(code []EncodeInstr, rows []row) {
	members := map[int][]int{}
	for _, r := range rows {
		for _, pc := range r.heads {
			members[pc] = r.starts
		}
	}
	for i := len(code) - 1; i >= 0; i-- {
		in := &code[i]
		r := encodeRoom[in.Op]
		need := 0
		if !r.checks {
			need = int(r.fixed) + int(code[i+1].Need)
			if opcodeTable[in.Op].encode&usesTarget != 0 && !r.calls {
				need = max(need, int(r.taken)+int(code[in.Arg].Need))
			}
			for _, to := range members[i] {
				if to > i {
					need = max(need, int(code[to].Need))
				}
			}
		}
		need += int(in.LitLen)
		if need > math.MaxUint16 {
			panic("vm: instructions that need much room and do not check for it")
		}
		in.Need = uint16(need)
	}
}
