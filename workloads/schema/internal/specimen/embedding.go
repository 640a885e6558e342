//lint:file-ignore U1000 types without a use are what is tested

package specimen

import (
	"time"

	"github.com/vmbench/vmbench/workloads/schema/internal/specimen/deep"
)

// Pair is a generic type; Generic has instances of it.
type Pair[A, B any] struct {
	First  A
	Second B
}

type Generic struct {
	Simple Pair[int, string]
	Deep   *Pair[[]deep.Item, map[string]*time.Time]
	Nested Pair[Pair[bool, Count], any]
	Bytes  Pair[[]byte, map[rune][2]*error]
}

// Layout has fields of all alignments, and an empty one at the end.
type Layout struct {
	A bool
	B int64
	C bool
	D int16
	E [3]byte
	F string
	G bool
	H any
	I float32
	J complex128
	K struct{}
}

type (
	base struct {
		ID   int
		Name string `json:"name"`
		note string
	}
	Left  struct{ X, Y, L int }
	Right struct{ X, R int }
	left2 struct{ Left }
)

// Promoted embeds an unexported struct, whose exported fields are promoted.
type Promoted struct {
	Before int
	base
	After int
}

// PromotedByPointer embeds pointers.
type PromotedByPointer struct {
	*Left
	Tag string
	*deep.Item
	*base
}

// Ambiguous has X twice at one depth: neither is serialized.
type Ambiguous struct {
	Left
	Right
}

// TagWins has X twice at one depth, once by a tag.
type TagWins struct {
	Left
	Tagged
}

type Tagged struct {
	Value int `json:"X"`
	Z     int
}

// TagsCancel has X twice by tags at one depth.
type TagsCancel struct {
	Tagged
	Other struct{} `json:"-"`
	*Rival
	Left
}

type Rival struct {
	V int `json:"X"`
}

// Shadowed has an X of its own above those embedded.
type Shadowed struct {
	Left
	X string
	Right
}

// HiddenForGood has X twice at one depth, which hides the X below them too.
type HiddenForGood struct {
	Left
	Right
	Lower
}

type Lower struct{ Lowest }

type Lowest struct{ X, Kept int }

// Twice embeds one struct on two ways of one length: its fields are ambiguous.
type Twice struct {
	left2
	Again
}

type Again struct {
	Left
	Own int
}

// TwiceDeep meets Left again below the depth where it was found.
type TwiceDeep struct {
	Again
	Left
}

// NamedEmbedded has embedded structs that are ordinary members because their tags name them.
type NamedEmbedded struct {
	Left      `json:"left"`
	*Right    `json:"right,omitempty"`
	Lower     `json:",omitempty"` // no name: still embedded
	deep.Item `json:"-"`
}

// OtherEmbedded embeds what is not a struct.
type OtherEmbedded struct {
	Count
	*Text
	Blob `json:"blob"`
	Empty
	error
	int
	hidden
	*hiddenText
	Stringer
}

type (
	hidden     int
	hiddenText string
	Stringer   interface{ String() string }
)

// EmbedsItself embeds a pointer to itself.
type EmbedsItself struct {
	*EmbedsItself
	A int
	*Mutual
}

type Mutual struct {
	*EmbedsItself
	B int
}

// DeepPath has a field behind two pointers and two structs.
type DeepPath struct {
	Pad [5]byte
	One
}

type One struct {
	Pad1 int32
	*Two
}

type Two struct {
	Pad2 int64
	three
}

type three struct {
	Pad3 bool
	*Four
}

type Four struct {
	Pad4 [3]int16
	End  string
}

type (
	Shortcut = Left
	Column   = []Count
)

// AliasEmbedded embeds an alias: the field has the alias's name.
type AliasEmbedded struct {
	Shortcut
	Column Column
	Bytes  []Alias
}

type Alias = byte

// List is recursive by itself, Even and Odd are by each other, Forest holds recursive types and is none.
type (
	List struct {
		Value int
		Next  *List
	}
	Even struct {
		Odd  []Odd
		Leaf Count
	}
	Odd    struct{ Even map[string]*Even }
	Forest struct {
		Trees []*List
		Leaf  string
	}
	Nested     struct{ Inner struct{ Nested []Nested } }
	Loop       []Loop
	MapLoop    map[string]MapLoop
	ThroughAny struct{ Any any }
)

// Holder has the same recursive type where it can and cannot be addressed.
type Holder struct {
	Direct Chain
	InMap  map[string]Chain
}

// Chain contains itself, and holds a method with a pointer receiver.
type Chain struct {
	Link  Addressed
	Next  map[string]Chain
	Other *Chain
}

// EmbeddedTime gets the methods of time.Time.
type EmbeddedTime struct {
	time.Time
	Zone string
}
