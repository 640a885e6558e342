package wire

// A widePower is 10^q, multiplied by the power of two that makes it a number of 128 bits and rounded up: it is less than 1
// too large. It is high × 2^64 − low, so that what the high part lacks of the whole is never more than low, and always to
// be taken away: whoever multiplies by high alone and finds bits behind those needed which are not zero is done.
type widePower struct{ high, low uint64 }

// tenTo are the powers of ten that a uint64 holds.
var tenTo = [...]uint64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// powersOfTen are those that a float64 holds exactly.
var powersOfTen = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// maxPower is the largest power of ten in powersOfTen.
const maxPower = len(powersOfTen) - 1
