package feature

import "time"

// Base is embedded by value.
type Base struct {
	ID      int    `json:"id"`
	Name    string `json:"name,omitempty"`
	Version int
}

// Middle embeds once more.
type Middle struct {
	Base
	Level int `json:"level"`
}

// Tagged is embedded under a name, as a member of its own.
type Tagged struct {
	Value int `json:"value"`
}

// Embedded embeds structs by value, under a name, with options, and not at all.
type Embedded struct {
	First int `json:"first"`
	Middle
	Tagged  `json:"tagged"`
	Options `json:",omitempty"`
	Skipped `json:"-"`
	Last    int `json:"last"`
}

// Options is embedded with an option and without a name, which changes nothing.
type Options struct {
	Verbose bool `json:"verbose"`
	Depth   int  `json:"depth,omitempty"`
}

// Skipped is embedded and left out.
type Skipped struct {
	Secret int
}

func embeddedValues() []*Embedded {
	return []*Embedded{{
		First: 1, Middle: Middle{Base{2, "n", 3}, 4}, Tagged: Tagged{5}, Options: Options{true, 6},
		Skipped: Skipped{7}, Last: 8,
	}}
}

func embeddedDocuments() []string {
	return []string{
		`{"id":1,"ID":2,"Id":3,"name":"n","version":4,"level":5}`,
		`{"tagged":{"value":1},"tagged":{"VALUE":2},"value":3}`, `{"Secret":1,"Skipped":{"Secret":2}}`,
		`{"Base":{"id":1},"Middle":{"id":2},"id":3}`, `{"tagged":null,"options":{"verbose":true},"verbose":true}`,
		`{"id":"bad","level":1}`, `{"tagged":{"value":"bad"},"last":1}`,
	}
}

// EmbeddedPointers embeds pointers to structs, which are allocated when a member below them is met.
type EmbeddedPointers struct {
	*Base
	*PointerMiddle
	*Tagged `json:"tagged"`
	Last    int `json:"last"`
}

// PointerMiddle embeds by pointer and by value.
type PointerMiddle struct {
	*PointerInner
	PointerSide
	Level int `json:"level"`
}

// PointerInner is embedded through two pointers.
type PointerInner struct {
	Inner int  `json:"inner"`
	Ptr   *int `json:"ptr,omitempty"`
}

// PointerSide is embedded by value below a pointer.
type PointerSide struct {
	Side int   `json:"side,omitempty"`
	List []int `json:"list,omitzero"`
}

func embeddedPointersValues() []*EmbeddedPointers {
	return []*EmbeddedPointers{
		{
			Base:          &Base{1, "n", 2},
			PointerMiddle: &PointerMiddle{&PointerInner{3, new(4)}, PointerSide{5, []int{6}}, 7},
			Tagged:        &Tagged{8}, Last: 9,
		},
		{PointerMiddle: &PointerMiddle{}}, {Base: &Base{}},
		{PointerMiddle: &PointerMiddle{PointerInner: &PointerInner{}}, Tagged: &Tagged{}},
	}
}

func embeddedPointersDocuments() []string {
	return []string{
		`{"id":1}`, `{"level":1}`, `{"inner":1}`, `{"side":1}`, `{"ptr":null}`, `{"inner":null}`,
		`{"inner":"bad","last":1}`, `{"list":[1],"inner":2,"list":[]}`,
		`{"id":null}`, `{"tagged":{"value":1},"tagged":null}`, `{"Base":{"id":1},"PointerInner":1}`,
		`{"id":1,"id":2,"name":"n"}`, `{"ptr":1,"ptr":2,"inner":3}`,
	}
}

type hidden struct {
	Shown   int `json:"shown"`
	private int
}

type hiddenDeep struct {
	hidden
	Deep *string `json:"deep"`
}

// EmbeddedHidden embeds unexported structs by value: their exported fields are promoted.
type EmbeddedHidden struct {
	hiddenDeep
	Own int `json:"own"`
}

func embeddedHiddenValues() []*EmbeddedHidden {
	return []*EmbeddedHidden{{hiddenDeep: hiddenDeep{hidden{1, 2}, new("d")}, Own: 3}}
}

func embeddedHiddenDocuments() []string {
	return []string{
		`{"shown":1,"private":2,"hidden":{"shown":3}}`, `{"deep":null}`, `{"deep":"x","deep":"y"}`,
		`{"Shown":5,"DEEP":"z"}`, `{"shown":"bad","own":1}`,
	}
}

type hiddenPointer struct {
	Through int `json:"through"`
}

// EmbeddedHiddenPointer embeds a pointer to an unexported struct, which decoding cannot allocate and encoding reads.
type EmbeddedHiddenPointer struct {
	*hiddenPointer
	Own int `json:"own"`
}

func embeddedHiddenPointerValues() []*EmbeddedHiddenPointer {
	return []*EmbeddedHiddenPointer{{hiddenPointer: &hiddenPointer{1}, Own: 2}, {Own: 3}}
}

