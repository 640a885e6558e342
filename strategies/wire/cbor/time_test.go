package cbor

import (
	"testing"
	"time"

	"github.com/vmbench/vmbench/strategies/wire"
)

// TestTime writes times of each length that RFC 3339 has, on both sides of the longest that a short head has room for.
func TestTime(t *testing.T) {
	for digits, nanoseconds := range []int{0, 1e8, 12e7, 123e6, 1234e5, 12345e4, 123456e3, 1234567e2, 12345678e1, 123456789} {
		for _, zone := range []*time.Location{time.UTC, time.FixedZone("", 3600), time.FixedZone("", -12*3600-30*60)} {
			v := time.Date(2013, 3, 21, 20, 4, 0, nanoseconds, zone)
			var e Encoder
			out := e.Time([]byte("x"), v)
			d := Decoder{Src: out[1:]}
			back, next := d.Time(0, time.Time{})
			if err := d.Finish(next); err != nil || e.Err() != nil || !same(back, v) || Check(out[1:]) != nil {
				t.Errorf("%v with %d digits is written as %x and read as %v, %v", v, digits, out, back, err)
			}
			text := v.Format(time.RFC3339Nano)
			if want := "x\xc0" + KeyLiteral(text); string(out) != want {
				t.Errorf("%v is written as %x, want %x", v, out, want)
			}
		}
	}
}

func TestTimeOutOfRange(t *testing.T) {
	for _, v := range []time.Time{time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)} {
		var e Encoder
		out := e.Time([]byte("x"), v)
		if err, ok := e.Err().(*wire.MarshalerError); !ok || err.Format != Format || string(out) != "x" {
			t.Errorf("%v is written as %x, %v", v, out, e.Err())
		}
	}
}

// TestTimeStops holds that text that is no time ends decoding, and that null leaves what is there.
func TestTimeStops(t *testing.T) {
	old := time.Unix(5, 0)
	for _, item := range []string{"60", "6161", "c0 6161", "c1 6161"} {
		d := Decoder{Src: unhex(item)}
		v, next := d.Time(0, old)
		if err, ok := d.Finish(next).(*time.ParseError); !ok || next != Stop || !v.Equal(old) {
			t.Errorf("%s is %v, %d, %v", item, v, next, err)
		}
	}
	d := Decoder{Src: []byte{itemNull}}
	if v, next := d.Time(0, old); next != 1 || !v.Equal(old) || d.Finish(next) != nil {
		t.Errorf("null is %v, %d", v, next)
	}
}

// TestEpoch holds that fractions of seconds are rounded to nanoseconds, on both sides of 1970.
func TestEpoch(t *testing.T) {
	for item, want := range map[string]time.Time{
		"f93800": time.Unix(0, 5e8), "f9b800": time.Unix(-1, 5e8), "fb3fb999999999999a": time.Unix(0, 1e8), "fbbfb999999999999a": time.Unix(-1, 9e8),
		"fb3fefffffffffffff": time.Unix(1, 0), "1a514b67b0": time.Unix(1363896240, 0), "38ff": time.Unix(-256, 0), "c2 4105": time.Unix(5, 0),
	} {
		d := Decoder{Src: unhex(item)}
		if v, next := d.Time(0, time.Time{}); d.Finish(next) != nil || !v.Equal(want) || v.Location() != time.UTC {
			t.Errorf("%s is %v, %v; want %v", item, v, d.Finish(next), want)
		}
	}
}
