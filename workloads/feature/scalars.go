package feature

import (
	"math"
	"strconv"
)

// Scalars has a field of each scalar kind.
type Scalars struct {
	Bool    bool    `json:"bool"`
	Int     int     `json:"int"`
	Int8    int8    `json:"int8"`
	Int16   int16   `json:"int16"`
	Int32   int32   `json:"int32"`
	Int64   int64   `json:"int64"`
	Uint    uint    `json:"uint"`
	Uint8   uint8   `json:"uint8"`
	Uint16  uint16  `json:"uint16"`
	Uint32  uint32  `json:"uint32"`
	Uint64  uint64  `json:"uint64"`
	Uintptr uintptr `json:"uintptr"`
	Float32 float32 `json:"float32"`
	Float64 float64 `json:"float64"`
	String  string  `json:"string"`
}

func scalarsValues() []*Scalars {
	list := []*Scalars{
		{
			Bool: true, Int: math.MaxInt, Int8: math.MaxInt8, Int16: math.MaxInt16, Int32: math.MaxInt32,
			Int64: math.MaxInt64, Uint: math.MaxUint, Uint8: math.MaxUint8, Uint16: math.MaxUint16,
			Uint32: math.MaxUint32, Uint64: math.MaxUint64, Uintptr: math.MaxUint32,
			Float32: math.MaxFloat32, Float64: math.MaxFloat64, String: "s",
		},
		{
			Int: math.MinInt, Int8: math.MinInt8, Int16: math.MinInt16, Int32: math.MinInt32, Int64: math.MinInt64,
			Float32: -math.MaxFloat32, Float64: -math.MaxFloat64,
		},
	}
	for _, n := range edgeInts {
		list = append(list, &Scalars{Int: int(n), Int8: int8(n), Int16: int16(n), Int32: int32(n), Int64: n,
			Uint64: uint64(n), Uint32: uint32(n), Float64: float64(n), Float32: float32(n)})
	}
	for _, f := range edgeFloats {
		list = append(list, &Scalars{Float64: f, Float32: float32(f)})
		list = append(list, &Scalars{Float64: f}, &Scalars{Float32: float32(f)})
	}
	return list
}

// edgeInts are integers about each change of length or type.
var edgeInts = []int64{
	0, 1, -1, 9, 10, 11, 99, 100, 101, 127, 128, -128, -129, 255, 256, 999, 1000, 9999, 10000, 32767, 32768, -32768,
	65535, 65536, 99999, 100000, 999999, 1000000, 9999999, 10000000, 99999999, 100000000, 999999999, 1000000000,
	2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, 9007199254740991, 9007199254740993,
	99999999999999, 1000000000000000, 9999999999999999, 100000000000000000, 999999999999999999, 1000000000000000000,
	math.MaxInt64, math.MinInt64, math.MinInt64 + 1, -10, -99, -100,
}

// edgeFloats are floats about each change of notation, precision or range, and those that JSON cannot hold.
var edgeFloats = []float64{
	math.Copysign(0, -1), 0.1, -0.5, 1.0 / 3, 2.0 / 3, 100.25, 123456789.125, 1e5, 1e15, 1e16, 1e17,
	123456789012345680000,
	1e20, 999999999999999900000, 1e21, 1.0000000000000001e21, 1e22, 1e23, -1e21, 1e-5, 1e-6, 9.999999999999999e-7,
	1e-7,
	1.5e-7, -1e-7, 1e-9, 1e-10, 1e-100, 1e100, 1e300, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308,
	math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32, math.SmallestNonzeroFloat32,
	3.4028234663852886e38,
	1.17549435e-38, 1.4e-45, 16777216, 16777217, 4503599627370496, 4503599627370497.5, 9007199254740993, 0.3,
	0.1 + 0.2,
	5e-7, 1.7976931348623157e308, 4.35, 8.41e21, 9.5367431640625e-07, 2.98023223876953125e-8, math.Pi, math.E,
	1 << 62,
	math.NaN(), math.Inf(1), math.Inf(-1),
}

