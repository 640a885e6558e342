package workloads

import "math/rand/v2"

var variants = &Workload{
	Name:    "variants",
	Summary: "any of 16 types in turn: each is found when it is met",
	New:     func() any { return new(Variants) },
	Value:   func() any { return variantsValue() },
}

// Variants is a batch of what a web page reports. Its events are of 16 types, which no schema tells beforehand.
//
// Encoding meets the types; decoding into any cannot bring them back, and gives maps, slices, strings and float64. Both
// have one canonical form, since the fields of each variant are in the order in which the members of a map are sorted, and
// no number needs more than a float64 has.
type Variants struct {
	Page   string `json:"page"`
	Sent   int64  `json:"sent"` // milliseconds since 1970
	Events []any  `json:"events"`
}

// VariantClick is a click or a tap.
type VariantClick struct {
	Button string `json:"button"`
	Target string `json:"target"`
	X      int32  `json:"x"`
	Y      int32  `json:"y"`
}

// VariantError is an error that a script did not catch.
type VariantError struct {
	Column  int32    `json:"column"`
	Fatal   bool     `json:"fatal"`
	Line    int32    `json:"line"`
	Message string   `json:"message"`
	Stack   []string `json:"stack,omitempty"`
}

// VariantTrial is the arm of an experiment that a visitor is in. Interfaces hold a pointer to it.
type VariantTrial struct {
	Arm    uint8   `json:"arm"`
	Forced *bool   `json:"forced"`
	Name   string  `json:"name"`
	Share  float64 `json:"share"`
}

// VariantLogin is an attempt to log in.
type VariantLogin struct {
	Method string `json:"method"`
	OK     bool   `json:"ok"`
	User   int64  `json:"user"`
}

// VariantPurchase is a purchase with its items.
type VariantPurchase struct {
	Currency string        `json:"currency"`
	Items    []VariantItem `json:"items"`
	Order    string        `json:"order"`
	Total    float64       `json:"total"`
}

// VariantItem is one item of a purchase.
type VariantItem struct {
	Price    float64 `json:"price"`
	Quantity int32   `json:"quantity"`
	SKU      string  `json:"sku"`
}

// VariantResize is a new size of the window.
type VariantResize struct {
	Height uint16  `json:"height"`
	Ratio  float32 `json:"ratio"`
	Width  uint16  `json:"width"`
}

// VariantScroll is how far a visitor has scrolled.
type VariantScroll struct {
	Depth float32 `json:"depth"`
	Speed float32 `json:"speed,omitempty"`
}

// VariantSearch is a search with its filters.
type VariantSearch struct {
	Filters map[string]string `json:"filters"`
	Hits    uint32            `json:"hits"`
	Query   string            `json:"query"`
}

// VariantSession is the begin of a visit. Interfaces hold a pointer to it.
type VariantSession struct {
	Agent    string `json:"agent"`
	Cookies  bool   `json:"cookies"`
	ID       string `json:"id"`
	Language string `json:"language"`
	Referrer string `json:"referrer,omitempty"`
}

// VariantTiming is how long the page took to load, in milliseconds.
type VariantTiming struct {
	Connect float64 `json:"connect"`
	DNS     float64 `json:"dns"`
	First   float64 `json:"first_byte"`
	Load    float64 `json:"load"`
}

// VariantUpload is a file that was sent.
type VariantUpload struct {
	Bytes int64  `json:"bytes"`
	Head  []byte `json:"head"`
	Name  string `json:"name"`
}

// VariantMark is a mark that a script has set: a string whose type has a name.
type VariantMark string

// VariantPoint is a position of the pointer: an array whose type has a name.
type VariantPoint [3]float32

// variantsEach is how many events there are of each type.
const variantsEach = 3

// variantsValue has the events in an order that is random, but the same each time, so that none can be told from the one
// before.
func variantsValue() *Variants {
	rng := rand.New(rand.NewPCG(0x7a61, 0x16))
	v := &Variants{Page: "/lamps/brass?sort=price", Sent: 1727781123456}
	for range variantsEach {
		v.Events = append(v.Events, variantEvents(rng)...)
	}
	rng.Shuffle(len(v.Events), func(i, j int) { v.Events[i], v.Events[j] = v.Events[j], v.Events[i] })
	return v
}

// variantEvents returns an event of each type.
func variantEvents(rng *rand.Rand) []any {
	targets := [...]string{"button#buy", "a.next", "img.zoom", "input[name=q]"}
	half := func(n int) float32 { return float32(rng.IntN(n)) / 2 }
	cents := func(n int) float64 { return float64(rng.IntN(n)) / 100 }
	return []any{
		VariantClick{Button: "left", Target: targets[rng.IntN(len(targets))], X: int32(rng.IntN(1920)), Y: int32(rng.IntN(9000))},
		VariantError{
			Column: 17, Line: int32(rng.IntN(4000)), Message: "cart is undefined", Stack: []string{"total@cart.js", "render@page.js"},
		},
		&VariantTrial{Arm: uint8(rng.IntN(4)), Forced: new(rng.IntN(2) == 0), Name: "checkout-one-step", Share: 0.25},
		VariantLogin{Method: "passkey", OK: rng.IntN(4) != 0, User: 90210 + rng.Int64N(1_000_000)},
		variantPurchase(rng),
		VariantResize{Height: uint16(400 + rng.IntN(1000)), Ratio: 1.5, Width: uint16(300 + rng.IntN(2000))},
		VariantScroll{Depth: half(200), Speed: half(9)},
		VariantSearch{
			Filters: map[string]string{"material": "brass", "room": "kitchen"}, Hits: rng.Uint32N(500), Query: "wall lamp",
		},
		&VariantSession{Agent: "Mozilla/5.0 (X11; Linux x86_64)", Cookies: true, ID: "s-5f3c", Language: "sv-SE"},
		VariantTiming{Connect: cents(9000), DNS: cents(4000), First: cents(30000), Load: cents(300000)},
		VariantUpload{Bytes: rng.Int64N(1 << 24), Head: []byte("\x89PNG\r\n\x1a\n"), Name: "receipt.png"},
		VariantMark("fonts-ready"),
		VariantPoint{half(3840), half(2160), half(3)},
		"visible",
		rng.Int64N(1 << 40),
		rng.IntN(2) == 0,
	}
}

func variantPurchase(rng *rand.Rand) VariantPurchase {
	p := VariantPurchase{Currency: "SEK", Order: "ord_01J8ZQ4T7M2V"}
	skus := [...]string{"LMP-0042-BR", "BLB-E27-4W", "CBL-2M-WHT"}
	ore := 0
	for _, sku := range skus[:1+rng.IntN(len(skus))] {
		price, quantity := 500+rng.IntN(90000), 1+rng.IntN(4)
		ore += price * quantity
		p.Items = append(p.Items, VariantItem{Price: float64(price) / 100, Quantity: int32(quantity), SKU: sku})
	}
	p.Total = float64(ore) / 100
	return p
}
