package msgpack

import (
	"encoding/binary"
	"math"
)

// AppendFloat64 appends v as a float 64, also where a float 32 would hold it: MessagePack prefers neither, and a reader may tell the type by
// the size.
func AppendFloat64(dst []byte, v float64) []byte {
	return append64(dst, itemFloat64, math.Float64bits(v))
}

// AppendFloat32 appends v as a float 32.
func AppendFloat32(dst []byte, v float32) []byte {
	return append32(dst, itemFloat32, math.Float32bits(v))
}

// Float64 reads a float of any size, or an integer. Something else is Stop.
func Float64(src []byte, i int) (v float64, next int) {
	if uint(i) < uint(len(src)) && src[i] == itemFloat64 {
		if rest := src[i+1:]; len(rest) >= 8 {
			return math.Float64frombits(binary.BigEndian.Uint64(rest)), i + 9
		}
	}
	return otherFloat(src, i)
}

// otherFloat reads a float 32, or an integer as a float.
func otherFloat(src []byte, i int) (v float64, next int) {
	if uint(i) < uint(len(src)) && src[i] == itemFloat32 {
		n, next := number(src, i+1, 2)
		return float64(math.Float32frombits(uint32(n))), next
	}
	if n, next := Int(src, i, 64); next >= 0 {
		return float64(n), next
	}
	n, next := Uint(src, i, 64)
	return float64(n), next
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
