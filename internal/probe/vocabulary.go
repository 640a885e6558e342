package probe

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// A word is a name of a field with what it stands for.
type word struct {
	key   string
	shape *shape
}

// The names of messages are made of a noun and of what happened to it.
var nouns = []string{
	"Order", "Invoice", "Shipment", "Payment", "Customer", "Account", "Session", "Device", "Sensor", "Ticket", "Cart",
	"Product", "Price", "Stock", "Supplier", "Contract", "Policy", "Claim", "Loan", "Transfer", "Card", "Wallet", "Refund",
	"Coupon", "Review", "Comment", "Article", "Channel", "Message", "Thread", "Contact", "Meeting", "Task", "Project",
	"Build", "Release", "Deployment", "Cluster", "Volume", "Backup", "Alert", "Incident", "Metric", "Route", "Vehicle",
	"Driver", "Trip", "Parcel", "Station", "Booking", "Room", "Guest", "Flight", "Seat", "Course", "Lesson", "Exam",
	"Patient", "Visit", "Sample",
}

var events = []string{
	"Created", "Updated", "Deleted", "Approved", "Rejected", "Scheduled", "Delayed", "Started", "Finished", "Failed",
	"Assigned", "Moved", "Renamed", "Archived", "Restored", "Shared", "Verified", "Expired", "Renewed", "Cancelled",
}

// The scalars that fields have, by what they are. How often each is drawn, scalarWeights says.
var (
	texts = []word{
		{"status", oneOf("open", "paid", "pending", "shipped", "closed", "on_hold")},
		{"currency", oneOf("EUR", "USD", "SEK", "GBP", "JPY")},
		{"country", oneOf("SE", "DE", "US", "FR", "JP", "BR")},
		{"region", oneOf("eu-west-1", "eu-north-1", "us-east-2", "ap-south-1")},
		{"locale", oneOf("en-US", "de-DE", "sv-SE", "pt-BR")},
		{"city", oneOf("Berlin", "Zürich", "Malmö", "São Paulo", "Austin", "Kyoto", "Leeds")},
		{"name", oneOf("Ada Lindqvist", "Noah Weber", "Zoë Martin", "Ken Sato", "Ana Souza", "Li Wei")},
		{"email", oneOf("ada@example.com", "noah.weber@example.org", "zoe@mail.example.net", "ken.sato@example.jp")},
		{"owner", oneOf("billing", "fulfilment", "platform", "R&D", "support")},
		{"channel", oneOf("web", "app", "phone", "partner")},
		{"method", oneOf("GET", "POST", "PUT", "DELETE", "PATCH")},
		{"path", oneOf("/v1/items/90210", "/v2/search?q=a&n=20", "/health", "/v1/users/7/keys")},
		{"reason", phrase(2, 5)},
		{"note", phrase(3, 8)},
		{"title", phrase(2, 4)},
		{"category", oneOf("lighting", "tools", "books", "garden", "toys & games")},
		{"sku", code("LMP-", 6)},
		{"reference", code("REF", 8)},
		{"trace_id", code("", 16)},
		{"host", code("node-", 6)},
		{"token", binary(9)},
	}
	integers = []word{
		{"version", int64s(0, 40)},
		{"amount", int64s(0, 250_000)},
		{"user_id", int64s(1, math.MaxInt32)},
		{"sequence", uint64s(math.MaxInt64)},
		{"checksum", uint32s(math.MaxUint32)},
		{"quantity", int32s(0, 12)},
		{"balance", int64s(-90_000, 90_000)},
		{"duration_ms", int64s(0, 60_000)},
		{"size_bytes", int64s(0, 1<<34)},
		{"count", ints(0, 300)},
		{"position", ints(0, 5000)},
		{"score", int32s(-100, 1000)},
		{"floor", int16s(-2, 40)},
		{"port", uint16s(math.MaxUint16)},
		{"attempts", uint8s(9)},
	}
	floats = []word{
		{"price", float64s(2, 0, 500)},
		{"discount", float64s(3, 0, 1)},
		{"latitude", float64s(6, -90, 90)},
		{"longitude", float64s(6, -180, 180)},
		{"ratio", float64s(9, 0, 1)},
		{"weight", float32s(2, 0, 40)},
		{"temperature", float32s(1, -30, 50)},
	}
	bools = []word{
		{"active", flag}, {"verified", flag}, {"gift", flag}, {"urgent", flag}, {"visible", flag}, {"sampled", flag},
	}
	times = []word{
		{"created_at", instant(0)}, {"updated_at", instant(3)}, {"expires_at", instant(0)}, {"seen_at", instant(9)},
	}
)

// scalarWeights are the scalars of services, roughly: strings and integers above all.
var scalarWeights = []struct {
	weight int
	words  []word
}{{8, texts}, {6, integers}, {2, floats}, {2, bools}, {1, times}}

