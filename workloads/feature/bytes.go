package feature

// Bytes has slices of bytes, which are base64 unless the byte has methods, and their like.
type Bytes struct {
	Plain   []byte            `json:"plain"`
	Named   NamedBytes        `json:"named"`
	Octets  []Octet           `json:"octets"`
	Both    NamedOctets       `json:"both"`
	Array   [3]byte           `json:"array"`
	JSON    []JSONByte        `json:"json"`
	Text    []TextByte        `json:"text"`
	PtrJSON []PtrByte         `json:"ptrjson"`
	Nested  [][]byte          `json:"nested"`
	Map     map[string][]byte `json:"map"`
	Pointer *[]byte           `json:"pointer"`
	Signed  []int8            `json:"signed"`
	Any     any               `json:"any"`
	Omitted []byte            `json:"omitted,omitempty"`
	After   int               `json:"after"`
}

// NamedBytes is a byte slice with a name.
type NamedBytes []byte

// NamedOctets is a slice of named bytes with a name.
type NamedOctets []Octet

// JSONByte is a byte that writes and reads itself, so that a slice of them is an array.
type JSONByte byte

// MarshalJSON writes the byte as a number in an array.
func (b JSONByte) MarshalJSON() ([]byte, error) { return []byte{'[', '0' + byte(b)%10, ']'}, nil }

// UnmarshalJSON keeps the length of what it is given.
func (b *JSONByte) UnmarshalJSON(data []byte) error {
	*b = JSONByte(len(data))
	return nil
}

// TextByte is a byte that writes and reads itself as text.
type TextByte byte

// MarshalText writes the byte as a letter.
func (b TextByte) MarshalText() ([]byte, error) { return []byte{'a' + byte(b)%26}, nil }

// UnmarshalText keeps the length of what it is given.
func (b *TextByte) UnmarshalText(text []byte) error {
	*b = TextByte(len(text))
	return nil
}

// PtrByte is a byte whose methods need a pointer.
type PtrByte byte

// MarshalJSON writes the byte in an object.
func (b *PtrByte) MarshalJSON() ([]byte, error) {
	return []byte(`{"b":` + string('0'+rune(*b%10)) + `}`), nil
}

func bytesValues() []*Bytes {
	list := []*Bytes{
		{
			Plain: []byte("plain"), Named: NamedBytes("named"), Octets: []Octet("octets"),
			Both:  NamedOctets("both"),
			Array: [3]byte{1, 2, 3}, JSON: []JSONByte{1, 2}, Text: []TextByte{0, 1}, PtrJSON: []PtrByte{3, 4},
			Nested: [][]byte{[]byte("a"), nil, {}}, Map: map[string][]byte{"k": []byte("v"), "n": nil},
			Pointer: new([]byte("p")),
			Signed:  []int8{-1, 1}, Any: []byte("any"), Omitted: []byte{0}, After: 9,
		},
		{
			Plain: []byte{}, Named: NamedBytes{}, Octets: []Octet{}, JSON: []JSONByte{}, Text: []TextByte{},
			Pointer: new([]byte),
		},
		{Any: []Octet("any"), Plain: make([]byte, 0, 64)},
		{Any: []JSONByte{5}}, {Any: []TextByte{6}}, {Any: []PtrByte{7}}, {Any: [2]byte{8, 9}},
		{Any: NamedBytes("x")},
	}
	for n := range 9 {
		list = append(list, &Bytes{Plain: []byte("\xff\xfe\xfd<>&?~\x00")[:n]})
	}
	return append(list, &Bytes{Plain: make([]byte, 3000)})
}

func bytesDocuments() []string {
	list := bytesVariations("plain", "named", "octets", "both", "json",
		"text", "ptrjson", "pointer", "omitted", "any")
	return append(list,
		`{"nested":["AQ==",null,"","!"],"map":{"a":"AQ==","b":"!","c":[1]},"after":1}`,
		`{"array":"AQID","after":1}`, `{"signed":"AQID","after":1}`,
	)
}

// bytesVariations gives each member right and wrong base64, and arrays.
func bytesVariations(names ...string) []string {
	contents := []string{
		`""`, `"AQ=="`, `"AQI="`, `"AQID"`, `"AQ"`, `"AQ="`, `"A"`, `"===="`, `"AQ==AQ=="`, `"AQI=AQ"`, `"A-_B"`,
		`"AQ\nID"`, `"AQ\r\n=="`,
		`"AQ\u0049D"`, `"A QID"`, `"\n"`, `"é"`, `"AR=="`, `null`, `[]`, `[1,2,3]`, `[1,256,3]`, `["a","bc"]`,
		`[null]`, `[[1],{"a":2}]`, `{}`, `5`, `true`,
		`"AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="`,
	}
	var list []string
	for _, name := range names {
		for _, content := range contents {
			list = append(list, `{"`+name+`":`+content+`,"after":1}`)
		}
	}
	return append(list, `{"plain":"AQID","plain":"","plain":"BA=="}`, `{"plain":"AQID","plain":[7],"plain":[8,9]}`)
}
