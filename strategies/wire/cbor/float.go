package cbor

import (
	"encoding/binary"
	"math"
)

// AppendFloat64 appends v as the shortest float that holds it. Every NaN becomes the same.
func AppendFloat64(dst []byte, v float64) []byte {
	if f := float32(v); float64(f) == v || v != v {
		return AppendFloat32(dst, f)
	}
	return binary.BigEndian.AppendUint64(append(dst, itemFloat64), math.Float64bits(v))
}

// AppendFloat32 appends v as the shortest float that holds it. Every NaN becomes the same.
func AppendFloat32(dst []byte, v float32) []byte {
	if h, ok := half(v); ok {
		return append(dst, itemFloat16, byte(h>>8), byte(h))
	}
	return binary.BigEndian.AppendUint32(append(dst, itemFloat32), math.Float32bits(v))
}

// What a float32 and a half float are made of.
const (
	mantissa32 = 1<<23 - 1
	mantissa16 = 1<<10 - 1
	lost       = 23 - 10  // the bits of a mantissa that a half float has not
	rebias     = 127 - 15 // between the exponents
	minHalf    = -14      // the least exponent of a half float that is normal
	maxHalf    = 15       // the greatest exponent
	nan16      = 0x7E00   // the NaN of preferred serialization
	infinity16 = 0x7C00
	normal32   = 1 << 23 // the bit of a mantissa that is not written
)

// half returns v as a half float, if one holds it.
func half(v float32) (h uint16, ok bool) {
	b := math.Float32bits(v)
	sign, mantissa := uint16(b>>16)&0x8000, b&mantissa32
	exponent := int(b>>23&0xFF) - 127
	switch {
	case v != v:
		return nan16, true
	case exponent >= minHalf && exponent <= maxHalf:
		return sign | uint16(exponent+15)<<10 | uint16(mantissa>>lost), mantissa&(1<<lost-1) == 0
	case b<<1 == 0:
		return sign, true
	case exponent == 128:
		return sign | infinity16, true
	case exponent < minHalf-10 || exponent > maxHalf:
		return 0, false
	}
	shift := lost + minHalf - exponent
	mantissa |= normal32
	return sign | uint16(mantissa>>shift), mantissa&(1<<shift-1) == 0
}

// fromHalf returns the value of a half float.
func fromHalf(h uint16) float32 {
	sign, exponent, mantissa := uint32(h&0x8000)<<16, uint32(h>>10&0x1F), uint32(h&mantissa16)
	switch exponent {
	case 0:
		f := float32(mantissa) * 0x1p-24
		return math.Float32frombits(math.Float32bits(f) | sign)
	case 0x1F:
		return math.Float32frombits(sign | 0xFF<<23 | mantissa<<lost)
	}
	return math.Float32frombits(sign | (exponent+rebias)<<23 | mantissa<<lost)
}

// Float64 reads a float of any size, or an integer, which may be tagged. Something else is Stop.
func Float64(src []byte, i int) (v float64, next int) {
	if uint(i) < uint(len(src)) {
		rest := src[i+1:]
		switch src[i] {
		case itemFloat64:
			if len(rest) >= 8 {
				return math.Float64frombits(binary.BigEndian.Uint64(rest)), i + 9
			}
		case itemFloat32:
			if len(rest) >= 4 {
				return float64(math.Float32frombits(binary.BigEndian.Uint32(rest))), i + 5
			}
		case itemFloat16:
			if len(rest) >= 2 {
				return float64(fromHalf(binary.BigEndian.Uint16(rest))), i + 3
			}
		}
	}
	return otherFloat(src, i)
}

// otherFloat reads an integer as a float, or a float behind tags.
func otherFloat(src []byte, i int) (v float64, next int) {
	switch majorAt(src, i) {
	case majorUint:
		n, next := number(src, i)
		return float64(n), next
	case majorNegint:
		n, next := number(src, i)
		return negative64(n), next
	case majorTag:
		if n, negative, next := tagged(src, i); next >= 0 {
			if negative {
				return negative64(n), next
			}
			return float64(n), next
		}
		if i = content(src, i); majorAt(src, i) == majorOther {
			return Float64(src, i)
		}
	}
	return 0, Stop
}

// negative64 returns the float nearest to -1-n.
func negative64(n uint64) float64 {
	if n++; n == 0 {
		return -0x1p64
	}
	return -float64(n)
}

// Float32 reads what Float64 reads and rounds it. A finite number beyond the range of float32 is Stop.
func Float32(src []byte, i int) (v float32, next int) {
	f, next := Float64(src, i)
	v = float32(f)
	if math.IsInf(float64(v), 0) && !math.IsInf(f, 0) {
		return 0, Stop
	}
	return v, next
}
