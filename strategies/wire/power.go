package wire

// A widePower is 10^q, multiplied by the power of two that makes it a number of 128 bits and rounded up: it is less than 1
// too large. It is high × 2^64 − low, so that what the high part lacks of the whole is never more than low, and always to
// be taken away: whoever multiplies by high alone and finds bits behind those needed which are not zero is done.
type widePower struct{ high, low uint64 }
