package feature

import "math"

// The types below are roots that are not structs.
type (
	// RootInt is a number.
	RootInt int16
	// RootFloat is a float.
	RootFloat float64
	// RootBool is a bool.
	RootBool bool
	// RootString is a string.
	RootString string
	// RootBytes is a slice of bytes.
	RootBytes []byte
	// RootSlice is a slice.
	RootSlice []int
	// RootArray is an array.
	RootArray [3]string
	// RootMap is a map.
	RootMap map[string]float64
	// RootPointer is a pointer.
	RootPointer *OmitPoint
	// RootAny is an interface.
	RootAny any
)

// rootDocuments are decoded into every root that is not a struct: whole documents, with what may stand before and
// after them.
func rootDocuments() []string {
	return append(everyKind(), malformedDocuments...)
}

// everyKind returns documents of every kind.
func everyKind() []string {
	list := []string{
		`0`, `-0`, `1`, `-1`, `32767`, `32768`, `-32768`, `-32769`, `1.5`, `1e3`, `1e400`, `1E-7`, `""`, `"x"`,
		`"1"`, `"AQID"`, `"\ud83c\udfb6"`, `"\ud83c"`, "\"\xff\"", `"<>&"`,
		`[]`, `[1,2,3]`, `[1,2,3,4,5]`, `["a","b"]`, `["a","b","c","d"]`, `[null]`, `[[1]]`, `[1,"x",3]`, `{}`,
		`{"a":1}`, `{"a":1,"a":2}`, `{"a":null}`, `{"a":"x","b":2}`, `{"X":1,"Y":2}`, `{"X":"x"}`,
		`true`, `false`, `null`, "\t\r\n 1 \n", ` null `, ` [ 1 , 2 ] `, ` { "a" : 1 } `, "\"\u2028\"",
		`"` + "\x7f" + `"`,
	}
	return append(list,
		nested(`[`, ``, `]`, 10000), nested(`[`, ``, `]`, 10001),
		nested(`{"a":`, `1`, `}`, 10000), nested(`{"a":`, `1`, `}`, 10001),
	)
}

func rootIntValues() []*RootInt { return []*RootInt{new(RootInt(32767)), new(RootInt(-32768))} }

func rootFloatValues() []*RootFloat {
	var list []*RootFloat
	for _, f := range edgeFloats {
		list = append(list, new(RootFloat(f)))
	}
	return append(list, new(RootFloat(math.Pi)))
}

func rootBoolValues() []*RootBool { return []*RootBool{new(RootBool(true))} }

func rootStringValues() []*RootString {
	var list []*RootString
	for _, s := range edgeStrings() {
		list = append(list, new(RootString(s)))
	}
	return list
}

func rootBytesValues() []*RootBytes { return []*RootBytes{{}, {1}, {1, 2}, {1, 2, 3}, {255, 254}} }

func rootSliceValues() []*RootSlice { return []*RootSlice{{}, {1, 2, 3}, {7, 8, 9, 10, 11}} }

func rootArrayValues() []*RootArray { return []*RootArray{{"a", "<b>", "c"}} }

func rootMapValues() []*RootMap { return []*RootMap{{}, {"b": 1, "a": 2.5}, {"nan": math.NaN()}} }

func rootPointerValues() []*RootPointer { return []*RootPointer{new(RootPointer(&OmitPoint{1, 2}))} }

func rootAnyValues() []*RootAny {
	var list []*RootAny
	for _, v := range dynamicContents() {
		list = append(list, new(RootAny(v)))
	}
	return list
}
