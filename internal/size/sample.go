package size

// A Probe is a program to be built: what varies between the programs of a sweep.
type Probe struct {
	Strategy string   `json:"strategy"`
	Host     string   `json:"host"`
	Types    int      `json:"types"`
	Formats  []string `json:"formats"` // of all strategies but Baseline, which has none
}

// Baseline is the strategy of programs that have the types and no codec.
const Baseline = "none"

// Reference is the strategy of the standard library. It says what documents of the user's types are.
const Reference = "encoding_json"

// A Sample is what the program of a probe weighs. All sizes are in bytes, and exact: the same source and go command give the same.
type Sample struct {
	Probe
	Sizes
	// Sings says that the linker kept methods that nothing calls: something in the program looks up methods by name.
	Sings bool `json:"sings,omitempty"`
	// Mixed says that the pclntab could not be told from other data, as whose bytes it counts.
	Mixed bool `json:"mixed,omitempty"`
	// Problem says why nothing was measured, or what is wrong with what was; empty if nothing is.
	Problem string `json:"problem,omitempty"`
}

// Sizes are those of a program. Loaded is what a process has in memory: the sections that are loaded from the file, in groups. The
// others are beside it, and not in it.
type Sizes struct {
	Text    int64 `json:"text"`
	Pclntab int64 `json:"pclntab"` // the tables that say which function and line an address is of, and what of a frame is a pointer
	Rodata  int64 `json:"rodata"`
	Data    int64 `json:"data"`
	Relocs  int64 `json:"relocs"` // what the dynamic linker reads: relocations, names of libraries; none in a static program

	File  int64 `json:"file"`
	Zstd  int64 `json:"zstd"`            // the file, compressed
	DWARF int64 `json:"dwarf,omitempty"` // 0 unless it was asked for
}

// Loaded is the sum of the groups.
func (s Sizes) Loaded() int64 { return s.Text + s.Pclntab + s.Rodata + s.Data + s.Relocs }

// Minus is what s has more than t, in every size.
func (s Sizes) Minus(t Sizes) Sizes {
	return Sizes{
		s.Text - t.Text, s.Pclntab - t.Pclntab, s.Rodata - t.Rodata, s.Data - t.Data, s.Relocs - t.Relocs,
		s.File - t.File, s.Zstd - t.Zstd, s.DWARF - t.DWARF,
	}
}
