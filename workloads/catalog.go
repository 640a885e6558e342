package workloads

import (
	"fmt"
	"math/rand/v2"
)

var catalog = &Workload{
	Name:    "catalog",
	Summary: "maps: products by code, prices by currency, names by number",
	New:     func() any { return new(Catalog) },
	Value:   func() any { return catalogValue() },
}

// Catalog is a price list in which most members are data and not names of fields.
type Catalog struct {
	Revision   int64                       `json:"revision"`
	Categories map[int64]string            `json:"categories"`
	Products   map[string]CatalogProduct   `json:"products"`
	Stock      map[string]map[string]int32 `json:"stock"` // warehouse, product
	Aliases    map[string][]string         `json:"aliases"`
	Settings   map[string]string           `json:"settings"`
}

// CatalogProduct is one product of a catalog.
type CatalogProduct struct {
	Title      string                     `json:"title"`
	Category   int64                      `json:"category"`
	Prices     map[string]float64         `json:"prices"` // by currency
	Attributes map[string]string          `json:"attributes,omitempty"`
	Variants   map[string]*CatalogVariant `json:"variants,omitempty"`
}

// CatalogVariant is a form in which a product is sold.
type CatalogVariant struct {
	Barcode string `json:"barcode"`
	Grams   int32  `json:"grams"`
	Active  bool   `json:"active"`
}

func catalogValue() *Catalog {
	rng := rand.New(rand.NewPCG(0xca7a, 0x1097))
	c := &Catalog{
		Revision: 20241001,
		Categories: map[int64]string{
			100: "Lighting", 110: "Lamps", 120: "Bulbs", 200: "Furniture", 210: "Chairs", 220: "Tables",
			900: "Spare parts",
		},
		Products: map[string]CatalogProduct{},
		Stock:    map[string]map[string]int32{"got-1": {}, "mal-2": {}, "sto-1": {}},
		Aliases:  map[string][]string{},
		Settings: map[string]string{
			"default_currency": "EUR", "locale": "sv-SE", "rounding": "half-even", "tax_mode": "inclusive",
		},
	}
	for i := range 24 {
		c.addProduct(rng, i)
	}
	return c
}

func (c *Catalog) addProduct(rng *rand.Rand, i int) {
	materials := [...]string{"oak", "brass", "linen", "steel", "glass", "birch"}
	colours := [...]string{"white", "black", "sage", "brick", "natural"}
	nouns := [...]string{"Lamp", "Bulb", "Chair", "Table"}
	kind := i % len(nouns)
	material, colour := materials[rng.IntN(len(materials))], colours[rng.IntN(len(colours))]
	code := fmt.Sprintf("%s-%04d", []string{"LMP", "BLB", "CHR", "TBL"}[kind], 1000+i*37)
	cents := 500 + rng.IntN(40000)
	c.Products[code] = CatalogProduct{
		Title:    fmt.Sprintf("%s in %s, %s", nouns[kind], material, colour),
		Category: [...]int64{110, 120, 210, 220}[kind],
		Prices: map[string]float64{
			"EUR": float64(cents) / 100, "SEK": float64(cents*23/2) / 100, "USD": float64(cents*11/10) / 100,
		},
		Attributes: map[string]string{"material": material, "colour": colour, "origin": "SE"},
		Variants:   catalogVariants(rng),
	}
	for _, warehouse := range []string{"got-1", "mal-2", "sto-1"} {
		c.Stock[warehouse][code] = int32(rng.IntN(250))
	}
	if i%5 == 0 {
		c.Aliases[code] = []string{fmt.Sprintf("OLD%05d", i*311), "legacy/" + material}
	}
}

func catalogVariants(rng *rand.Rand) map[string]*CatalogVariant {
	if rng.IntN(3) == 0 {
		return nil
	}
	variants := map[string]*CatalogVariant{}
	for _, size := range []string{"small", "regular", "large"} {
		variants[size] = &CatalogVariant{
			Barcode: fmt.Sprintf("73%011d", rng.Int64N(100_000_000_000)),
			Grams:   int32(50 * (1 + rng.IntN(200))),
			Active:  rng.IntN(8) != 0,
		}
	}
	return variants
}
