package wire

// Decoder is the state of one Decode: the input, the nesting depth and the first error. Set Src; the rest starts at zero.
// Borrow and Lax may be set: see ReadString.
//
// encoding/json goes on after a value that does not fit its Go type and reports the first such error at the end; so do we
// (Save). It stops at once when a method such as UnmarshalJSON fails (Fail). A syntax error anywhere wins over both.
type Decoder struct {
	Src     []byte
	Borrow  bool
	Lax     bool
	depth   int
	saved   error  // first error that decoding survives
	fatal   error  // the error that ended it
	scratch []byte // unescaped key or text

	follows int // see Follow

	scraps *Scraps // what Any works with; nil until it is needed
}

// Start returns the index of the first byte of the document that is not white space.
func (d *Decoder) Start() int { return Space(d.Src, 0) }

// Finish returns the error of the whole document: i is the index after its value, or Stop. A syntax error wins over the
// error that ended decoding, and that one over the first error saved.
func (d *Decoder) Finish(i int) error {
	if d.scraps != nil {
		d.scraps.Keep()
		d.scraps = nil
	}
	if i >= 0 && d.saved == nil && d.fatal == nil && Space(d.Src, i) == len(d.Src) {
		return nil
	}
	if err := Check(d.Src); err != nil {
		return err
	}
	if d.fatal != nil {
		return d.fatal
	}
	if i < 0 || d.saved == nil {
		return ErrStopped
	}
	if err, ok := d.saved.(*TypeError); ok {
		err.Path = pointerAt(d.Src, err.Offset)
	}
	return d.saved
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

// Enter opens a container: src[i] should be open ('{' or '['). more tells that a first member or element follows at next;
// when the container is empty, next is the index after its end. next is Stop with more false on a syntax error or beyond
// 10,000 levels. The caller has checked src[i] == open.
func (d *Decoder) Enter(i int, close byte) (next int, more bool) {
	d.depth++
	i = Space(d.Src, i+1)
	if uint(i) >= uint(len(d.Src)) || d.depth > maxDepth {
		return Stop, false
	}
	if d.Src[i] == close {
		d.depth--
		return i + 1, false
	}
	return i, true
}

// More goes on after a member or element that ended at i: past white space and "," to the next one (more), or past close.
// A negative i is returned as it is.
func (d *Decoder) More(i int, close byte) (next int, more bool) {
	src := d.Src
	if uint(i) < uint(len(src)) {
		if src[i] == ',' {
			return Space(src, i+1), true
		}
		if src[i] == close {
			d.depth--
			return i + 1, false
		}
	}
	return d.moreSlow(i, close)
}

// moreSlow is More where neither a comma nor close follows at once.
func (d *Decoder) moreSlow(i int, close byte) (next int, more bool) {
	if uint(i) >= uint(len(d.Src)) || !isSpace(d.Src[i]) {
		return Stop, false
	}
	i = spaceSlow(d.Src, i)
	if i < len(d.Src) && (d.Src[i] == ',' || d.Src[i] == close) {
		return d.More(i, close)
	}
	return Stop, false
}

// Skip passes over one value of any form.
func (d *Decoder) Skip(i int) int { return Skip(d.Src, i, d.depth) }

// LimitDepth lets at most n containers, from 0 to 10,000, be open at a time.
func (d *Decoder) LimitDepth(n int) { d.depth = maxDepth - n }

// Follow counts a pointer in an interface behind which decoding goes on, in others. It returns false beyond 10,000 of them,
// which lead in a circle. Unfollow undoes it.
func (d *Decoder) Follow() bool {
	d.follows++
	return d.follows <= maxDepth
}

// Unfollow undoes a Follow.
func (d *Decoder) Unfollow() { d.follows-- }

// Depth returns how many containers are open.
func (d *Decoder) Depth() int { return d.depth }

// text reads the string at i, unescaped. It aliases the input or is valid until the next call.
func (d *Decoder) text(i int) (text []byte, next int) {
	src := d.Src
	if uint(i) >= uint(len(src)) || src[i] != '"' {
		return nil, Stop
	}
	end := plainRun(src, i+1)
	if end < len(src) && src[end] == '"' {
		return src[i+1 : end : end], end + 1
	}
	return d.textSlow(i, end)
}

func (d *Decoder) textSlow(i, plain int) (text []byte, next int) {
	next, _ = scanString(d.Src, plain)
	if next < 0 {
		return nil, Stop
	}
	var ok bool
	if d.scratch, ok = unquote(d.scratch[:0], d.Src[i+1:next-1], false); !ok {
		return nil, Stop
	}
	return d.scratch, next
}
