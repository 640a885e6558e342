package report

import (
	"math"
	"strconv"

	"golang.org/x/perf/benchunit"
)

// The units that tables know, as benchunit tidies them.
const (
	unitTime   = "sec/op"
	unitBytes  = "B/op"
	unitAllocs = "allocs/op"

	unitFirstUse = "first-sec" // to prepare a type, in a process that has not used it
	unitEncoded  = "encoded-B" // size of what is written

	unitValgrind = "vg-instructions/op" // as valgrind counts them
)

// formatTime writes seconds with three significant digits: "12.3µs".
func formatTime(seconds float64) string {
	rounded := significant(seconds)
	s := benchunit.CommonScale([]float64{rounded}, benchunit.Decimal)
	s.Prec = max(0, s.Prec-1)
	return s.Format(rounded) + "s"
}

// formatRatio writes a ratio with at least two significant digits, and at most two behind the point unless it is small.
func formatRatio(ratio float64) string {
	switch {
	case ratio >= 99.95:
		return strconv.FormatFloat(ratio, 'f', 0, 64)
	case ratio >= 9.995:
		return strconv.FormatFloat(ratio, 'f', 1, 64)
	case ratio >= 0.0995:
		return strconv.FormatFloat(ratio, 'f', 2, 64)
	}
	return strconv.FormatFloat(ratio, 'g', 2, 64)
}

// exactDigits is the largest number that is written out in a table.
const exactDigits = 99_999

// formatBytes writes a number of bytes: all digits of a small one, three of a large one.
func formatBytes(bytes float64) string {
	if bytes <= exactDigits {
		return strconv.FormatFloat(math.Round(bytes), 'f', 0, 64) + "B"
	}
	rounded := significant(bytes)
	s := benchunit.CommonScale([]float64{rounded}, benchunit.Binary)
	s.Prec = max(0, s.Prec-1)
	return s.Format(bytes) + "B"
}

// formatCount writes a whole number, or three digits of a large one.
func formatCount(count float64) string {
	if count <= exactDigits {
		return strconv.FormatFloat(math.Round(count), 'f', 0, 64)
	}
	rounded := significant(count)
	s := benchunit.CommonScale([]float64{rounded}, benchunit.Decimal)
	s.Prec = max(0, s.Prec-1)
	return s.Format(rounded)
}

// significant rounds to three significant digits, so that 9.996 gets the scale of 10.0.
func significant(x float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 2, 64), 64)
	if err != nil {
		return x
	}
	return rounded
}
