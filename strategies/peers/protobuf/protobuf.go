// Package protobuf has one workload, the order, as a message of Protocol Buffers, for orientation: how long google.golang.org/protobuf and
// planetscale/vtprotobuf take for the same content.
//
// It is no strategy: a message of Protocol Buffers is a Go type of its own, with state between its fields, and a value of the workload would
// have to be converted for each call. In flows an order of package workloads; out flows the same as a message. A benchmark measures both
// libraries beside peers and strategies; its numbers are those of a benchmark, with all that docs/method.md says against them.
package protobuf

import "github.com/vmbench/vmbench/workloads"

//go:generate go run ./gen order twitter

// Of is an order as a message.
func Of(v *workloads.Order) *Order {
	m := &Order{
		Id: v.ID, Number: v.Number, Status: v.Status, PlacedAt: v.Placed, Coupon: v.Coupon, Gift: v.Gift, Note: v.Note,
		Customer: &OrderParty{Id: v.Customer.ID, Name: v.Customer.Name, Email: v.Customer.Email, Country: v.Customer.Country},
		Total:    &OrderMoney{Amount: v.Total.Amount, Currency: v.Total.Currency},
	}
	for _, item := range v.Items {
		m.Items = append(m.Items, &OrderItem{
			Sku: item.SKU, Qty: item.Quantity, Price: item.Price, WeightKg: item.Weight, Tags: item.Tags,
		})
	}
	return m
}
