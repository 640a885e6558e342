package machine

import "sync"

// programs are those of the lab, one behind the other.
var programs = sync.OnceValue(writePrograms)

func writePrograms() []*code {
	var list []*code
	at := uint32(Code)
	for _, p := range []struct {
		name  string
		write func(*code)
	}{{"fix", writeFix}, {"pb", writePB}, {"json", writeJSON}, {"mixed", writeMixed}} {
		c := &code{name: p.name, pc: at}
		p.write(c)
		at = c.here()
		list = append(list, c)
	}
	if at > Literals || Literals+len(literals.text) > Records {
		panic("machine: the programs or their literals do not fit")
	}
	return list
}

// writeFix is of tiny opcodes only: numbers of fixed width, as in a binary format without compression. It shows what dispatch costs where
// there is hardly anything else.
func writeFix(c *code) {
	c.add(OpTag, 0x0d).add(OpLoad32, fieldID).add(OpFix32, 0)
	c.add(OpTag, 0x11).add(OpLoad64, fieldKey).add(OpFix64, 0)
	c.add(OpLoad8, fieldFlag).unless(func() { c.add(OpAdd, 77).add(OpLit2, 0x1234).add(OpFix32, 0) })
	c.add(OpLoad32, fieldPrice).add(OpAdd, -5).add(OpSave, 0).add(OpShift, 3).add(OpXor, 0).add(OpFix32, 0)
	c.add(OpLit4, 0x01020304).add(OpLoad64, fieldDigest).add(OpHash, 0).add(OpAnd, 0xffff)
	c.add(OpLit2, 0x4321).add(OpFix64, 0)
	c.next(c.pc)
}

// writePB is a message of Protocol Buffers: tags, varints, zigzag and strings with their lengths.
func writePB(c *code) {
	varint := func(tag, field int32) { c.add(OpTag, tag).add(OpLoad32, field).add(OpVarint, 0) }
	varint(1<<3, fieldID)
	varint(2<<3, fieldCount)
	c.add(OpTag, 3<<3).add(OpLoad32, fieldDelta).add(OpZigzag, 0).add(OpVarint, 0)
	c.add(OpLoad8, fieldFlag).unless(func() { c.add(OpTag, 4<<3).add(OpVarint, 0) })
	c.add(OpTag, 5<<3|2).add(OpString, fieldName)
	c.add(OpTag, 6<<3|2).add(OpString, fieldCity)
	c.add(OpTag, 7<<3|1).add(OpLoad64, fieldKey).add(OpFix64, 0)
	varint(8<<3, fieldPrice)
	varint(9<<3, fieldDay)
	c.next(c.pc)
}

// writeJSON is an object of JSON on a line of its own, most of whose time bloated opcodes take.
func writeJSON(c *code) {
	c.literal(`{"id":`).add(OpLoad32, fieldID).add(OpInteger, 0)
	c.literal(`,"name":`).add(OpJSONString, fieldName)
	c.literal(`,"city":`).add(OpJSONString, fieldCity)
	c.literal(`,"ok":`).add(OpLoad8, fieldFlag).add(OpBool, 0)
	c.literal(`,"price":`).add(OpLoad32, fieldPrice).add(OpDecimal, 0)
	c.literal(`,"date":"`).add(OpLoad32, fieldDay).add(OpDate, 0)
	c.literal(`","digest":"`).add(OpLoad64, fieldDigest).add(OpHex, 0)
	c.literal(`","delta":`).add(OpLoad32, fieldDelta).add(OpInteger, 0)
	c.add(OpLit2, '}'|'\n'<<8)
	c.next(c.pc)
}
