// Package cbor holds the leaf primitives of CBOR, RFC 8949, as package wire holds those of JSON, with the same shapes: append functions
// take and return the buffer; read functions take the input and an index and return a value and the index after it, or Stop. What belongs
// to one whole document is kept by an Encoder or a Decoder.
//
// What is written is in preferred serialization: the shortest head, the shortest float that holds the value, definite lengths. Maps are in
// the order of their keys, structs in that of their fields. Deterministic turns any item into core deterministic encoding. What is read may
// be any well-formed item. Text that is not UTF-8 is refused where it is read and not looked at where it is skipped; it is written as it is.
//
// Files that are the same for MessagePack are written once, here, and translated into that package by make generate.
package cbor

import "github.com/vmbench/vmbench/strategies/wire"

//go:generate go run ../../internal/transcribe ../msgpack encoder.go decoder.go any_append.go any_map.go any_read.go byte_array.go map_key.go method.go raw.go mismatch.go room.go

// Stop is the index that read functions return when the item at the index given is not of the form asked for, and that methods of
// Decoder return when decoding cannot go on.
const Stop = wire.Stop

// Format is the name of the format, as errors say it.
const Format = "cbor"

// maxDepth is how many arrays, maps and tags may be open around an item of the input. Functions that read one Go type pass over as many tags
// before it, and do not count them for what is in it.
const maxDepth = 10000

// The major types, as they stand in an initial byte.
const (
	majorUint   = 0 << 5
	majorNegint = 1 << 5
	majorBytes  = 2 << 5
	majorText   = 3 << 5
	majorArray  = 4 << 5
	majorMap    = 5 << 5
	majorTag    = 6 << 5
	majorOther  = 7 << 5

	majorMask = 7 << 5
	infoMask  = 1<<5 - 1
)

// What the lower five bits of an initial byte say beyond small numbers.
const (
	info8  = 24 // the number is in the next byte
	info16 = 25
	info32 = 26
	info64 = 27
	// infoIndefinite is a length that is not known beforehand, or the end of what has one.
	infoIndefinite = 31
)

// Initial bytes that stand for themselves.
const (
	itemFalse     = 0xF4
	itemTrue      = 0xF5
	itemNull      = 0xF6
	itemUndefined = 0xF7
	itemSimple    = 0xF8
	itemFloat16   = 0xF9
	itemFloat32   = 0xFA
	itemFloat64   = 0xFB
	itemBreak     = 0xFF
)

// Numbers of tags.
const (
	tagTime          = 0     // a time as text
	tagEpoch         = 1     // a time as a number of seconds since 1970
	tagBignum        = 2     // an integer of any size as bytes
	tagNegative      = 3     // such an integer that is subtracted from -1
	tagSelfDescribed = 55799 // says that this is CBOR
)

// A Tag is a tagged item that no Go type stands for, in an interface.
type Tag struct {
	Number  uint64
	Content any
}

// A Simple is a simple value that no Go type stands for, in an interface: neither true nor false, null nor undefined. Those from 24 to 31
// do not exist.
type Simple uint8

// A Negative n is the integer -1-n, which int64 is too small for, in an interface.
type Negative uint64
