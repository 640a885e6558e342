package wasm

// A buffer is a piece of a module in the binary format.
type buffer []byte

func (b *buffer) byte(bytes ...byte) { *b = append(*b, bytes...) }

// unsigned appends a number in LEB128.
func (b *buffer) unsigned(v uint32) {
	for ; v >= 0x80; v >>= 7 {
		*b = append(*b, byte(v)|0x80)
	}
	*b = append(*b, byte(v))
}

// signed appends a number in signed LEB128.
func (b *buffer) signed(v int64) {
	for ; v < -0x40 || v >= 0x40; v >>= 7 {
		*b = append(*b, byte(v)&0x7f|0x80)
	}
	*b = append(*b, byte(v)&0x7f)
}

// bytes appends bytes behind their number.
func (b *buffer) bytes(p []byte) {
	b.unsigned(uint32(len(p)))
	*b = append(*b, p...)
}

// A valueType is the type of a value.
type valueType byte

const (
	i32 valueType = 0x7f
	i64 valueType = 0x7e
)

func typesOf(types []valueType) []byte {
	var b []byte
	for _, t := range types {
		b = append(b, byte(t))
	}
	return b
}

// Bytes of the format that are no instructions.
const (
	typeFunc    = 0x60
	typeArray   = 0x5e
	typeFuncRef = 0x70
	typeRef     = 0x64 // not null, to the type that follows
	typeVoid    = 0x40 // of a block
	constant    = 0x00 // a global or array that does not change
	exportFunc  = 0x00
	exportMem   = 0x02
)

// refTo is the type of references to functions of a type, which are never null.
func refTo(typ uint32) []byte {
	b := buffer{typeRef}
	b.signed(int64(typ))
	return b
}
