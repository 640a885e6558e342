package feature

import (
	"math"
	"time"
)

// OmitEmpty has the option omitempty on each kind. Structs and arrays with elements are never empty.
type OmitEmpty struct {
	Bool      bool           `json:"bool,omitempty"`
	Int       int            `json:"int,omitempty"`
	Int8      int8           `json:"int8,omitempty"`
	Int16     int16          `json:"int16,omitempty"`
	Int32     int32          `json:"int32,omitempty"`
	Int64     int64          `json:"int64,omitempty"`
	Uint      uint           `json:"uint,omitempty"`
	Uint8     uint8          `json:"uint8,omitempty"`
	Uint16    uint16         `json:"uint16,omitempty"`
	Uint32    uint32         `json:"uint32,omitempty"`
	Uint64    uint64         `json:"uint64,omitempty"`
	Uintptr   uintptr        `json:"uintptr,omitempty"`
	Float32   float32        `json:"float32,omitempty"`
	Float64   float64        `json:"float64,omitempty"`
	String    string         `json:"string,omitempty"`
	Bytes     []byte         `json:"bytes,omitempty"`
	Slice     []int          `json:"slice,omitempty"`
	Map       map[string]int `json:"map,omitempty"`
	Pointer   *int           `json:"pointer,omitempty"`
	Any       any            `json:"any,omitempty"`
	Struct    OmitPoint      `json:"struct,omitempty"`
	Array     [2]int         `json:"array,omitempty"`
	NoArray   [0]int         `json:"noarray,omitempty"`
	Time      time.Time      `json:"time,omitempty"`
	Method    OmitMethod     `json:"method,omitempty"`
	Text      OmitText       `json:"text,omitempty"`
	Pointer2  **string       `json:"pointer2,omitempty"`
	Untouched int            `json:"untouched"`
}

// OmitPoint is a struct that is comparable and has no IsZero.
type OmitPoint struct {
	X, Y int
}

// OmitMethod is a number that writes itself, omitted by its kind all the same.
type OmitMethod int

// MarshalJSON writes the number in an array.
func (m OmitMethod) MarshalJSON() ([]byte, error) { return []byte{'[', '0' + byte(m%10), ']'}, nil }

// UnmarshalJSON keeps the length of the text.
func (m *OmitMethod) UnmarshalJSON(data []byte) error {
	*m = OmitMethod(len(data))
	return nil
}

// OmitText is a string that writes itself.
type OmitText string

// MarshalText writes the string in brackets.
func (t OmitText) MarshalText() ([]byte, error) { return []byte("<" + string(t) + ">"), nil }

func omitEmptyValues() []*OmitEmpty {
	return []*OmitEmpty{
		{
			Bool: true, Int: 1, Int8: 2, Int16: 3, Int32: 4, Int64: 5, Uint: 6, Uint8: 7, Uint16: 8, Uint32: 9,
			Uint64:  10,
			Uintptr: 11, Float32: 1.5, Float64: 2.5, String: "s", Bytes: []byte("b"), Slice: []int{0},
			Map: map[string]int{"": 0}, Pointer: new(0), Any: 0, Struct: OmitPoint{1, 2}, Array: [2]int{1, 2},
			Time: time.Unix(0, 0).UTC(), Method: 7, Text: "t", Pointer2: new(new("")), Untouched: 1,
		},
		{Bytes: []byte{}, Slice: []int{}, Map: map[string]int{}, Any: "", Float64: math.Copysign(0, -1)},
		{Float32: float32(math.Copysign(0, -1)), Any: []int(nil), Pointer2: new((*string)(nil))},
		{Any: (*int)(nil), Slice: make([]int, 0, 4), Float64: math.SmallestNonzeroFloat64},
	}
}

func omitEmptyDocuments() []string {
	return []string{
		`{"bool":false,"int":0,"string":"","slice":[],"map":{},"pointer":0,"any":null,"noarray":[1,2]}`,
		`{"array":[],"struct":{},"time":"0001-01-01T00:00:00Z"}`,
	}
}

// OmitZero has the option omitzero on each kind and on types with IsZero in each form.
type OmitZero struct {
	Bool       bool            `json:"bool,omitzero"`
	Int        int             `json:"int,omitzero"`
	Uint8      uint8           `json:"uint8,omitzero"`
	Float64    float64         `json:"float64,omitzero"`
	Float32    float32         `json:"float32,omitzero"`
	String     string          `json:"string,omitzero"`
	Bytes      []byte          `json:"bytes,omitzero"`
	Slice      []int           `json:"slice,omitzero"`
	Map        map[string]int  `json:"map,omitzero"`
	Pointer    *int            `json:"pointer,omitzero"`
	Any        any             `json:"any,omitzero"`
	Struct     OmitPoint       `json:"struct,omitzero"`
	Deep       OmitDeep        `json:"deep,omitzero"`
	Array      [2]int          `json:"array,omitzero"`
	Floats     [2]float64      `json:"floats,omitzero"`
	NoArray    [0]int          `json:"noarray,omitzero"`
	Empty      struct{}        `json:"empty,omitzero"`
	Time       time.Time       `json:"time,omitzero"`
	TimePtr    *time.Time      `json:"timeptr,omitzero"`
	Value      ZeroValue       `json:"value,omitzero"`
	ValuePtr   *ZeroValue      `json:"valueptr,omitzero"`
	Ptr        ZeroPointer     `json:"ptr,omitzero"`
	PtrPtr     *ZeroPointer    `json:"ptrptr,omitzero"`
	PtrPtrPtr  **ZeroPointer   `json:"ptrptrptr,omitzero"`
	Interface  ZeroInterface   `json:"interface,omitzero"`
	Number     ZeroNumber      `json:"number,omitzero"`
	List       ZeroList        `json:"list,omitzero"`
	Other      ZeroOther       `json:"other,omitzero"`
	Both       []int           `json:"both,omitempty,omitzero"`
	BothValue  ZeroNumber      `json:"bothvalue,omitzero,omitempty"`
	BothTime   time.Time       `json:"bothtime,omitempty,omitzero"`
	QuotedBoth int             `json:"quotedboth,omitzero,string"`
	Holders    [1]ZeroPointer  `json:"holders,omitzero"`
	Maps       map[int]float64 `json:"maps,omitzero,omitempty"`
}

