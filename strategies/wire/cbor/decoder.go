package cbor

import (
	"strconv"

	"github.com/vmbench/vmbench/strategies/wire"
)

// Decoder is the state of one Decode: the input, the nesting depth and the first error. Set Src; the rest starts at zero.
//
// As in JSON, decoding goes on after an item that does not fit its Go type, and reports the first such error at the end (Save). It stops at
// once when a method fails (Fail). An item that is not well-formed, anywhere, wins over both.
type Decoder struct {
	Src     []byte
	Borrow  bool // strings refer to the input where they can
	Lax     bool // UTF-8 is not looked at
	depth   int
	follows int    // see Follow
	granted uint64 // see Room
	saved   error  // first error that decoding survives
	fatal   error  // the error that ended it
	scratch []byte

	scraps *wire.Scraps // what Any works with; nil until it is needed
}

// Start returns the index of the first byte of the document.
func (d *Decoder) Start() int { return 0 }

// Finish returns the error of the whole document: i is the index after its item, or Stop.
func (d *Decoder) Finish(i int) error {
	if d.scraps != nil {
		d.scraps.Keep()
		d.scraps = nil
	}
	if i == len(d.Src) && d.saved == nil && d.fatal == nil {
		return nil
	}
	if err := Check(d.Src); err != nil {
		return err
	}
	if d.fatal != nil {
		return wire.NameFormat(d.fatal, Format)
	}
	if i < 0 || d.saved == nil {
		return wire.ErrStopped
	}
	return wire.NameFormat(d.saved, Format)
}

// Check returns a *wire.SyntaxError unless src is one well-formed item and nothing else.
func Check(src []byte) error {
	at, problem := scan(src, 0, 0)
	if problem == "" && at < len(src) {
		problem = "data after the end of the item"
	}
	if problem == "" {
		return nil
	}
	return &wire.SyntaxError{Msg: Format + ": " + problem + " at byte " + strconv.Itoa(at), Offset: int64(at)}
}

// Save keeps the first error that decoding survives.
func (d *Decoder) Save(err error) {
	if d.saved == nil {
		d.saved = err
	}
}

// Fail keeps the error that ends decoding and returns Stop.
func (d *Decoder) Fail(err error) int {
	if d.fatal == nil {
		d.fatal = err
	}
	return Stop
}

// Skip passes over one item of any form.
func (d *Decoder) Skip(i int) int { return Skip(d.Src, i, d.depth) }

// LimitDepth lets at most n containers, from 0 to 10,000, be open at a time.
func (d *Decoder) LimitDepth(n int) { d.depth = maxDepth - n }

// Depth returns how many containers are open.
func (d *Decoder) Depth() int { return d.depth }

// Follow counts a pointer in an interface behind which decoding goes on, in others. It returns false beyond 10,000 of them, which lead in a
// circle. Unfollow undoes it.
func (d *Decoder) Follow() bool {
	d.follows++
	return d.follows <= maxDepth
}

// Unfollow undoes a Follow.
func (d *Decoder) Unfollow() { d.follows-- }

// SkipMembers reads a map into a struct without fields.
func (d *Decoder) SkipMembers(i int) int {
	left, i := d.Map(i)
	for more := true; ; left-- {
		if i, more = d.More(i, left); !more {
			return i
		}
		if i = d.Skip(i); i >= 0 {
			i = d.Skip(i)
		}
	}
}

// EnterFree counts a container that is opened and returns false without an effect beyond 10,000 levels. LeaveFree undoes it.
func (d *Decoder) EnterFree() bool {
	if d.depth >= maxDepth {
		return false
	}
	d.depth++
	return true
}

// LeaveFree undoes an EnterFree.
func (d *Decoder) LeaveFree() { d.depth-- }