// The names of fields that have parts, by their kind.
var (
	records  = []string{"customer", "address", "carrier", "origin", "target", "device", "location", "total", "actor", "source"}
	lists    = []string{"items", "lines", "events", "stops", "members", "steps", "parts", "rows"}
	pointers = []string{"billing", "parent", "previous", "refund", "delivery", "insurance"}
	tables   = []string{"prices", "limits", "owners", "replicas"}

	scalarLists = []word{
		{"tags", oneOf("new", "fragile", "vip", "2-for-1", "eco")}, {"labels", code("l", 3)}, {"ids", int64s(1, 1<<40)},
		{"codes", int32s(0, 600)}, {"scores", float64s(2, 0, 10)}, {"flags", flag}, {"ports", uint16s(math.MaxUint16)},
	}
	scalarPointers = []word{
		{"approved_by", code("usr_", 6)}, {"limit", int64s(1, 10_000)}, {"rating", float64s(1, 1, 5)}, {"confirmed", flag},
		{"closed_at", instant(0)}, {"priority", int32s(1, 9)},
	}
	scalarTables = []word{
		{"attributes", oneOf("red", "large", "left", "8 bit", "<none>")}, {"metrics", float64s(3, 0, 100)},
		{"counters", int64s(0, 1000)},
	}
	tableKeys = []string{"alpha", "north", "max", "primary", "Köln", "eu", "x-1", "default"}
)

// identity is the field that each message has first.
var identity = []word{{"id", code("", 12)}, {"id", int64s(1, math.MaxInt64)}}

func of(goType string, draw func(r *rand.Rand) any) *shape { return &shape{goType: goType, draw: draw} }

func oneOf(values ...string) *shape {
	return of("string", func(r *rand.Rand) any { return values[r.IntN(len(values))] })
}

const letters = "0123456789abcdefghjkmnpqrstvwxyz"

// code is some letters and digits behind a prefix.
func code(prefix string, length int) *shape {
	return of("string", func(r *rand.Rand) any {
		text := []byte(prefix)
		for range length {
			text = append(text, letters[r.IntN(len(letters))])
		}
		return string(text)
	})
}

var phrases = strings.Fields(`the parcel was left at side door by request of customer "Lena" please call before noon size does ` +
	`not fit A&B replaced unit 7 in rack 12 größer than expected`)

// phrase is a few words, of which now and then one has to be escaped.
func phrase(least, most int) *shape {
	return of("string", func(r *rand.Rand) any {
		chosen := make([]string, least+r.IntN(most-least+1))
		for i := range chosen {
			chosen[i] = phrases[r.IntN(len(phrases))]
		}
		return strings.Join(chosen, " ")
	})
}

func binary(length int) *shape {
	return of("[]byte", func(r *rand.Rand) any {
		text := make([]byte, length)
		for i := range text {
			text[i] = byte(r.Uint32())
		}
		return text
	})
}

// spread draws from a range, the small values most often: lengths of what is written vary then.
func spread(r *rand.Rand, low, high int64) int64 {
	width := uint64(high - low)
	return low + int64(r.Uint64N(width>>r.UintN(1+uint(bitsOf(width)/2))+1))
}

func bitsOf(n uint64) int { return len(fmt.Sprintf("%b", n)) }

func int64s(low, high int64) *shape {
	return of("int64", func(r *rand.Rand) any { return spread(r, low, high) })
}

func int32s(low, high int64) *shape {
	return of("int32", func(r *rand.Rand) any { return int32(spread(r, low, high)) })
}

func int16s(low, high int64) *shape {
	return of("int16", func(r *rand.Rand) any { return int16(spread(r, low, high)) })
}

func ints(low, high int64) *shape {
	return of("int", func(r *rand.Rand) any { return int(spread(r, low, high)) })
}

func uint64s(high int64) *shape {
	return of("uint64", func(r *rand.Rand) any { return uint64(spread(r, 0, high)) })
}

func uint32s(high int64) *shape {
	return of("uint32", func(r *rand.Rand) any { return uint32(spread(r, 0, high)) })
}

func uint16s(high int64) *shape {
	return of("uint16", func(r *rand.Rand) any { return uint16(spread(r, 0, high)) })
}

func uint8s(high int64) *shape {
	return of("uint8", func(r *rand.Rand) any { return uint8(spread(r, 0, high)) })
}

// decimal draws a number with some digits behind the point.
func decimal(r *rand.Rand, digits int, low, high float64) float64 {
	unit := math.Pow10(digits)
	return math.Round((low+r.Float64()*(high-low))*unit) / unit
}

func float64s(digits int, low, high float64) *shape {
	return of("float64", func(r *rand.Rand) any { return decimal(r, digits, low, high) })
}

func float32s(digits int, low, high float64) *shape {
	return of("float32", func(r *rand.Rand) any { return float32(decimal(r, digits, low, high)) })
}

var flag = of("bool", func(r *rand.Rand) any { return r.IntN(2) == 0 })

// epoch is some time before all messages.
var epoch = time.Date(2024, time.October, 1, 0, 0, 0, 0, time.UTC)

// instant is a time within a year, with some digits behind its second.
func instant(digits int) *shape {
	step := time.Duration(math.Pow10(9 - digits))
	return of("time.Time", func(r *rand.Rand) any {
		return epoch.Add(time.Duration(r.Int64N(int64(365 * 24 * time.Hour)))).Truncate(step)
	})
}
