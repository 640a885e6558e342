// Package msgpack holds the leaf primitives of MessagePack as package wire holds those of JSON, with the same shapes: append functions take
// and return the buffer; read functions take the input and an index and return a value and the index after it, or Stop. What belongs to one
// whole document is kept by an Encoder or a Decoder.
//
// What is written has the shortest form of its type: integers that are not negative in unsigned forms, text as str, bytes as bin, times as
// the timestamp extension. What is read may have any form of the specification, and also those of the time before bin: str is read as bytes
// and bin as text where the Go type asks for it. The specification lets str hold any bytes, so UTF-8 is never looked at, and Decoder.Lax has
// no effect.
//
// No length is above 2³²-1. Append functions, which cannot fail, write a longer string, array or map with 0xC1 as its head, which no reader
// takes for an item.
//
// Files that are the same for CBOR are written in that package and translated into this one by make generate.
package msgpack

import "github.com/vmbench/vmbench/strategies/wire"

// Stop is the index that read functions return when the item at the index given is not of the form asked for, and that methods of
// Decoder return when decoding cannot go on.
const Stop = wire.Stop

// Format is the name of the format, as errors say it.
const Format = "msgpack"

// maxDepth is how many arrays and maps may be open around an item of the input.
const maxDepth = 10000

// Initial bytes that hold a small number, which stands in their lower bits. Those below fixMap are integers, as those from fixNegative on.
const (
	fixMap      = 0x80
	fixArray    = 0x90
	fixText     = 0xA0
	fixNegative = 0xE0

	maxFixInt   = 1<<7 - 1
	minFixInt   = -1 << 5
	maxFixCount = 1<<4 - 1 // of the elements or members of a container
	maxFixText  = 1<<5 - 1
)

// firstItem is the first of the initial bytes that hold no number, and itemNever the one that the specification never uses.
const (
	firstItem = 0xC0
	itemNever = 0xC1
)

// Initial bytes that hold no number. In each group the number or length that follows has 8 bits first, and then twice as many each time.
const (
	itemNil      = 0xC0
	itemFalse    = 0xC2
	itemTrue     = 0xC3
	itemBytes8   = 0xC4
	itemBytes16  = 0xC5
	itemBytes32  = 0xC6
	itemExt8     = 0xC7
	itemExt16    = 0xC8
	itemExt32    = 0xC9
	itemFloat32  = 0xCA
	itemFloat64  = 0xCB
	itemUint8    = 0xCC
	itemUint16   = 0xCD
	itemUint32   = 0xCE
	itemUint64   = 0xCF
	itemInt8     = 0xD0
	itemInt16    = 0xD1
	itemInt32    = 0xD2
	itemInt64    = 0xD3
	itemFixExt1  = 0xD4 // with a content of one byte, and so on
	itemFixExt2  = 0xD5
	itemFixExt4  = 0xD6
	itemFixExt8  = 0xD7
	itemFixExt16 = 0xD8
	itemText8    = 0xD9
	itemText16   = 0xDA
	itemText32   = 0xDB
	itemArray16  = 0xDC // arrays and maps have no length of 8 bits
	itemArray32  = 0xDD
	itemMap16    = 0xDE
	itemMap32    = 0xDF
)

// An Ext is an item of an extension type that no Go type stands for, in an interface. Types below 0 belong to the specification; that of
// timestamps, for which time.Time stands, is -1.
type Ext struct {
	Type int8
	Data []byte
}
