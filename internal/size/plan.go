package size

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/probe"
)

// A Plan says which programs are to be measured: those of every strategy in every host, with every number of types and of formats.
type Plan struct {
	Strategies []string // the baseline is always measured
	Hosts      []string
	Types      []int
	Formats    []int // numbers of formats: 1 stands for the first one that a strategy has
	Target     Target
}

// A Preset is a choice of hosts and numbers of types.
type Preset struct {
	Name  string
	Hosts []string
	Types []int
}

// Presets are the choices there are, the default first. The quick one has enough types to fit a law.
func Presets() []Preset {
	return []Preset{
		{"default", Hosts, []int{0, 1, 2, 4, 8, 16, 32, 64, 128, 256}},
		{"quick", Hosts[:1], []int{0, 1, 4, 16, 64}},
	}
}

// Hosts are what a program does besides serializing, from little to much. They are the directories below host.
var Hosts = []string{"micro", "fmt", "server", "nodce"}

// A Strategy is one whose programs can be built.
type Strategy struct {
	Name    string
	Formats []string // that it knows, as its package of codecs names them
	Peer    bool     // a library, whose codecs are in the module of the peers
	Note    string   // what its figures have in them that others have not, as a part of a sentence; empty for most
	lossy   bool     // does not tell what JSON tells apart: nil from empty, a zero behind a pointer from none; or does not sort maps
	dir     string   // of its codecs; empty for the baseline, and for a mix

	// mix are other strategies, one for each format, whose codecs it has together; empty for most.
	mix []string
	// generator is a command in the module of the peers, with arguments, that writes files of the package of the types: methods, or other
	// types in their place; empty for most.
	generator []string
	// translator is the strategy whose program reads and writes JSON for it; empty for itself. text is the directory of the codecs for JSON
	// that its translator has; empty for those of Reference, which know nothing of values that are no plain Go types.
	translator, text string
}

// table has all strategies, in the order in which tables show them.
var table = []Strategy{
	{Name: Baseline},
	{Name: "reflection", Formats: []string{"json", "cbor", "msgpack"}, dir: "reflection"},
	{Name: "generated", Formats: []string{"json", "cbor", "msgpack"}, dir: "generated"},
	{Name: "visitor", Formats: []string{"json", "cbor", "msgpack"}, dir: "visitor"},
	{Name: "vm", Formats: []string{"json", "cbor", "msgpack"}, dir: "vm"},
	{Name: "vm-compact", Formats: []string{"json", "cbor", "msgpack"}, dir: "vmcompact"},
	{Name: "vm-static", Formats: []string{"json", "cbor", "msgpack"}, dir: "vmstatic"},
	{Name: Reference, Formats: []string{"json"}, dir: "encodingjson"},
	{Name: "jsonv2_std", Formats: []string{"json"}, Peer: true, dir: "jsonv2"},
	{Name: "segmentio_std", Formats: []string{"json"}, Peer: true, dir: "segmentio"},
	{Name: "goccy_std", Formats: []string{"json"}, Peer: true, dir: "goccy"},
	{Name: "jsoniter_std", Formats: []string{"json"}, Peer: true, dir: "jsoniter"},
	{Name: "sonic_std", Formats: []string{"json"}, Peer: true, dir: "sonic"},
	{Name: "easyjson_std", Formats: []string{"json"}, Peer: true, dir: "easyjson", generator: []string{"easyjson"}, lossy: true},
	{
		Name: "ugorji", Formats: []string{"json", "cbor", "msgpack"}, Peer: true, dir: "ugorji", lossy: true,
		Note: "has fields in the order of their names, and reads times of CBOR to the microsecond",
	},
	{
		Name: "mixed_reflection", Formats: []string{"json", "cbor", "msgpack"}, Peer: true,
		mix:  []string{Reference, "fxamacker_cbor", "vmihailenco_msgpack"},
		Note: "is encoding/json, with two formats fxamacker/cbor beside it, and with three vmihailenco/msgpack",
	},
	{
		Name: "mixed_generated", Formats: []string{"json", "cbor", "msgpack"}, Peer: true,
		mix:  []string{"easyjson_std", "fxamacker_cbor", "msgp"},
		Note: "is easyjson, with two formats fxamacker/cbor beside it, since no library here generates CBOR, and with three tinylib/msgp",
	},
	{Name: "gob", Formats: []string{"gob"}, Peer: true, dir: "gob", lossy: true},
	{Name: "fxamacker_cbor", Formats: []string{"cbor"}, Peer: true, dir: "fxamacker"},
	{Name: "msgp", Formats: []string{"msgpack"}, Peer: true, dir: "msgp", generator: []string{"msgp"}, lossy: true},
	{Name: "vmihailenco_msgpack", Formats: []string{"msgpack"}, Peer: true, dir: "vmihailenco"},
	{
		Name: "protobuf", Formats: []string{"protobuf"}, Peer: true, dir: "protobuf", lossy: true,
		generator: messagesFor("protobuf"), text: "protojson",
		Note: "has generated messages with descriptors and methods in the place of the plain types that are subtracted",
	},
	{
		Name: "vtprotobuf", Formats: []string{"protobuf"}, Peer: true, dir: "vtprotobuf", lossy: true,
		generator: messagesFor("vtprotobuf"), translator: "protobuf",
		Note: "has the messages of protobuf with further methods",
	},
	{
		Name: "hyperpb", Formats: []string{"protobuf"}, Peer: true, dir: "hyperpb", lossy: true,
		generator: messagesFor("hyperpb"), translator: "protobuf",
		Note: "only reads, and protobuf-go, which it links anyway, writes what was read; it has descriptors in the place of the plain types that are subtracted",
	},
}

