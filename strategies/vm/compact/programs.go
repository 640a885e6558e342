package compact

import "unsafe"

// Programs are the programs of all types of a package, for all formats. They are written by the generator and never changed, but for Known and
// Types.
type Programs struct {
	Words []uint16
	// Names has the names of all members, each behind its length in one byte, as it stands in an object of JSON: `,"name":`.
	// For one that is longer than that, or that is written in another way than it is read, see name.
	Names string
	// Roots are the types that can be appended and decoded: where the struct or type begins, shifted left by one; the lowest
	// bit says that it is a type and not a struct. A type that has something no program can say is NoProgram.
	Roots []uint32
	// Known has, for each root, the descriptor of a pointer to the type that its program was held to last; nil in the beginning.
	Known []unsafe.Pointer
	// Types has the descriptors of what pointers, slices, maps and structs within structs are of, as instructions number them; nil
	// in the beginning. They are filled in when a program is held to its type.
	Types []unsafe.Pointer

	// Why says why a root is NoProgram, if one is.
	Why func(root int) string

	// Hooks are the types that the machine does not know by itself.
	Hooks []Hook
	// Tests report whether a value is zero, for members that omitzero leaves out.
	Tests []func(p unsafe.Pointer) bool
	// Fold is wire.Fold if the name of a member is more than ASCII.
	Fold func(dst, name []byte) []byte
	// Keys write and read the keys of maps that have methods for it.
	Keys []Key
	// ByteLists says that a type has slices of bytes that are read in two ways: as a string of bytes, and by methods.
	ByteLists bool
}

// A Key writes and reads the keys of maps of one type, where their kind does not say how.
type Key struct {
	Type any // a nil pointer to the type
	// Append returns the text of the key at p; errors name the format, and t, the type of the map.
	Append func(p unsafe.Pointer, t TypeName, format string) (string, error)
	// Decode reads the key at p. It gets the member's name and, as it stands in a document of JSON, the string. Binary formats call
	// UnmarshalText themselves.
	Decode func(p unsafe.Pointer, name, literal []byte) error
}

// A TypeName is a type of which an error wants to know the name.
type TypeName interface{ String() string }

// NoProgram stands among the roots for a type that no program can say.
const NoProgram = 1<<32 - 1

// Refusal says why a root has no program; "" if it has one.
func (p *Programs) Refusal(root int) string {
	if p.Roots[root] != NoProgram {
		return ""
	}
	return p.Why(root)
}

// A Handle is the number of a root, and its type.
type Handle[T any] uint32

// Others are roots that one format sees otherwise than the first format of the programs does, in order, each with the root that takes its
// place. Most packages have none.
type Others []struct{ Root, As uint32 }

// of returns the root that takes the place of one.
func (o Others) of(root int) int {
	for _, other := range o {
		if int(other.Root) >= root {
			if int(other.Root) == root {
				return int(other.As)
			}
			break
		}
	}
	return root
}
