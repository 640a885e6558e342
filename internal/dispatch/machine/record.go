package machine

import "math/rand/v2"

// Offsets of a record's members.
const (
	fieldID     = 0  // int32, positive
	fieldFlag   = 4  // byte, 0 or 1
	fieldKey    = 8  // 8 bytes
	fieldPrice  = 16 // int32, hundredths
	fieldDay    = 20 // int32, days since 1970-01-01
	fieldName   = 24 // address and length, 4 bytes each
	fieldCity   = 32 // address and length
	fieldCount  = 40 // int32, below 64
	fieldDelta  = 44 // int32, negative or 0
	fieldDigest = 48 // 8 bytes
)

// A record is one as Go would have it.
type record struct {
	id, price, day, count, delta int32
	flag                         bool
	key, digest                  uint64
	name, city                   string
}

var (
	names = []string{
		"alice", "bob \"the\" builder", "carol", "dave\nline", "eve", "frank\\slash", "gina lollobrigida", "h\x01i\tj",
	}
	cities = []string{"berlin", "são paulo", "tokyo", "reykjavík", "new york city", "oslo"}
)

// makeRecords returns the records. They are the same on all machines.
func makeRecords() []record {
	random := rand.New(rand.NewPCG(1, 2))
	records := make([]record, NumRecords)
	for i := range records {
		records[i] = record{
			id: 1000 + 37*int32(i), price: random.Int32N(1 << 20), day: 15000 + random.Int32N(1<<13),
			count: random.Int32N(64), delta: -random.Int32N(1 << 14), flag: random.Uint64()&1 == 1,
			key: random.Uint64(), digest: random.Uint64(),
			name: names[random.IntN(len(names))], city: cities[random.IntN(len(cities))],
		}
	}
	return records
}

// putRecords writes the records and their strings. Eight bytes behind each string may be read.
func putRecords(m *Memory) {
	free := uint32(Strings)
	put := func(at uint32, text string) {
		m.Store32(at, free)
		m.Store32(at+4, uint32(len(text)))
		free += uint32(copy(m[free:Output-8], text)+15) &^ 7
	}
	for i, r := range makeRecords() {
		at := uint32(Records + i*RecordSize)
		m.Store32(at+fieldID, uint32(r.id))
		if r.flag {
			m[at+fieldFlag] = 1
		}
		m.Store64(at+fieldKey, r.key)
		m.Store32(at+fieldPrice, uint32(r.price))
		m.Store32(at+fieldDay, uint32(r.day))
		put(at+fieldName, r.name)
		put(at+fieldCity, r.city)
		m.Store32(at+fieldCount, uint32(r.count))
		m.Store32(at+fieldDelta, uint32(r.delta))
		m.Store64(at+fieldDigest, r.digest)
	}
}
