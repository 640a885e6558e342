package wire

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestEveryDay holds the dates of all four-digit years to package time.
func TestEveryDay(t *testing.T) {
	first := time.Unix(firstSecond, 0).UTC()
	for days := int64(firstSecond / secondsOfDay); days <= lastSecond/secondsOfDay; days++ {
		d := dateOf(days)
		if !d.valid() || d.days() != days {
			t.Fatalf("dateOf(%d) = %v, which is day %d", days, d, d.days())
		}
		if days%59 == 0 || days < firstSecond/secondsOfDay+800 {
			year, month, day := first.Add(0).AddDate(0, 0, int(days-firstSecond/secondsOfDay)).Date()
			if (d != date{uint32(year), uint32(month), uint32(day)}) {
				t.Fatalf("dateOf(%d) = %v, want %d-%d-%d", days, d, year, month, day)
			}
		}
	}
}

func TestValidDates(t *testing.T) {
	for _, year := range []int{0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999} {
		for month := range 15 {
			for day := range 40 {
				then := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
				want := then.Year() == year && int(then.Month()) == month && then.Day() == day
				d := date{uint32(year), uint32(month), uint32(day)}
				if d.valid() != want {
					t.Errorf("%v is valid: %v", d, !want)
				}
			}
		}
	}
}

func TestRandomTimes(t *testing.T) {
	r := random()
	for range 100_000 {
		v := time.Unix(firstSecond-1000+r.Int64N(lastSecond-firstSecond+2000), r.Int64N(int64(tenTo[r.IntN(10)]))).UTC()
		if r.IntN(2) == 0 {
			v = v.Truncate(time.Duration(tenTo[r.IntN(10)]))
		}
		if r.IntN(2) == 0 {
			v = v.In(time.FixedZone("", r.IntN(2*90000)-90000))
		} else if r.IntN(2) == 0 {
			v = v.In(time.FixedZone("", (r.IntN(48*60)-24*60)*60))
		}
		text, err := v.MarshalJSON()
		var e Encoder
		if got := e.Time([]byte("x"), v); err == nil && string(got) != "x"+string(text) || fmt.Sprint(errors.Unwrap(e.Err())) != fmt.Sprint(err) {
			t.Fatalf("Time(%v) = %s, %v; want %s, %v", v, got, e.Err(), text, err)
		}
		if err == nil {
			checkTime(t, string(text))
			zone := fmt.Sprintf("%c%02d:%02d", "+-"[r.IntN(2)], r.IntN(25), r.IntN(61))
			checkTime(t, strings.Replace(string(text), "Z", zone, 1))
		}
	}
}

// TestMutatedTimes changes each byte of times in many ways.
func TestMutatedTimes(t *testing.T) {
	for _, text := range []string{`"2024-02-29T23:59:59Z"`, `"1999-12-31T00:00:00.123456789Z"`, `"2000-06-15T12:30:45.5Z"`,
		`"2023-02-28T19:00:00+01:00"`, `"2023-01-31T1:02:03,123456789012-24:60"`, `"2023-02-29T24:60:60.1234567891+00:00"`,
		`"\u00322000-1-1T"`, `null`, `true`, `[]`, `{"a":1}`, `12`} {
		for i := range text {
			for c := range 256 {
				checkTime(t, text[:i]+string([]byte{byte(c)})+text[i+1:])
			}
			checkTime(t, text[:i])
			checkTime(t, text[:i]+text[i+1:])
			for _, more := range []string{"0", "9", ".", "Z", `"`, "000000000", "9999999999"} {
				checkTime(t, text[:i]+more+text[i:])
			}
		}
	}
}

// checkTime compares a time read with time.Time.UnmarshalJSON, in place of which a syntax error of JSON may come.
func checkTime(t *testing.T, text string) {
	t.Helper()
	d := Decoder{Src: []byte(text)}
	got, next := d.Time(0, someTime)
	want := someTime
	end := Skip([]byte(text), 0, 0)
	if end < 0 {
		if next >= 0 {
			t.Fatalf("Time(%s) reads what is not JSON", text)
		}
		return
	}
	err := want.UnmarshalJSON([]byte(text[:end]))
	same := got == want || got.Equal(want) && got.Location() != time.UTC && got.String() == want.String()
	if (next == end) != (err == nil) || !same {
		t.Fatalf("Time(%s) = %v, %d; want %v, %v", text, got, next, want, err)
	}
	if !reflect.DeepEqual(d.fatal, err) {
		t.Fatalf("Time(%s): error %v, want %v", text, d.fatal, err)
	}
}

func FuzzTime(f *testing.F) {
	f.Add(`2024-02-29T23:59:59.123456789+01:00`)
	f.Fuzz(func(t *testing.T, text string) { checkTime(t, `"`+text+`"`) })
}