func embeddedHiddenPointerDocuments() []string {
	return []string{
		`{"through":1,"own":2}`, `{"through":null,"own":2}`, `{"through":"bad","own":2}`,
		`{"through":{"deep":[1,{}]},"own":2}`, `{"through":[1,nope]}`, `{"THROUGH":1,"own":"bad"}`,
		`{"own":"bad","through":1}`, `{"own":1,"through":1,"through":2}`,
	}
}

// Shadowed hides promoted fields by its own, by Go's names and by those in JSON.
type Shadowed struct {
	Base
	ShadowInner
	ID    int    `json:"id"`
	Other string `json:"name"`
	Depth string
}

// ShadowInner has a field below one of the same name, and brings a deeper one of yet another.
type ShadowInner struct {
	ShadowDeep
	Depth int
	Seen  int `json:"seen"`
}

// ShadowDeep is the deepest.
type ShadowDeep struct {
	Seen   string `json:"seen"`
	Bottom int    `json:"bottom"`
	Depth  []int
}

func shadowedValues() []*Shadowed {
	return []*Shadowed{{
		Base: Base{1, "base", 2}, ShadowInner: ShadowInner{ShadowDeep{"deep", 3, []int{4}}, 5, 6}, ID: 7,
		Other: "own", Depth: "own",
	}}
}

func shadowedDocuments() []string {
	return []string{
		`{"id":1,"name":"x","Depth":"d","seen":2,"bottom":3,"Version":4}`,
		`{"Name":"x","ID":5,"depth":"y","SEEN":6}`, `{"seen":"text"}`, `{"Depth":1}`,
	}
}

// Annihilated embeds fields of one name at one depth: both vanish, unless just one of them is tagged.
type Annihilated struct {
	AnniLeft
	AnniRight
	*AnniThird
	AnniTwin
	AnniTwins
	Own int `json:"own"`
}

// AnniLeft is one side of the conflicts.
type AnniLeft struct {
	Gone   int
	Tag    int `json:"Prefer"`
	SameGo int `json:"left"`
	OnlyL  int
	Three  int
	Pinned int `json:"pinned"`
}

// AnniRight is the other side.
type AnniRight struct {
	Gone   int
	Prefer int
	SameGo int `json:"right"`
	OnlyR  int
	Three  int
}

// AnniThird joins in through a pointer.
type AnniThird struct {
	Three  string
	OnlyT  string
	Fixed  string `json:"pinned"`
	Deeper AnniDeeper
}

// AnniDeeper is a member, not embedded: its names conflict with none.
type AnniDeeper struct {
	Gone int
}

// AnniTwin and AnniTwins both embed AnniShared: two ways to one field at one depth.
type AnniTwin struct {
	AnniShared
	TwinA int
}

// AnniTwins is the second way.
type AnniTwins struct {
	AnniShared
	TwinB int
}

// AnniShared is embedded twice and so not at all.
type AnniShared struct {
	Shared int
}

func annihilatedValues() []*Annihilated {
	return []*Annihilated{
		{
			AnniLeft: AnniLeft{1, 2, 3, 4, 5, 6}, AnniRight: AnniRight{7, 8, 9, 10, 11},
			AnniThird: &AnniThird{"a", "b", "c", AnniDeeper{12}},
			AnniTwin:  AnniTwin{AnniShared{13}, 14}, AnniTwins: AnniTwins{AnniShared{15}, 16}, Own: 17,
		},
		{Own: 1},
	}
}

func annihilatedDocuments() []string {
	return []string{
		`{"Gone":1,"Prefer":2,"left":3,"right":4,"OnlyL":5,"OnlyR":6,"Three":7,"OnlyT":"t"}`,
		`{"pinned":8,"Shared":9,"shared":9,"TwinA":10,"TwinB":11}`,
		`{"gone":1,"prefer":2,"three":3,"PINNED":4,"Shared":5}`, `{"Deeper":{"Gone":1}}`, `{"OnlyT":"x"}`,
		`{"Pinned":1,"Fixed":"x"}`,
	}
}

// EmbeddedInt is a number to embed: a field under the name of its type.
type EmbeddedInt int

// EmbeddedSlice is a slice to embed.
type EmbeddedSlice []string

// EmbeddedMap is a map to embed.
type EmbeddedMap map[string]int

// EmbeddedString is a string to embed by pointer.
type EmbeddedString string

// EmbeddedInterface is an interface to embed. Its method is promoted and JSON does not look at it.
type EmbeddedInterface interface{ Perimeter() float64 }

// EmbeddedOthers embeds types that are not structs.
type EmbeddedOthers struct {
	EmbeddedInt
	EmbeddedSlice `json:"list"`
	EmbeddedMap   `json:",omitempty"`
	*EmbeddedString
	EmbeddedInterface
	Anything
	Pair[string, int]
	*List[Label] `json:"generic"`
	hiddenInt
	Own int
}

type hiddenInt int

