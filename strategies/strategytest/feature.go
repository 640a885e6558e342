package strategytest

import (
	"context"
	"reflect"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/feature"
	"github.com/vmbench/vmbench/workloads/schema"
)

// CheckFeature holds a strategy to the reference of a format over one feature.
func CheckFeature(ctx context.Context, s strategies.Strategy, f strategies.Format, of feature.Feature) Result {
	return OfFeature(of).Check(ctx, f, Quick, s)[0]
}

// OfFeature makes a subject of a feature.
func OfFeature(f feature.Feature) *Subject {
	goType := reflect.TypeOf(f.New()).Elem()
	return &Subject{Name: f.Name, Type: schema.Of(goType), New: f.New, Values: f.Values, Inputs: f.Inputs()}
}
