package visitor

// A Key is the name of a struct's member. Names are known when the type half is generated, so what a format would make
// of them is generated with them, as data: a field here for each format. No code of a type half reads those fields.
type Key struct {
	JSON        string // the name as a JSON string, and the colon after it
	CBOR        string // the name as it is encoded, as text or an integer
	MessagePack string
}

// Members is what a type half tells a format about the members of a struct before the first of them is read: it lets
// the format guess which member comes next, and ask which member a name is.
type Members struct {
	GoType string
	Keys   []*Key // in the order of the struct
	// Find returns the index of the member with the name, or Done. FindFolded does so for formats that accept names
	// in another case: the name it is given has been folded by the format. What an integer is found by is made by IntName of
	// the format's leaf primitives.
	Find, FindFolded func(name []byte) int
}

// Done is the index that stands for no member: a name that is not known, or the end of a struct.
const Done = -1
