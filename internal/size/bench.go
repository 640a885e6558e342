package size

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
)

// The units of sizes, as the Go project's bent has them where it has them, and those of laws.
const (
	unitText      = "text-bytes"
	unitPclntab   = "pclntab-bytes"
	unitRodata    = "rodata-bytes"
	unitData      = "data-bytes"
	unitRelocs    = "relocs-bytes"
	unitTotal     = "total-bytes"
	unitFile      = "file-bytes"
	unitZstd      = "zstd-bytes"
	unitDWARF     = "dwarf-bytes"
	unitFixed     = "fixed-bytes"
	unitPerType   = "per-type-bytes"
	unitFurther   = "further-type-bytes"
	unitPerFormat = "per-format-bytes"
	unitPerBoth   = "per-type-and-format-bytes"
)

var units = []string{
	unitText, unitPclntab, unitRodata, unitData, unitRelocs, unitTotal, unitFile, unitZstd, unitDWARF,
	unitFixed, unitPerType, unitFurther, unitPerFormat, unitPerBoth,
}

// Units are those of results, which gates may be about.
func Units() []string { return slices.Clone(units) }

// WriteBench writes the samples and laws in Go's benchmark format: a result for each, with the facts as configuration. Sizes are
// those of whole programs, so that two sweeps can be compared. All units are exact.
func (r Result) WriteBench(w io.Writer) error {
	out := benchfmt.NewWriter(w)
	var config []benchfmt.Config
	for _, key := range slices.Sorted(maps.Keys(r.Facts)) {
		config = append(config, benchfmt.Config{Key: key, Value: []byte(r.Facts[key]), File: true})
	}
	for _, unit := range units {
		for _, say := range [][2]string{{"better", "lower"}, {"assume", "exact"}} {
			if err := out.Write(&benchfmt.UnitMetadata{UnitMetadataKey: benchfmt.UnitMetadataKey{Unit: unit, Key: say[0]}, OrigUnit: unit, Value: say[1]}); err != nil {
				return err
			}
		}
	}
	write := func(name string, values []benchfmt.Value) error {
		return out.Write(&benchfmt.Result{Config: config, Name: benchfmt.Name(name), Iters: 1, Values: values})
	}
	for _, s := range r.Samples {
		if !s.measured() {
			continue
		}
		if err := write(s.name(), s.Sizes.values()); err != nil {
			return err
		}
	}
	for _, l := range r.Laws {
		if err := write(l.name(), l.values()); err != nil {
			return err
		}
	}
	return nil
}

// name is that of the law's benchmark. It has the numbers of types, since laws of others are not comparable.
func (l Law) name() string {
	types := make([]string, len(l.Types))
	for i, n := range l.Types {
		types[i] = strconv.Itoa(n)
	}
	return fmt.Sprintf("Law/strategy=%s/host=%s/types=%s", l.Strategy, l.Host, strings.Join(types, "+"))
}

// name is that of the sample's benchmark.
func (s Sample) name() string {
	name := "Size/strategy=" + s.Strategy
	if len(s.Formats) > 0 {
		name += "/format=" + strings.Join(s.Formats, "+")
	}
	return fmt.Sprintf("%s/host=%s/types=%d", name, s.Host, s.Types)
}

func (s Sizes) values() []benchfmt.Value {
	values := []benchfmt.Value{
		{Value: float64(s.Text), Unit: unitText},
		{Value: float64(s.Pclntab), Unit: unitPclntab},
		{Value: float64(s.Rodata), Unit: unitRodata},
		{Value: float64(s.Data), Unit: unitData},
		{Value: float64(s.Relocs), Unit: unitRelocs},
		{Value: float64(s.Loaded()), Unit: unitTotal},
		{Value: float64(s.File), Unit: unitFile},
		{Value: float64(s.Zstd), Unit: unitZstd},
	}
	if s.DWARF > 0 {
		values = append(values, benchfmt.Value{Value: float64(s.DWARF), Unit: unitDWARF})
	}
	return values
}

// values are the coefficients. A type that costs less than nothing does because it needs, without a codec, what the codec has
// anyway; as a change of so little would be one of many percent, it costs nothing here.
func (l Law) values() []benchfmt.Value {
	values := []benchfmt.Value{
		{Value: round(l.Fixed), Unit: unitFixed},
		{Value: round(max(0, l.PerType)), Unit: unitPerType},
		{Value: round(max(0, l.Further)), Unit: unitFurther},
	}
	if l.ManyFormats {
		values = append(values,
			benchfmt.Value{Value: round(l.PerFormat), Unit: unitPerFormat},
			benchfmt.Value{Value: round(l.PerBoth), Unit: unitPerBoth})
	}
	return values
}

// round leaves a tenth of a byte: what is fitted has no more to say.
func round(bytes float64) float64 { return math.Round(10*bytes) / 10 }
