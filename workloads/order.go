package workloads

var order = &Workload{
	Name:    "order",
	Summary: "an order event with nested items: the everyday small message",
	New:     func() any { return new(Order) },
	Value:   func() any { return orderValue() },
}

// Order is the event that a shop publishes when a customer has placed an order.
type Order struct {
	ID       string      `json:"id"`
	Number   int64       `json:"number"`
	Status   string      `json:"status"`
	Placed   int64       `json:"placed_at"` // milliseconds since 1970
	Customer OrderParty  `json:"customer"`
	Items    []OrderItem `json:"items"`
	Total    OrderMoney  `json:"total"`
	Coupon   *string     `json:"coupon"`
	Gift     bool        `json:"gift"`
	Note     string      `json:"note,omitempty"`
}

// OrderParty is who ordered.
type OrderParty struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Email   string `json:"email"`
	Country string `json:"country"`
}

// OrderItem is one line of an order.
type OrderItem struct {
	SKU      string   `json:"sku"`
	Quantity int32    `json:"qty"`
	Price    float64  `json:"price"`
	Weight   float32  `json:"weight_kg"`
	Tags     []string `json:"tags,omitempty"`
}

// OrderMoney is an amount in the smallest unit of a currency.
type OrderMoney struct {
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
}

func orderValue() *Order {
	return &Order{
		ID:     "ord_01J8ZQ4T7M2V",
		Number: 4815162,
		Status: "paid",
		Placed: 1727781123456,
		Customer: OrderParty{
			ID: 90210, Name: "Ada Lindqvist", Email: "ada.lindqvist@example.com", Country: "SE",
		},
		Items: []OrderItem{
			{SKU: "LMP-0042-BR", Quantity: 1, Price: 89.5, Weight: 1.25, Tags: []string{"lamp", "brass"}},
			{SKU: "BLB-E27-4W", Quantity: 4, Price: 3.95, Weight: 0.06},
			{SKU: "CBL-2M-WHT", Quantity: 2, Price: 7.2, Weight: 0.18, Tags: []string{"cable"}},
		},
		Total: OrderMoney{Amount: 11970, Currency: "EUR"},
	}
}
