package msgpack

import (
	"testing"
	"time"
)

var someTime = time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)

// timestamps are those at the edges of their forms.
var timestamps = []struct {
	seconds, nanoseconds int64
	data                 string
	shortest             bool
}{
	{0, 0, "d6ff 00000000", true},
	{1<<32 - 1, 0, "d6ff ffffffff", true},
	{0, 1, "d7ff 0000000400000000", true},
	{1<<32 - 1, 999_999_999, "d7ff ee6b27fcffffffff", true},
	{1 << 32, 0, "d7ff 0000000100000000", true},
	{1<<34 - 1, 0, "d7ff 00000003ffffffff", true},
	{1<<34 - 1, 999_999_999, "d7ff ee6b27ffffffffff", true},
	{1 << 34, 0, "c70cff 00000000 0000000400000000", true},
	{1 << 34, 999_999_999, "c70cff 3b9ac9ff 0000000400000000", true},
	{-1, 0, "c70cff 00000000 ffffffffffffffff", true},
	{-1, 999_999_999, "c70cff 3b9ac9ff ffffffffffffffff", true},
	{-62135596800, 0, "c70cff 00000000 fffffff1886e0900", true}, // the zero Time
	{1<<63 - 1, 0, "c70cff 00000000 7fffffffffffffff", true},
	{-1 << 63, 1, "c70cff 00000001 8000000000000000", true},
	{5, 0, "d7ff 0000000000000005", false},
	{5, 6, "c70cff 00000006 0000000000000005", false},
	{5, 0, "c704ff 00000005", false},
	{5, 0, "c80004ff 00000005", false},
	{5, 0, "c900000004ff 00000005", false},
}

// noTimestamps are extensions of their type that hold no time.
var noTimestamps = []string{
	"c700ff",
	"d4ff 00",
	"c705ff 0000000000",
	"d8ff 00000000000000000000000000000000",
	"d7ff ee6b280000000000",            // 1,000,000,000 nanoseconds
	"d7ff ffffffff00000000",            //
	"c70cff 3b9aca00 0000000000000000", //
	"c70cff ffffffff 0000000000000000", //
}

func TestAppendTime(t *testing.T) {
	zone := time.FixedZone("", 3600)
	for _, c := range timestamps {
		v := time.Unix(c.seconds, c.nanoseconds).In(zone)
		var e Encoder
		out := e.Time([]byte("x"), v)
		if (string(out) == "x"+string(unhex(c.data))) != c.shortest || e.Err() != nil {
			t.Errorf("Time(%d, %d) = %x, %v; want %s", c.seconds, c.nanoseconds, out, e.Err(), c.data)
		}
		d := Decoder{Src: unhex(c.data)}
		got, next := d.Time(0, someTime)
		if err := d.Finish(next); err != nil || !got.Equal(v) || got.Location() != time.UTC {
			t.Errorf("%s is read as %v, %v; want %v", c.data, got, err, v)
		}
	}
}

func TestTime(t *testing.T) {
	const mismatch = "msgpack: cannot unmarshal "
	for _, c := range []struct {
		data string
		want time.Time
		err  string
	}{
		{string(AppendString(nil, "2024-05-06T07:08:09.5Z")), someTime.Add(time.Second / 2), ""},
		{string(AppendString(nil, "2024-05-06T09:08:10+02:00")), someTime.Add(time.Second), ""},
		{string(AppendBytes(nil, []byte("2024-05-06T07:08:10Z"))), someTime.Add(time.Second), ""},
		{string(AppendInt(nil, -5)), time.Unix(-5, 0), ""},
		{string(AppendFloat64(nil, -1.25)), time.Unix(-2, 75e7), ""},
		{string(AppendFloat32(nil, 1.5)), time.Unix(1, 5e8), ""},
		{"\xC0", someTime, ""},
		{"\xC3", someTime, mismatch + "bool into Go value of type time.Time at offset 0"},
		{string(AppendFloat64(nil, 0x1p53)), someTime, mismatch + "number into Go value of type time.Time at offset 0"},
		{"\xCF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", someTime, mismatch + "number into Go value of type time.Time at offset 0"},
		{"\xD4\x05\x00", someTime, mismatch + "extension of type 5 into Go value of type time.Time at offset 0"},
	} {
		d := Decoder{Src: []byte(c.data)}
		got, next := d.Time(0, someTime)
		if err := d.Finish(next); !got.Equal(c.want) || got.Location() != time.UTC || errorText(err) != c.err {
			t.Errorf("Time(%x) = %v, %v; want %v, %s", c.data, got, err, c.want, c.err)
		}
	}
	for _, data := range noTimestamps {
		d := Decoder{Src: unhex(data)}
		got, next := d.Time(0, someTime)
		const want = mismatch + "extension of type -1 into Go value of type time.Time at offset 0"
		if err := d.Finish(next); got != someTime || errorText(err) != want {
			t.Errorf("Time(%s) = %v, %v", data, got, err)
		}
	}
}

func TestTimeOfTextThatIsNone(t *testing.T) {
	d := Decoder{Src: AppendString(nil, "today")}
	got, next := d.Time(0, someTime)
	if err := d.Finish(next); got != someTime || next != Stop || err == nil {
		t.Errorf("Time(today) = %v, %d, %v", got, next, err)
	}
}
