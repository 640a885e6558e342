package vm

import (
	"strconv"
	"unsafe"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// CBOR is the format of RFC 8949.
var CBOR = Format{strategies.CBOR, &binaryFormat{
	dialect: func() *schema.Dialect { return schema.CBOR },
	array:   func(n int) string { return string(cbor.AppendArray(nil, n)) },
	object:  cbor.MapHead,
	key:     cborKey,
	name:    cborName,
	intKey:  cbor.IntKeyLiteral,
	uintKey: func(v uint64) string { return string(cbor.AppendUint(nil, v)) },
	noKey:   cbor.NoKey,
	special: cbor.IsOwn,
	dynamic: func(p *Program) any { return p.appendDynamicCBOR },
	append:  appendCBOR,
	read:    readCBOR,
}}

func cborKey(f *schema.Field) string {
	if n, ok := cborInt(f); ok {
		return cbor.IntKeyLiteral(n)
	}
	return cbor.KeyLiteral(f.Name)
}

func cborName(f *schema.Field) string {
	if n, ok := cborInt(f); ok {
		return cbor.IntName(n)
	}
	return f.Name
}

// cborInt is the integer that is the key of a member.
func cborInt(f *schema.Field) (n int64, ok bool) {
	if !f.Options.KeyAsInt {
		return 0, false
	}
	n, err := strconv.ParseInt(f.Name, 10, 64)
	return n, err == nil
}

// readCBOR reads the document src into the value at p.
func readCBOR(p *Program, src []byte, at unsafe.Pointer) error {
	var d cbor.Decoder // filled field by field: of a composite literal a copy is made, which waits for its parts
	d.Src, d.Borrow, d.Lax = src, p.BorrowStrings, p.SkipUTF8
	if p.MaxDepth > 0 && p.MaxDepth < maxDepth {
		d.LimitDepth(p.MaxDepth)
	}
	return d.Finish(p.decodeCBOR(&d, d.Start(), at))
}