// messagesFor is the command that writes what a library has in the place of the types.
func messagesFor(library string) []string { return []string{"protobuf", "-for", library} }

// Strategies are all that can be measured, the baseline aside.
func Strategies() []Strategy { return slices.Clone(table[1:]) }

// lookup returns the strategy of a name.
func lookup(name string) (Strategy, bool) {
	i := slices.IndexFunc(table, func(s Strategy) bool { return s.Name == name })
	if i < 0 {
		return Strategy{}, false
	}
	return table[i], true
}

// part is the strategy that the codec of the format at an index is of: itself, unless it is a mix.
func (s Strategy) part(format int) Strategy {
	if s.mix == nil {
		return s
	}
	part, _ := lookup(s.mix[format])
	return part
}

// parts are the strategies that a probe's codecs are of, each once.
func (p Probe) parts() (parts []Strategy) {
	s, _ := lookup(p.Strategy)
	if s.mix == nil {
		return []Strategy{s}
	}
	for i := range p.Formats {
		parts = append(parts, s.part(i))
	}
	return parts
}

// Validate reports what makes no sense in a plan.
func (p Plan) Validate() error {
	for _, name := range p.Strategies {
		if _, ok := lookup(name); !ok || name == Baseline {
			return fmt.Errorf("no strategy %q to measure", name)
		}
	}
	for _, host := range p.Hosts {
		if !slices.Contains(Hosts, host) {
			return fmt.Errorf("no host %q; there are %s", host, strings.Join(Hosts, ", "))
		}
	}
	for _, n := range p.Types {
		if n < 0 || n > probe.MostTypes {
			return fmt.Errorf("%d types: want 0 to %d", n, probe.MostTypes)
		}
	}
	for _, n := range p.Formats {
		if most := p.mostFormats(); n < 1 || n > most {
			return fmt.Errorf("%d formats: want 1 to %d, the most that one of the strategies has", n, most)
		}
	}
	return nil
}

// mostFormats is how many formats the strategy has that has the most.
func (p Plan) mostFormats() (most int) {
	for _, name := range p.Strategies {
		s, _ := lookup(name)
		most = max(most, len(s.Formats))
	}
	return most
}

// Probes are the programs of a plan, those of few types first: they are built fast, and a plan that is stopped has whole series of
// small ones. The baseline comes first among those of a number of types and a host.
func (p Plan) Probes() []Probe {
	var probes []Probe
	for _, n := range slices.Sorted(slices.Values(p.Types)) {
		for _, host := range p.Hosts {
			probes = append(probes, Probe{Strategy: Baseline, Host: host, Types: n})
			for _, name := range p.Strategies {
				probes = append(probes, p.ofStrategy(name, host, n)...)
			}
		}
	}
	return probes
}

// ofStrategy are the probes with each number of formats that the strategy has.
func (p Plan) ofStrategy(name, host string, types int) (probes []Probe) {
	s, _ := lookup(name)
	for _, n := range p.Formats {
		if n <= len(s.Formats) {
			probes = append(probes, Probe{name, host, types, s.Formats[:n:n]})
		}
	}
	return probes
}

// PlanOf is the plan that samples come from, for this machine's programs.
func PlanOf(samples []Sample) (p Plan) {
	for _, s := range samples {
		if !slices.Contains(p.Hosts, s.Host) {
			p.Hosts = append(p.Hosts, s.Host)
		}
		if !slices.Contains(p.Types, s.Types) {
			p.Types = append(p.Types, s.Types)
		}
		if s.Strategy == Baseline {
			continue
		}
		if !slices.Contains(p.Strategies, s.Strategy) {
			p.Strategies = append(p.Strategies, s.Strategy)
		}
		if !slices.Contains(p.Formats, len(s.Formats)) {
			p.Formats = append(p.Formats, len(s.Formats))
		}
	}
	slices.Sort(p.Types)
	slices.Sort(p.Formats)
	return p
}
