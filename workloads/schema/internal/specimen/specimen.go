//lint:file-ignore SA5008,U1000 odd tags and fields without a use are what is tested

// Package specimen holds types that between them use every rule by which schemas are read. Both readers are tested on
// them: they are compiled, for reflect, and their source is read.
package specimen

import (
	"encoding"
	"encoding/json"
	htmltemplate "html/template"
	"io"
	"math/big"
	"net/netip"
	"reflect"
	texttemplate "text/template"
	"time"
	"unsafe"
)

// Types returns every type of the package that is a case of its own, by name.
func Types() map[string]reflect.Type {
	all := map[string]reflect.Type{}
	for _, t := range []reflect.Type{
		reflect.TypeFor[Kinds](), reflect.TypeFor[Named](), reflect.TypeFor[Unwritable](), reflect.TypeFor[Tags](),
		reflect.TypeFor[Quoted](), reflect.TypeFor[Methods](), reflect.TypeFor[Zeros](), reflect.TypeFor[Keys](),
		reflect.TypeFor[Nameless](), reflect.TypeFor[Clashing](), reflect.TypeFor[Generic](),
		reflect.TypeFor[Layout](), reflect.TypeFor[Promoted](), reflect.TypeFor[PromotedByPointer](),
		reflect.TypeFor[Ambiguous](), reflect.TypeFor[TagWins](), reflect.TypeFor[TagsCancel](),
		reflect.TypeFor[Shadowed](), reflect.TypeFor[HiddenForGood](), reflect.TypeFor[Twice](),
		reflect.TypeFor[TwiceDeep](), reflect.TypeFor[NamedEmbedded](), reflect.TypeFor[OtherEmbedded](),
		reflect.TypeFor[EmbedsItself](), reflect.TypeFor[DeepPath](), reflect.TypeFor[AliasEmbedded](),
		reflect.TypeFor[List](), reflect.TypeFor[Even](), reflect.TypeFor[Forest](), reflect.TypeFor[Nested](),
		reflect.TypeFor[Loop](), reflect.TypeFor[MapLoop](), reflect.TypeFor[ThroughAny](), reflect.TypeFor[Holder](),
		reflect.TypeFor[EmbeddedTime](), reflect.TypeFor[BinaryTags](), reflect.TypeFor[BinaryEmbedding](),
		reflect.TypeFor[IntegerKeys](), reflect.TypeFor[Tuple](), reflect.TypeFor[TupleLater](),
		reflect.TypeFor[TupleInCBOR](), reflect.TypeFor[TupleNamed](), reflect.TypeFor[TupleOfInt](),
		reflect.TypeFor[TupleByField](), reflect.TypeFor[TupleEmbedded](), reflect.TypeFor[BinaryMethods](),
		reflect.TypeFor[OwnChain](),
	} {
		all[t.Name()] = t
	}
	return all
}

// Kinds has a field of each kind.
type Kinds struct {
	Bool    bool
	Int     int
	Int8    int8
	Int16   int16
	Int32   rune
	Int64   int64
	Uint    uint
	Uint8   byte
	Uint16  uint16
	Uint32  uint32
	Uint64  uint64
	Uintptr uintptr
	Float32 float32
	Float64 float64
	String  string
	Bytes   []byte
	Number  json.Number
	Raw     json.RawMessage
	Time    time.Time
	Struct  struct{ A int }
	Pointer *int
	Slice   []string
	Array   [3]int16
	Map     map[string]bool
	Any     any
	Reader  io.Reader
	Error   error
}

type (
	Flag     bool
	Count    int32
	Text     string
	Blob     []byte
	Byte     byte
	NumberOf json.Number // a string: its name is not json.Number
	RawOf    json.RawMessage
	TimeOf   time.Time
	Pointer  *Count
	Empty    interface{}
	Grid     [2][2]Count
)

// Named has fields of declared types without methods.
type Named struct {
	Flag     Flag
	Count    *Count
	Text     Text
	Blob     Blob
	Bytes    []Byte
	Number   NumberOf
	Raw      RawOf
	Time     TimeOf
	Pointer  Pointer
	Empty    Empty
	Grid     Grid
	Duration time.Duration
	IP       netip.Addr
	Big      *big.Int
}

// Unwritable has fields that no format can hold.
type Unwritable struct {
	Chan     chan int
	Receive  <-chan (<-chan string)
	Send     chan<- []int
	Func     func(a int, rest ...string) (io.Reader, error)
	Complex  complex128
	Unsafe   unsafe.Pointer
	Interior map[[2]int]string
}

// Tags has fields with all sorts of tags.
type Tags struct {
	Plain     int
	Renamed   int `json:"renamed"`
	Ignored   int `json:"-"`
	Dash      int `json:"-,"`
	Default   int `json:",omitempty"`
	Zero      int `json:"zero,omitzero"`
	Both      int `json:",omitempty,omitzero"`
	Unknown   int `json:"unknown,inline"`
	Twice     int `json:"twice,omitempty,omitempty"`
	Bad       int `json:"quo\"te"`
	Backslash int `json:"back\\slash"`
	Mark      int `json:"<!#$%&()*+-./:;=>?@[]^_{|}~ "`
	Letters   int `json:"größe数"`
	Emoji     int `json:"🎶"`
	Other     int `xml:"other"`
	Größe     int
	_         int
	private   int
}

