package wire

// Dates are those of the Gregorian calendar, also before it was introduced. The conversions are those of Cassio Neri and
// Lorenz Schneider ("Euclidean affine functions and their application to calendar algorithms", 2023). Years begin in March
// in them, so that the day that only leap years have is the last.

const (
	daysOf400   = 146097
	daysOf4     = 1461
	daysToEpoch = 719468 + daysOf400 // from 1 March 400 years before year 0 to 1 January 1970
)

// A date is a day of the years 0 to 9999.
type date struct{ year, month, day uint32 }

// dateOf returns the date of a day counted from 1 January 1970.
func dateOf(days int64) date {
	n := 4*uint32(days+daysToEpoch) + 3
	century, n := n/daysOf400, n%daysOf400|3
	product := 2939745 * uint64(n)
	year, day := 100*century+uint32(product>>32), uint32(product)/2939745/4
	n = 2141*day + 197913
	d := date{year - 400, n >> 16, n&0xFFFF/2141 + 1}
	if day >= 306 {
		d.year, d.month = d.year+1, d.month-12
	}
	return d
}

// days returns the number of days from 1 January 1970 to a valid date.
func (d date) days() int64 {
	year, month := d.year+400, d.month
	if month <= 2 {
		year, month = year-1, month+12
	}
	century := year / 100
	return int64(year*daysOf4/4-century+century/4+(979*month-2919)/32+d.day-1) - daysToEpoch
}

// valid reports whether there is such a date.
func (d date) valid() bool {
	if d.month-1 >= 12 || d.day == 0 {
		return false
	}
	if d.month != 2 {
		return d.day <= 30+(d.month+d.month>>3)&1
	}
	leap := d.year%4 == 0 && (d.year%100 != 0 || d.year%400 == 0)
	return d.day <= 28 || d.day == 29 && leap
}
