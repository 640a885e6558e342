package machine

import "math/rand/v2"

const (
	shapes      = 32 // of records in turn
	leastFields = 4  // of a shape
	mostFields  = 8
)

// writeMixed is 32 shapes of records in rotation: each has other fields, in another order and in other encodings. Whatever an
// engine or a branch predictor learns of which opcode follows which holds for one shape only.
func writeMixed(c *code) {
	random := rand.New(rand.NewPCG(3, 4))
	for shape := range shapes {
		for _, f := range random.Perm(len(fragments))[:leastFields+random.IntN(mostFields-leastFields+1)] {
			fragments[f](c)
		}
		following := c.here() + 2*InstrSize // behind this shape's end
		if shape == shapes-1 {
			following = c.pc
		}
		c.next(following)
	}
}

// fragments write a field each.
var fragments = []func(*code){
	func(c *code) { c.add(OpTag, 1<<3).add(OpLoad32, fieldID).add(OpVarint, 0) },
	func(c *code) { c.add(OpTag, 2<<3|5).add(OpLoad32, fieldPrice).add(OpFix32, 0) },
	func(c *code) { c.add(OpLoad32, fieldDelta).add(OpZigzag, 0).add(OpVarint, 0) },
	func(c *code) { c.add(OpLoad64, fieldKey).add(OpFix64, 0) },
	func(c *code) { c.add(OpTag, 5<<3|2).add(OpString, fieldName) },
	func(c *code) { c.add(OpString, fieldCity) },
	func(c *code) { c.literal(`"id":`).add(OpLoad32, fieldID).add(OpInteger, 0).add(OpTag, ',') },
	func(c *code) { c.literal(`"name":`).add(OpJSONString, fieldName).add(OpTag, ',') },
	func(c *code) { c.literal(`"price":`).add(OpLoad32, fieldPrice).add(OpDecimal, 0) },
	func(c *code) {
		c.literal(`"digest":"`).add(OpLoad64, fieldDigest).add(OpHex, 0).add(OpLit2, '"'|','<<8)
	},
	func(c *code) { c.add(OpTag, '"').add(OpLoad32, fieldDay).add(OpDate, 0).add(OpTag, '"') },
	func(c *code) { c.literal(`"ok":`).add(OpLoad8, fieldFlag).add(OpBool, 0) },
	func(c *code) {
		c.add(OpLoad8, fieldFlag).unless(func() { c.add(OpTag, 4<<3).add(OpLoad32, fieldCount).add(OpVarint, 0) })
	},
	func(c *code) { c.add(OpLoad64, fieldDigest).add(OpHash, 0).add(OpFix32, 0) },
	func(c *code) {
		c.add(OpLoad32, fieldCount).add(OpSave, 0).add(OpAdd, 100).add(OpXor, 0).add(OpAnd, 0xff).add(OpVarint, 0)
	},
	func(c *code) { c.add(OpLit4, 0x04030201).add(OpLoad64, fieldKey).add(OpShift, 40).add(OpFix32, 0) },
	func(c *code) {
		c.literal(`"city":`).add(OpLoad8, fieldFlag)
		c.either(func() { c.add(OpJSONString, fieldCity) }, func() { c.add(OpLit4, 'n'|'u'<<8|'l'<<16|'l'<<24) })
	},
}