// OmitDeep is a struct that cannot be compared with ==.
type OmitDeep struct {
	List []int
	Sub  OmitPoint
	Num  float64
}

// ZeroInterface is an interface that asks for IsZero.
type ZeroInterface interface{ IsZero() bool }

// ZeroValue is zero when its members are equal.
type ZeroValue struct {
	A, B int
}

// IsZero compares the members.
func (v ZeroValue) IsZero() bool { return v.A == v.B }

// ZeroPointer is zero when its member is 42, and says so through a pointer.
type ZeroPointer struct {
	N int
}

// IsZero looks for 42.
func (p *ZeroPointer) IsZero() bool { return p != nil && p.N == 42 }

// ZeroNumber is zero when it is negative.
type ZeroNumber int

// IsZero looks at the sign.
func (n ZeroNumber) IsZero() bool { return n < 0 }

// ZeroList is zero when it has one element.
type ZeroList []int

// IsZero looks at the length.
func (l ZeroList) IsZero() bool { return len(l) == 1 }

// ZeroOther has an IsZero of another signature, which does not count.
type ZeroOther struct {
	N int
}

// IsZero is not the method that the option looks for.
func (ZeroOther) IsZero(int) bool { return true }

func omitZeroValues() []*OmitZero {
	return []*OmitZero{
		{
			Bool: true, Int: 1, Uint8: 2, Float64: 2.5, Float32: 1.5, String: "s", Bytes: []byte("b"),
			Slice: []int{0},
			Map:   map[string]int{"": 0}, Pointer: new(0), Any: 0, Struct: OmitPoint{1, 2}, Array: [2]int{0, 1},
			Deep:   OmitDeep{List: []int{}, Sub: OmitPoint{Y: 1}},
			Floats: [2]float64{0, 1}, Time: time.Unix(0, 0).UTC(), TimePtr: new(time.Unix(0, 0).UTC()),
			Value: ZeroValue{1, 2}, ValuePtr: &ZeroValue{1, 2}, Ptr: ZeroPointer{1}, PtrPtr: &ZeroPointer{1},
			PtrPtrPtr: new(&ZeroPointer{42}), Number: 1, List: ZeroList{1, 2}, Other: ZeroOther{1},
			Both: []int{1}, BothValue: 1, BothTime: time.Unix(0, 0).UTC(), QuotedBoth: 3,
			Holders: [1]ZeroPointer{{42}},
			Maps:    map[int]float64{1: 2},
		},
		{
			Value: ZeroValue{7, 7}, ValuePtr: &ZeroValue{7, 7}, Ptr: ZeroPointer{42}, PtrPtr: &ZeroPointer{42},
			PtrPtrPtr: new((*ZeroPointer)(nil)), Interface: ZeroNumber(-1), Number: -1, List: ZeroList{5},
			BothValue: -1,
			TimePtr:   new(time.Time{}), Deep: OmitDeep{Num: math.Copysign(0, -1)},
		},
		{
			Bytes: []byte{}, Slice: []int{}, Map: map[string]int{}, Both: []int{}, Maps: map[int]float64{},
			Float64: math.Copysign(0, -1), Float32: float32(math.Copysign(0, -1)), Any: (*int)(nil),
			Floats: [2]float64{0, math.Copysign(0, -1)}, Interface: (*ZeroPointer)(nil), BothValue: 0,
		},
		{Interface: &ZeroPointer{42}, Any: ZeroNumber(-1), Time: time.Time{}.In(time.FixedZone("", 3600))},
		{Interface: &ZeroPointer{1}, Any: &ZeroPointer{42}, Float64: math.NaN()},
		{Float64: math.Inf(1)},
		{Interface: ZeroNumber(1), Int: 1},
	}
}

func omitZeroDocuments() []string {
	return []string{
		`{"interface":null}`, `{"interface":{"N":1}}`, `{"interface":42}`, `{"interface":"x","int":1}`,
		`{"interface":[],"int":1}`,
		`{"empty":{},"deep":{"Sub":{"X":1}},"ptrptrptr":{"N":42},"ptrptr":null,"quotedboth":"7"}`,
		`{"time":null,"timeptr":null,"bothtime":"x"}`, `{"time":1}`, `{"timeptr":{}}`,
		`{"time":"2024-02-30T00:00:00Z"}`,
	}
}
