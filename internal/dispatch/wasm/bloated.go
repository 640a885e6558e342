package wasm

import "github.com/vmbench/vmbench/internal/dispatch/machine"

func integer(b *body) { b.digits(b.sign()) }

func decimal(b *body) {
	v, whole := b.sign(), b.variable(i64)
	b.set(whole, div(b.get(v), wide(100)))
	b.set(v, sub(b.get(v), mul(b.get(whole), wide(100))))
	b.digits(whole)
	b.store8(b.at(), 0, number('.'))
	b.pair(1, wrap(b.get(v)))
	b.advance(3)
}

// sign appends a minus if acc has one, and returns a local with the number without it.
func (b *body) sign() local {
	v := b.variable(i64)
	b.set(v, b.get(b.acc))
	b.when(ltS(b.get(b.acc), wide(0)), func() {
		b.append8(number('-'))
		b.set(v, sub(wide(0), b.get(b.acc)))
	}, nil)
	return v
}

// digits appends the number in a local, which is 0 afterwards. They are found from the last to the first, and copied to
// where they belong.
func (b *body) digits(v local) {
	from := b.variable(i32)
	b.set(from, number(machine.ScratchEnd))
	b.loop(func() {
		digit := add(wrap(rem(b.get(v), wide(10))), number('0'))
		b.store8(b.tee(from, sub(b.get(from), number(1))), 0, digit)
		b.leaveIf(ne(b.tee(v, div(b.get(v), wide(10))), wide(0)), 0)
	})
	for i := uint32(0); i < 24; i += 8 {
		b.store64(b.at(), i, load64(b.get(from), i))
	}
	b.advanceBy(sub(number(machine.ScratchEnd), b.get(from)))
}

// pair writes a number below 100 as two digits, at an offset behind the output.
func (b *body) pair(offset uint32, n expr) {
	b.store16(b.at(), offset, load16(shl(n, number(1)), machine.Pairs))
}

func jsonString(b *body) {
	from, end, c := b.variable(i32), b.variable(i32), b.variable(i32)
	b.set(end, b.member())
	b.set(from, load32(b.get(end), 0))
	b.set(end, add(b.get(from), load32(b.get(end), 4)))
	b.append8(number('"'))
	b.block(func() {
		b.loop(func() {
			b.leaveIf(ge(b.get(from), b.get(end)), 1)
			b.set(c, load8(b.get(from), 0))
			b.set(from, add(b.get(from), number(1)))
			b.when(lt(b.get(c), number(' ')), func() { b.control(c) }, func() { b.quoted(c) })
			b.append8(b.get(c))
			b.leave(0)
		})
	})
	b.append8(number('"'))
}

// quoted appends a backslash if the character needs one.
func (b *body) quoted(c local) {
	b.when(or(eq(b.get(c), number('"')), eq(b.get(c), number('\\'))), func() { b.append8(number('\\')) }, nil)
}

// control appends the escape of a control character up to its last character, and puts that into the local.
func (b *body) control(c local) {
	b.when(eq(b.get(c), number('\n')), func() {
		b.append8(number('\\'))
		b.set(c, number('n'))
	}, func() {
		b.store32(b.at(), 0, number('0'<<24|'0'<<16|'u'<<8|'\\'))
		b.store8(b.at(), 4, add(number('0'), shr(b.get(c), number(4))))
		b.advance(5)
		b.set(c, and(b.get(c), number(15)))
		b.set(c, b.hexDigit(c))
	})
}

// hexDigit is the digit of a number below 16.
func (b *body) hexDigit(n local) expr {
	letter := choose(ge(b.get(n), number(10)), number('a'-10), number('0'))
	return add(b.get(n), letter)
}

func hex(b *body) {
	i, n := b.variable(i32), b.variable(i32)
	b.set(i, number(0))
	b.loop(func() {
		shift := sub(number(60), shl(b.get(i), number(2)))
		b.set(n, and(wrap(shr(b.get(b.acc), extend(shift))), number(15)))
		b.store8(add(b.at(), b.get(i)), 0, b.hexDigit(n))
		b.leaveIf(lt(b.tee(i, add(b.get(i), number(1))), number(16)), 0)
	})
	b.advance(16)
}

// date follows machine.Date.
func date(b *body) {
	day, year, era, month := b.variable(i32), b.variable(i32), b.variable(i32), b.variable(i32)
	b.set(day, add(wrap(b.get(b.acc)), number(719468)))
	b.set(era, div(b.get(day), number(146097)))
	b.set(day, sub(b.get(day), mul(b.get(era), number(146097))))

	per := func(l local, n int32) expr { return div(b.get(l), number(n)) }
	days := sub(add(sub(b.get(day), per(day, 1460)), per(day, 36524)), per(day, 146096))
	b.set(year, div(days, number(365)))
	before := sub(add(mul(b.get(year), number(365)), per(year, 4)), per(year, 100))
	b.set(day, sub(b.get(day), before))
	b.set(year, add(b.get(year), mul(b.get(era), number(400))))

	b.set(month, div(add(mul(b.get(day), number(5)), number(2)), number(153)))
	first := div(add(mul(b.get(month), number(153)), number(2)), number(5))
	b.set(day, add(sub(b.get(day), first), number(1)))
	b.set(month, add(b.get(month), number(3)))
	b.when(lt(number(12), b.get(month)), func() {
		b.set(month, sub(b.get(month), number(12)))
		b.set(year, add(b.get(year), number(1)))
	}, nil)

	b.pair(0, div(b.get(year), number(100)))
	b.pair(2, rem(b.get(year), number(100)))
	b.store8(b.at(), 4, number('-'))
	b.pair(5, b.get(month))
	b.store8(b.at(), 7, number('-'))
	b.pair(8, b.get(day))
	b.advance(10)
}
