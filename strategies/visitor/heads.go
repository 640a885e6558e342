package visitor

// This file holds what the written halves remember of a head that may have to be written again, in formats whose maps and structs say how many
// members they have before the first of them.

// A varying is a struct with members that may be omitted, while it is written.
type varying struct {
	start, most int // index of its head, and how many members that has room for
	around      int // the members so far of the one around it
}

// A mapHead is that of a map, while its entries are written.
type mapHead struct{ start, entries int }
