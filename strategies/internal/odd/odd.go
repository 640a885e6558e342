// Package odd has types at the limits of what static programs can say, for the tests of their generator.
package odd

import "github.com/vmbench/vmbench/strategies/internal/odd/other"

// Far has members beyond what one word says.
type Far struct {
	Pad [70_000]byte `json:"-"`
	A   int8
	B   *Far
}

// Sum has an embedded pointer whose steps are near and whose sum is far.
type Sum struct {
	Pad [40_000]byte `json:"-"`
	Inner
}

// Inner is embedded in Sum.
type Inner struct {
	Pad2 [40_000]byte `json:"-"`
	*Point
}

// Point is embedded by a pointer.
type Point struct{ X, Y int }

// Nothings has several members without a size at one place.
type Nothings struct {
	A [0]int
	B [0]string
	C struct{ X [0]int }
	D struct{ Y [0]string }
	Nothing
	E int
}

// Nothing is embedded, and has no size.
type Nothing struct{ Z [0]bool }

// Zeros has an array without elements that is never zero.
type Zeros struct {
	A Never `json:",omitzero"`
	B int
}

// Never is never zero.
type Never [0]int

// IsZero says so.
func (Never) IsZero() bool { return false }

// Hidden has a type that its package does not export, by a field that it does.
type Hidden struct{ H other.Alias }

// HiddenList is Hidden with a list.
type HiddenList struct{ L []other.Alias }

// HiddenScalar has a number with a name that is not exported, which nothing needs.
type HiddenScalar struct{ N []other.Number }

// Loop leads to a pointer to nothing but pointers.
type Loop struct{ P *Endless }

// Endless is such a pointer.
type Endless *Endless

// Long has a name of a member that is longer than a byte can say.
type Long struct {
	A int `json:"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"`
	B int
}

// Names are the types that have programs, and Refused those that have none, with a part of the reason.
var (
	Names   = []string{"Far", "Nothings", "Zeros", "HiddenScalar", "Long"}
	Refused = map[string]string{
		"Sum": "too far", "Hidden": "has no name here", "HiddenList": "has no name here", "Loop": "nothing but pointers",
	}
)

// Values are values of the types in Names.
func Values() []any {
	return []any{
		&Far{A: 1, B: &Far{A: 2}}, &Nothings{E: 3}, &Zeros{B: 1}, &HiddenScalar{[]other.Number{1, 2}}, &Long{1, 2},
	}
}
