package workloads

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

var reversed = &Workload{
	Name:    "reversed",
	Summary: "members that come last field first: no guess of the next is right",
	New:     func() any { return new(Reversed) },
	Value:   func() any { return reversedValue() },
	Input:   reversedDocument,
}

// Reversed is a shipment as a carrier's interface reports it. Its document is one that another program has written, with
// the members of each object in the opposite order of the fields here.
type Reversed struct {
	ID         string           `json:"id"`
	Reference  string           `json:"reference"`
	Status     string           `json:"status"`
	Carrier    string           `json:"carrier"`
	Service    string           `json:"service"`
	Created    int64            `json:"created_at"` // milliseconds since 1970
	Updated    int64            `json:"updated_at"`
	Promised   int64            `json:"promised_at"`
	Sender     ReversedParty    `json:"sender"`
	Recipient  ReversedParty    `json:"recipient"`
	Parcels    []ReversedParcel `json:"parcels"`
	Events     []ReversedEvent  `json:"events"`
	Price      float64          `json:"price"`
	Currency   string           `json:"currency"`
	Insurance  *float64         `json:"insurance"`
	Weight     float32          `json:"weight_kg"`
	Volume     float32          `json:"volume_m3"`
	Distance   uint32           `json:"distance_km"`
	Stops      int32            `json:"stops"`
	Priority   int8             `json:"priority"`
	Signature  bool             `json:"signature"`
	Fragile    bool             `json:"fragile"`
	Dangerous  bool             `json:"dangerous"`
	Returnable bool             `json:"returnable"`
	Customs    *ReversedCustoms `json:"customs"`
	Depot      string           `json:"depot"`
	Route      string           `json:"route"`
	Driver     int64            `json:"driver"`
	Vehicle    string           `json:"vehicle"`
	Notes      string           `json:"notes"`
	Tags       []string         `json:"tags"`
	Version    uint64           `json:"version"`
}

// ReversedParty is who sends or receives.
type ReversedParty struct {
	Name     string  `json:"name"`
	Company  string  `json:"company"`
	Street   string  `json:"street"`
	City     string  `json:"city"`
	Postcode string  `json:"postcode"`
	Country  string  `json:"country"`
	Phone    *string `json:"phone"`
}

// ReversedParcel is one parcel of a shipment, with its sizes in centimetres.
type ReversedParcel struct {
	Barcode string  `json:"barcode"`
	Weight  float32 `json:"weight_kg"`
	Length  uint16  `json:"length"`
	Width   uint16  `json:"width"`
	Height  uint16  `json:"height"`
	Content string  `json:"content"`
}

// ReversedEvent is something that happened to a shipment.
type ReversedEvent struct {
	Time  int64  `json:"time"` // milliseconds since 1970
	Code  string `json:"code"`
	Place string `json:"place"`
	Final bool   `json:"final"`
}

// ReversedCustoms is what the customs want to know.
type ReversedCustoms struct {
	Tariff  string  `json:"tariff"`
	Value   float64 `json:"value"`
	Origin  string  `json:"origin"`
	Cleared bool    `json:"cleared"`
}

func reversedValue() *Reversed {
	return &Reversed{
		ID: "shp_7Q2M0XK4", Reference: "ord_01J8ZQ4T7M2V", Status: "in_transit", Carrier: "Norrfrakt", Service: "home-evening",
		Created: 1727781123456, Updated: 1727867400001, Promised: 1727960400000,
		Sender: ReversedParty{
			Name: "Dispatch", Company: "Lampan AB", Street: "Industrivägen 4", City: "Malmö", Postcode: "211 24", Country: "SE",
		},
		Recipient: ReversedParty{
			Name: "Ada Lindqvist", Street: "Storgatan 17", City: "Tromsø", Postcode: "9008", Country: "NO",
			Phone: new("+47 900 12 345"),
		},
		Parcels: []ReversedParcel{
			{Barcode: "370707412345678903", Weight: 1.25, Length: 40, Width: 30, Height: 25, Content: "lamp, brass"},
			{Barcode: "370707412345678910", Weight: 0.42, Length: 22, Width: 16, Height: 10, Content: "bulbs & cable"},
		},
		Events: []ReversedEvent{
			{Time: 1727783000000, Code: "COLLECTED", Place: "Malmö"},
			{Time: 1727830800000, Code: "SORTED", Place: "Rosersberg"},
			{Time: 1727867400000, Code: "BORDER", Place: "Riksgränsen"},
		},
		Price: 219.5, Currency: "SEK", Insurance: new(1500.0), Weight: 1.67, Volume: 0.0335, Distance: 2036, Stops: 11,
		Priority: -1, Signature: true, Fragile: true, Returnable: true,
		Customs: &ReversedCustoms{Tariff: "9405.21", Value: 1197.25, Origin: "SE", Cleared: true},
		Depot:   "TOS-2", Route: "N-14/evening", Driver: 4711, Vehicle: "EL 52 118", Notes: "Ring the bell twice.",
		Tags: []string{"gift", "evening", "cold-weather"}, Version: 9,
	}
}

func reversedDocument() []byte {
	text, err := json.Marshal(reversedValue())
	if err != nil {
		panic(fmt.Sprintf("workloads: reversed cannot be written as JSON: %v", err))
	}
	return reverseMembers(text)
}

// reverseMembers returns a valid document with the members of each object in the opposite order. The elements of arrays
// stay where they are.
func reverseMembers(text json.RawMessage) json.RawMessage {
	if text[0] != '{' && text[0] != '[' {
		return text
	}
	tokens := json.NewDecoder(bytes.NewReader(text))
	open, _ := tokens.Token()
	var parts [][]byte
	for tokens.More() {
		var name, value json.RawMessage
		if open == json.Delim('{') {
			token, _ := tokens.Token()
			name = fmt.Appendf(nil, "%q:", token)
		}
		_ = tokens.Decode(&value) // the document is valid
		parts = append(parts, append(name, reverseMembers(value)...))
	}
	if open == json.Delim('{') {
		slices.Reverse(parts)
	}
	return slices.Concat(text[:1], bytes.Join(parts, []byte(",")), text[len(text)-1:])
}