// Quoted has the option "string" where it is allowed and where it is not.
type Quoted struct {
	Bool      bool            `json:",string"`
	Int       *int            `json:",string"`
	Named     Count           `json:",string"`
	Byte      byte            `json:",string"`
	Float     float32         `json:",string"`
	Uintptr   uintptr         `json:",string"`
	String    string          `json:",string"`
	Number    json.Number     `json:",string"`
	Text      Value           `json:",string"`
	Deep      **int           `json:",string"`
	PointerTo Pointer         `json:",string"`
	Bytes     []byte          `json:",string"`
	Slice     []int           `json:",string"`
	Map       map[string]int  `json:",string"`
	Struct    struct{ A int } `json:",string"`
	Any       any             `json:",string"`
}

// Value has all methods on the value, Addressed on its pointer; Mixed has both kinds.
type (
	Value     string
	Addressed struct{ A int }
	Mixed     struct{ A int }
	TextOnly  int
	Wrong     int // methods of the right names and other signatures
	ByteText  byte
	ByteRead  byte
	Keyed     struct{ A, B int }
	KeyedJSON struct{ A, B int }
)

func (Value) MarshalJSON() ([]byte, error)      { return []byte(`"v"`), nil }
func (Value) MarshalText() ([]byte, error)      { return []byte("v"), nil }
func (*Value) UnmarshalJSON([]byte) error       { return nil }
func (*Value) UnmarshalText([]byte) error       { return nil }
func (Value) IsZero() bool                      { return true }
func (*Addressed) MarshalJSON() ([]byte, error) { return []byte(`"p"`), nil }
func (*Addressed) UnmarshalJSON([]byte) error   { return nil }
func (*Addressed) IsZero() bool                 { return true }
func (*Mixed) MarshalJSON() ([]byte, error)     { return []byte(`"m"`), nil }
func (Mixed) MarshalText() ([]byte, error)      { return []byte("m"), nil }
func (TextOnly) MarshalText() ([]byte, error)   { return []byte("t"), nil }
func (*TextOnly) UnmarshalText([]byte) error    { return nil }
func (Wrong) MarshalText(int) ([]byte, error)   { return nil, nil }
func (Wrong) UnmarshalText(string) error        { return nil }
func (Wrong) IsZero() int                       { return 0 }
func (*ByteText) MarshalText() ([]byte, error)  { return []byte("b"), nil }
func (*ByteRead) UnmarshalText([]byte) error    { return nil }
func (Keyed) MarshalText() ([]byte, error)      { return []byte("k"), nil }
func (*Keyed) UnmarshalText([]byte) error       { return nil }
func (*KeyedJSON) MarshalText() ([]byte, error) { return []byte("k"), nil }
func (*KeyedJSON) UnmarshalText([]byte) error   { return nil }
func (*KeyedJSON) UnmarshalJSON([]byte) error   { return nil }

// Methods has values with methods in every place: addressable, in maps, behind pointers and interfaces.
type Methods struct {
	Value      Value
	Addressed  Addressed
	Mixed      Mixed
	TextOnly   TextOnly
	Wrong      Wrong
	Pointer    *Addressed
	Slice      []Addressed
	Array      [2]Addressed
	Map        map[string]Addressed
	MapArray   map[string][2]Mixed
	MapStruct  map[string]struct{ Inner Addressed }
	MapPointer map[string]*Addressed
	MapSlice   map[string][]Addressed
	MapMap     map[string]map[string]Addressed
	MapEmbed   map[string]EmbedsAddressed
	MapHidden  map[string]struct{ *Behind }
	Bytes      []ByteText
	ReadBytes  []ByteRead
	Marshaler  json.Marshaler
	Text       encoding.TextMarshaler
	Both       interface {
		json.Marshaler
		json.Unmarshaler
	}
}

// EmbedsAddressed gets its methods from an embedded field.
type EmbedsAddressed struct {
	Addressed
	B int
}

// Behind is embedded by pointer, so what it holds can be addressed.
type Behind struct{ Inner Addressed }

// Zeros has fields that are left out when they are zero.
type Zeros struct {
	Value     Value                      `json:",omitzero"`
	Addressed Addressed                  `json:",omitzero"`
	Pointer   *Addressed                 `json:",omitzero"`
	Deep      **Addressed                `json:",omitzero"`
	Interface interface{ IsZero() bool } `json:",omitzero"`
	Time      time.Time                  `json:",omitzero"`
	Wrong     Wrong                      `json:",omitzero"`
	Slice     []int                      `json:",omitzero"`
	Array     [2]any                     `json:",omitzero"`
}

// Keys has maps with every sort of key.
type Keys struct {
	String    map[string]int
	Named     map[Text]int
	Value     map[Value]int // a string with methods
	Int       map[int8]int
	Uint      map[Byte]int
	Uintptr   map[uintptr]int
	TextInt   map[TextOnly]int
	Keyed     map[Keyed]int
	Pointer   map[*Keyed]int
	JSON      map[KeyedJSON]int
	Interface map[encoding.TextMarshaler]int
	Time      map[time.Time]int
	Bool      map[bool]int
	Any       map[any]int
	Wrong     map[Wrong]int
}

// Nameless has types without names of their own.
type Nameless struct {
	Struct struct {
		A int `json:"a"`
		B []struct{ C *Count }
		Kinds
		*Named
		d bool
	} `json:"struct"`
	Empty     struct{}
	Interface interface {
		Zig(int, ...Count) (n int, err error)
		Zag()
		io.Closer
	}
	Time     struct{ time.Time }
	TimeOf   *struct{ time.Time }
	Map      map[struct{ A, B int }]struct{ E [0]int }
	Pointers ***[]*map[string]*[1]*Text
}

// Clashing mentions two packages of one name.
type Clashing struct {
	Text   *texttemplate.ExecError
	Map    map[htmltemplate.HTML]texttemplate.ExecError
	Struct struct {
		A htmltemplate.HTML
		B texttemplate.ExecError
	}
}
