package vm

import (
	"errors"
	"strconv"

	"github.com/vmbench/vmbench/strategies/wire"
)

// Options are what a codec gives up, or adds, compared with encoding/json. The zero value gives up nothing. It is comparable, so
// that codecs of the same options share a program.
type Options struct {
	// BorrowStrings makes decoded strings refer to the input where they can, instead of copying them. The input must
	// not be changed as long as any of them is in use, and is kept in memory as long. Keys of maps are copied all the same.
	BorrowStrings bool
	// BatchStrings puts the short strings of one document together into blocks of at most 4 KB. A string in use keeps its
	// whole block in memory.
	BatchStrings bool
	// SkipUTF8 does not look at bytes outside ASCII: invalid UTF-8 is decoded and written as it is. When writing, it counts only
	// together with PlainHTML; U+2028 and U+2029 are not escaped then.
	SkipUTF8 bool
	// PlainHTML writes '<', '>' and '&' as they are, as SetEscapeHTML(false) of an encoding/json.Encoder does.
	PlainHTML bool
	// RejectUnknown makes a member that no field has the name of an error, as DisallowUnknownFields of an
	// encoding/json.Decoder does.
	RejectUnknown bool
	// MaxDepth is how many objects and arrays of a document may be open at a time, up to 10,000, which 0 stands for.
	MaxDepth int
}

// An Option changes the Options of a codec.
type Option func(*Options)

// BorrowStrings sets the option of that name, and so do the functions after it.
func BorrowStrings() Option { return func(o *Options) { o.BorrowStrings = true } }

func BatchStrings() Option { return func(o *Options) { o.BatchStrings = true } }

func SkipUTF8() Option { return func(o *Options) { o.SkipUTF8 = true } }

func PlainHTML() Option { return func(o *Options) { o.PlainHTML = true } }

func RejectUnknown() Option { return func(o *Options) { o.RejectUnknown = true } }

func MaxDepth(n int) Option { return func(o *Options) { o.MaxDepth = n } }

// maxDepth is the deepest document that encoding/json reads.
const maxDepth = 10_000

// check reports options that contradict each other or make no sense.
func (o Options) check() error {
	switch {
	case o.BorrowStrings && o.BatchStrings:
		return errors.New("vm: BorrowStrings and BatchStrings exclude each other")
	case o.MaxDepth < 0 || o.MaxDepth > maxDepth:
		return errors.New("vm: MaxDepth is " + strconv.Itoa(o.MaxDepth) + ", not 0 to " + strconv.Itoa(maxDepth))
	}
	return nil
}

// style is how strings are written.
func (o *Options) style() (s wire.Style) {
	if o.PlainHTML {
		s |= wire.PlainHTML
		if o.SkipUTF8 {
			s |= wire.LaxUTF8
		}
	}
	return s
}

// stringOp is the opcode that reads strings.
func (o Options) stringOp() Opcode {
	switch {
	case o.BorrowStrings && o.SkipUTF8:
		return OpStringLaxView
	case o.BorrowStrings:
		return OpStringView
	case o.SkipUTF8:
		return OpStringLax
	}
	return OpString
}

// begin has d, which is zero, read src. (Returned as a result, it would be copied.)
func (o *Options) begin(d *wire.Decoder, src []byte) {
	d.Src, d.Borrow, d.Lax = src, o.BorrowStrings, o.SkipUTF8
	if o.MaxDepth > 0 && o.MaxDepth < maxDepth {
		d.LimitDepth(o.MaxDepth)
	}
}
