package sections

// A Group says what a part is for, whatever the format of the file.
type Group int

// The groups. Those before DWARF are loaded: a process has them in memory.
const (
	Text    Group = iota // code
	Pclntab              // the tables of the Go runtime that say which function and line an address is of, and what of a frame is a pointer
	Rodata               // constants, types, and what is constant once the dynamic linker is done with it
	Data                 // variables that do not start as zero
	Relocs               // what the dynamic linker reads: relocations, names of libraries and of what is imported from them
	DWARF                // what debuggers read
	Symbols              // names of functions and variables, which only debuggers and the like read
	Other                // headers, padding, comments, signatures
)

// groups are the names of the groups.
var groups = [...]string{"text", "pclntab", "rodata", "data", "relocs", "dwarf", "symbols", "other"}

func (g Group) String() string {
	if g < 0 || int(g) >= len(groups) {
		return "unknown"
	}
	return groups[g]
}

// Loaded reports whether a process maps the parts of the group from the file.
func (g Group) Loaded() bool { return g >= Text && g <= Relocs }

// Totals are the bytes of each group.
type Totals [len(groups)]int64

// Loaded is the sum of the groups that are loaded.
func (t Totals) Loaded() int64 {
	sum := int64(0)
	for g, size := range t {
		if Group(g).Loaded() {
			sum += size
		}
	}
	return sum
}