func embeddedOthersValues() []*EmbeddedOthers {
	return []*EmbeddedOthers{{
		EmbeddedInt: 1, EmbeddedSlice: EmbeddedSlice{"a"}, EmbeddedMap: EmbeddedMap{"b": 2},
		EmbeddedString: new(EmbeddedString("c")), Anything: "d",
		Pair: Pair[string, int]{"k", 3}, List: &List[Label]{"e"}, hiddenInt: 4, Own: 5,
	}}
}

func embeddedOthersDocuments() []string {
	return []string{
		`{"EmbeddedInt":1,"list":["x"],"EmbeddedMap":{"a":1},"EmbeddedString":"s","EmbeddedInterface":null}`,
		`{"Anything":[1],"key":"k","value":5,"generic":["g"],"hiddenInt":6,"Own":7}`,
		`{"EmbeddedInterface":{},"Own":1}`, `{"EmbeddedString":null,"generic":null}`,
		`{"embeddedint":1,"LIST":[],"anything":{},"hiddenint":1}`, `{"EmbeddedInt":"x","Own":1}`,
	}
}

// EmbeddedTime embeds a type with methods, which are promoted: the whole struct is written and read by them.
type EmbeddedTime struct {
	time.Time
	Lost int
}

// EmbeddedNamedTime embeds it under a name, and yet the methods are promoted.
type EmbeddedNamedTime struct {
	time.Time `json:"time"`
	Lost      int
}

// EmbeddedTextMethod promotes text methods through a pointer.
type EmbeddedTextMethod struct {
	*TextPointerStruct
	Lost int
}

// EmbeddedTwoMethods embeds two types with the same methods, so that none is promoted.
type EmbeddedTwoMethods struct {
	JSONWriter
	JSONReader
	EmbeddedWriterToo
	Kept int
}

// EmbeddedWriterToo has the method of JSONWriter.
type EmbeddedWriterToo struct {
	M int
}

// MarshalJSON is ambiguous where both are embedded.
func (EmbeddedWriterToo) MarshalJSON() ([]byte, error) { return []byte(`"too"`), nil }

// EmbeddedMethods has structs whose methods come from what they embed.
type EmbeddedMethods struct {
	Time  EmbeddedTime            `json:"time"`
	Named *EmbeddedNamedTime      `json:"named"`
	Text  EmbeddedTextMethod      `json:"text,omitzero"`
	Two   EmbeddedTwoMethods      `json:"two"`
	Times map[string]EmbeddedTime `json:"times"`
	After int                     `json:"after"`
}

func embeddedMethodsValues() []*EmbeddedMethods {
	moment := time.Date(2024, 2, 29, 12, 30, 45, 123000000, time.UTC)
	return []*EmbeddedMethods{{
		Time: EmbeddedTime{moment, 1}, Named: &EmbeddedNamedTime{moment, 2},
		Two:   EmbeddedTwoMethods{JSONWriter{5}, JSONReader{6}, EmbeddedWriterToo{7}, 8},
		Times: map[string]EmbeddedTime{"a": {moment, 9}}, After: 9,
	}, {Text: EmbeddedTextMethod{&TextPointerStruct{N: 3}, 4}}}
}

func embeddedMethodsDocuments() []string {
	return []string{
		`{"time":"2024-02-29T12:30:45.5+01:00","after":1}`,
		`{"time":{"Time":"2024-02-29T12:30:45Z","Lost":1},"after":1}`, `{"named":"2024-02-29T12:30:45Z","after":1}`,
		`{"named":{"time":"x"},"after":1}`, `{"time":null,"named":null,"text":null,"after":1}`,
		`{"two":{"N":1,"M":2,"Kept":3},"after":1}`, `{"two":"x","after":1}`,
		`{"times":{"a":"2024-02-29T12:30:45Z","b":null,"c":"bad"},"after":1}`,
	}
}

// EmbeddedCycle embeds a pointer to itself: only its own fields count.
type EmbeddedCycle struct {
	*EmbeddedCycle
	N    int `json:"n"`
	Side *EmbeddedCycleSide
}

// EmbeddedCycleSide embeds back.
type EmbeddedCycleSide struct {
	*EmbeddedCycle
	M int `json:"m"`
}

func embeddedCycleValues() []*EmbeddedCycle {
	c := &EmbeddedCycle{N: 1, Side: &EmbeddedCycleSide{EmbeddedCycle: &EmbeddedCycle{N: 2}, M: 3}}
	c.EmbeddedCycle = &EmbeddedCycle{N: 4}
	loop := &EmbeddedCycle{N: 5}
	loop.EmbeddedCycle = loop
	loop.Side = &EmbeddedCycleSide{EmbeddedCycle: loop}
	return []*EmbeddedCycle{c, loop}
}

func embeddedCycleDocuments() []string {
	return []string{
		`{"n":1,"Side":{"n":2,"m":3,"Side":{"n":4}}}`, `{"EmbeddedCycle":{"n":1},"n":2}`,
		`{"Side":{"m":1},"Side":{"n":2}}`, `{"Side":null}`,
	}
}
