package peers

import (
	"time"
)

// An assortment has a field of every kind that the binary formats and their libraries agree on.
type assortment struct {
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
	Float32 float32 `json:"float32"`
	Float64 float64 `json:"float64"`

	String string    `json:"string"`
	Bytes  []byte    `json:"bytes"`
	Time   time.Time `json:"time"`

	Pointer  *int64      `json:"pointer"`
	Text     *string     `json:"text"`
	Ints     []int32     `json:"ints"`
	Floats   [3]float64  `json:"floats"`
	Halves   []float32   `json:"halves"`
	Strings  []string    `json:"strings"`
	Times    []time.Time `json:"times"`
	Blobs    [][]byte    `json:"blobs"`
	Nested   nested      `json:"nested"`
	Children []nested    `json:"children"`
	Parent   *nested     `json:"parent"`

	ByName   map[string]int64          `json:"by_name"`
	ByNumber map[int64]string          `json:"by_number"`
	ByUint   map[uint16]*nested        `json:"by_uint"`
	Matrix   map[string]map[int8][]int `json:"matrix"`

	OmittedInt    int               `json:"omitted_int,omitempty"`
	OmittedString string            `json:"omitted_string,omitempty"`
	OmittedFloat  float64           `json:"omitted_float,omitempty"`
	OmittedBool   bool              `json:"omitted_bool,omitempty"`
	OmittedSlice  []int             `json:"omitted_slice,omitempty"`
	OmittedMap    map[string]string `json:"omitted_map,omitempty"`
	OmittedNested *nested           `json:"omitted_nested,omitempty"`

	Skipped int `json:"-"`
	Unnamed uint8
}

type nested struct {
	Name   string   `json:"name"`
	Value  float64  `json:"value,omitempty"`
	Deeper *nested  `json:"deeper,omitempty"`
	Tags   []string `json:"tags,omitempty"`
}
