package probe

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// MostTypes is the largest number of types that are made up: the go command needs about 4 GiB of memory to build a program
// with the code of all strategies for 1000 of them.
const MostTypes = 2000

// seed is that of everything that is drawn. Another one makes other types. This one was chosen among 40000, because messages of
// the first type, the first ten and the first twenty are made of nearly the same as those of many: numbers of members, strings,
// integers, floats, times, lists and objects, weighted by a guess of what they cost. Of the four best, it is the one where few
// types and many need the most similar numbers of instructions, whatever the strategy. TestFewAreLikeMany holds what they are made of.
const seed = 17770

// Streams of random numbers, so that what is drawn for one purpose moves nothing else.
const (
	namesStream uint64 = iota
	deckStream
	typeStream
	sizeStream
	messageStream
)

// random is the source of a purpose and a number.
func random(stream uint64, number int) *rand.Rand {
	return rand.New(rand.NewPCG(seed+stream<<32, uint64(number)))
}

// A Type is a struct type that is made up: a message of a service.
type Type struct {
	Number int // counts from 0
	*shape
}

// Name is the type's Go name: "ShipmentDelayed".
func (t Type) Name() string { return t.name }

// Types returns the first n types. It returns the same types first, however many are asked for.
func Types(n int) []Type {
	types := make([]Type, n)
	for i := range types {
		types[i] = newType(i)
	}
	return types
}

// meanSize is what a message should have, on the average, in bytes of JSON: fields are added until it has as many.
const meanSize = 258

// newType makes up a type: an identity, two fields with parts, and scalars until a message is large enough.
func newType(number int) Type {
	m := &maker{random: random(typeStream, number), number: number}
	name := nameOf(number)
	m.begin(name)
	for _, part := range partsOf(number) {
		m.add(part(m))
	}
	for range fewestScalars {
		m.add(m.scalar())
	}
	for m.size < meanSize {
		m.add(m.scalar())
	}
	fields := m.fields[1:] // what identifies a message stands first
	m.random.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	return Type{number, &shape{kind: record, name: name, fields: m.fields}}
}

// fewestScalars has each type at least, besides its identity.
const fewestScalars = 3

// nameOf is a noun and an event in an order that looks random, and a number behind them once they are used up.
func nameOf(number int) string {
	pairs := len(nouns) * len(events)
	pair := random(namesStream, number/pairs).Perm(pairs)[number%pairs]
	name := nouns[pair%len(nouns)] + events[pair/len(nouns)]
	if round := number / pairs; round > 0 {
		name += strconv.Itoa(round + 1)
	}
	return name
}

// deck is what the types of a block have, two cards each: so few types differ little from many in what they are made of.
var deck = slices.Concat(
	slices.Repeat([]part{(*maker).record}, 11),
	slices.Repeat([]part{(*maker).list}, 8),
	slices.Repeat([]part{(*maker).scalarList}, 9),
	slices.Repeat([]part{(*maker).pointer}, 4),
	slices.Repeat([]part{(*maker).scalarPointer}, 4),
	slices.Repeat([]part{(*maker).scalarTable}, 2),
	slices.Repeat([]part{(*maker).table}, 2),
)

// A part makes up a field that has parts.
type part func(*maker) field

// partsOf are the cards of a type.
func partsOf(number int) []part {
	block := len(deck) / 2
	order := random(deckStream, number/block).Perm(len(deck))
	at := 2 * (number % block)
	return []part{deck[order[at]], deck[order[at+1]]}
}

// A maker makes up the fields of one record.
type maker struct {
	random *rand.Rand
	number int    // of the type
	owner  string // name of the record
	fields []field
	size   float64 // of a value in JSON, on the average
}

// begin starts a message with what identifies it.
func (m *maker) begin(name string) {
	m.owner = name
	id := pick(m.random, identity)
	m.add(field{key: id.key, shape: id.shape})
}

// samples is how many values of a field are looked at for its size.
const samples = 16

// add adds a field, unless the record has one of that name.
func (m *maker) add(f field) {
	if slices.ContainsFunc(m.fields, func(g field) bool { return g.key == f.key }) {
		return
	}
	m.fields = append(m.fields, f)
	r, total := random(sizeStream, m.number), 0
	for range samples {
		total += len(f.appendMember(nil, r))
	}
	m.size += float64(total) / samples
}

// scalar is a field without parts, of which one in five is optional. A time is never empty, so it is not.
func (m *maker) scalar() field {
	total := 0
	for _, w := range scalarWeights {
		total += w.weight
	}
	at := m.random.IntN(total)
	for _, w := range scalarWeights {
		if at -= w.weight; at < 0 {
			word := pick(m.random, w.words)
			return field{word.key, word.shape, word.shape.goType != "time.Time" && m.random.IntN(5) == 0}
		}
	}
	panic("probe: the weights do not add up")
}

func (m *maker) record() field {
	key := pick(m.random, records)
	return field{key: key, shape: m.small(key, 2, 4)}
}

func (m *maker) list() field {
	key := pick(m.random, lists)
	return field{key, &shape{kind: list, elem: m.small(singular(key), 2, 3), length: between(1, 2)}, m.random.IntN(4) == 0}
}

func (m *maker) pointer() field {
	key := pick(m.random, pointers)
	return field{key, &shape{kind: pointer, elem: m.small(key, 2, 4)}, m.random.IntN(2) == 0}
}

func (m *maker) table() field {
	key := pick(m.random, tables)
	return field{key: key, shape: &shape{kind: table, elem: m.small(singular(key), 2, 2), length: between(1, 3)}}
}

func (m *maker) scalarList() field {
	w := pick(m.random, scalarLists)
	return field{w.key, &shape{kind: list, elem: w.shape, length: between(1, 4)}, m.random.IntN(4) == 0}
}

func (m *maker) scalarPointer() field {
	w := pick(m.random, scalarPointers)
	return field{w.key, &shape{kind: pointer, elem: w.shape}, m.random.IntN(2) == 0}
}

func (m *maker) scalarTable() field {
	w := pick(m.random, scalarTables)
	return field{w.key, &shape{kind: table, elem: w.shape, length: between(1, 4)}, m.random.IntN(4) == 0}
}

func singular(key string) string { return strings.TrimSuffix(key, "s") }

// small is a record of a few scalars, named after the field that has it.
func (m *maker) small(key string, least, most int) *shape {
	inner := &maker{random: m.random, number: m.number}
	for want := least + m.random.IntN(most-least+1); len(inner.fields) < want; {
		inner.add(inner.scalar())
	}
	return &shape{kind: record, name: m.owner + goName(key), fields: inner.fields}
}

func between(least, most int) func(*rand.Rand) int {
	return func(r *rand.Rand) int { return least + r.IntN(most-least+1) }
}

func pick[T any](r *rand.Rand, values []T) T { return values[r.IntN(len(values))] }

// goName is the name of a field in Go: "TraceID" for trace_id.
func goName(key string) string {
	var name strings.Builder
	for _, part := range strings.Split(key, "_") {
		switch part {
		case "id", "ms", "sku":
			name.WriteString(strings.ToUpper(part))
		default:
			name.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return name.String()
}