func scalarsDocuments() []string {
	return append([]string{
		`{"int8":127}`, `{"int8":128}`, `{"int8":-128}`, `{"int8":-129}`, `{"int8":300}`,
		`{"int16":32767}`, `{"int16":32768}`, `{"int16":-32769}`, `{"int32":2147483648}`, `{"int32":-2147483649}`,
		`{"int64":9223372036854775807}`, `{"int64":9223372036854775808}`, `{"int64":-9223372036854775808}`,
		`{"int64":-9223372036854775809}`, `{"int64":92233720368547758070}`, `{"int":-0}`, `{"uint":-0}`,
		`{"uint":-1}`,
		`{"uint8":255}`, `{"uint8":256}`, `{"uint16":65536}`, `{"uint32":4294967296}`,
		`{"uint64":18446744073709551615}`, `{"uint64":18446744073709551616}`, `{"uintptr":18446744073709551615}`,
		`{"uint64":184467440737095516150}`, `{"int64":00}`, `{"int64":01}`, `{"int64":-01}`, `{"int64":1.0}`,
		`{"int64":1e0}`,
		`{"int64":1E2}`, `{"int64":0.0}`, `{"int64":100000000000000000000000000000000000000000}`,
		`{"float32":3.4028235e38}`, `{"float32":3.4028236e38}`, `{"float32":3.5e38}`, `{"float32":-1e39}`,
		`{"float32":1e-50}`,
		`{"float32":1.4e-45}`, `{"float32":16777217}`, `{"float32":0.1}`, `{"float32":7.038531e-26}`,
		`{"float64":1e400}`, `{"float64":-1e400}`, `{"float64":1e-400}`, `{"float64":-0}`, `{"float64":-0.0}`,
		`{"float64":1.7976931348623158e308}`, `{"float64":1.7976931348623159e308}`,
		`{"float64":2.2250738585072011e-308}`,
		`{"float64":4.9e-324}`, `{"float64":2.4e-324}`, `{"float64":9007199254740993}`, `{"float64":1e23}`,
		`{"float64":8.5e22}`,
		`{"float64":0.1e1}`, `{"float64":1E+2}`, `{"float64":1e-2}`, `{"float64":123456789012345678901234567890}`,
		`{"float64":0.000000000000000000000000000000000000000000000000000000000000000001}`,
		`{"float64":1000000000000000000000000000000000000000000000000000000000000000e-63}`,
		`{"float64":1e99999999999999999999}`, `{"float64":1e-99999999999999999999}`,
		`{"float64":0e99999999999999999999}`,
		`{"float64":1.00000000000000011102230246251565404236316680908203125}`,
		`{"float64":1.00000000000000011102230246251565404236316680908203124}`,
		`{"float64":1.00000000000000011102230246251565404236316680908203126}`,
		`{"bool":1,"int":true,"string":5,"float64":"1.5"}`, `{"bool":"true"}`, `{"bool":"","int":""}`,
		`{"int":"12","int8":3}`, `{"int":[1],"int8":3}`, `{"int":{"int":1},"int8":3}`, `{"string":["a"],"int":1}`,
		`{"int":1,"int":2,"int":null}`, `{"BOOL":true,"Int8":5,"FLOAT64":2}`,
	}, malformed("int", "float64", "string")...)
}

// Named scalar types.
type (
	// Flag is a named bool.
	Flag bool
	// Level is a named int8.
	Level int8
	// Count is a named uint64.
	Count uint64
	// Ratio is a named float32.
	Ratio float32
	// Degrees is a named float64.
	Degrees float64
	// Label is a named string.
	Label string
	// Octet is a named byte.
	Octet byte
	// Address is a named uintptr.
	Address uintptr
)

// String makes a level a fmt.Stringer, which JSON does not look at.
func (l Level) String() string { return "level " + strconv.Itoa(int(l)) }

// NamedScalars has fields of named types without methods that JSON looks at.
type NamedScalars struct {
	Flag    Flag
	Level   Level
	Count   Count
	Ratio   Ratio
	Degrees Degrees
	Label   Label
	Octet   Octet
	Address Address
	Rune    rune
	Byte    byte
	Alias   AliasedLabel
}

// AliasedLabel is an alias, not a type of its own.
type AliasedLabel = Label

func namedScalarsValues() []*NamedScalars {
	return []*NamedScalars{
		{Flag: true, Level: -5, Count: 1 << 63, Ratio: 0.1, Degrees: 1e-7, Label: "<label>", Octet: 200, Address: 4096,
			Rune: '€', Byte: 'b', Alias: "alias"},
		{Degrees: Degrees(math.NaN())},
		{Ratio: Ratio(math.Inf(-1))},
	}
}

func namedScalarsDocuments() []string {
	return []string{
		`{"Level":128}`, `{"Octet":256,"Byte":-1,"Rune":2147483648}`, `{"Ratio":1e39,"Degrees":1e309}`,
		`{"Flag":0,"Label":1}`,
		`{"flag":true,"LEVEL":1,"label":"x"}`, `{"Count":1.5,"Address":-1}`,
	}
}
