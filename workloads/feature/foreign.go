package feature

import (
	"math/big"
	"net/netip"
	"net/url"
	"time"
)

// Times has times where they can stand.
type Times struct {
	Time     time.Time            `json:"time"`
	Ptr      *time.Time           `json:"ptr"`
	List     []time.Time          `json:"list"`
	Map      map[string]time.Time `json:"map"`
	Keys     map[time.Time]int    `json:"keys"`
	Duration time.Duration        `json:"duration"`
	Month    time.Month           `json:"month"`
	Named    NamedTime            `json:"named"`
	Any      any                  `json:"any"`
	Omit     *time.Time           `json:"omit,omitempty"`
	Zero     time.Time            `json:"zero,omitzero"`
	After    int                  `json:"after"`
}

// NamedTime has the fields of a time, all unexported, and none of its methods.
type NamedTime time.Time

func timesValues() []*Times {
	moment := time.Date(2024, 2, 29, 23, 59, 59, 999999999, time.UTC)
	list := []*Times{{
		Time: moment, Ptr: &moment, List: []time.Time{moment, {}}, Map: map[string]time.Time{"m": moment},
		Keys:     map[time.Time]int{moment: 1, {}: 2},
		Duration: time.Hour, Month: time.May, Named: NamedTime(moment), Any: moment, Omit: &moment, Zero: moment,
		After: 9,
	}}
	for _, t := range edgeTimes(moment) {
		list = append(list, &Times{Time: t, Zero: t, Any: t}, &Times{Ptr: &t, Any: &t})
		list = append(list, &Times{Keys: map[time.Time]int{t: 1}})
	}
	return list
}

// edgeTimes are times about each rule of RFC 3339, and some that break them.
func edgeTimes(moment time.Time) []time.Time {
	list := []time.Time{
		moment.Truncate(time.Second), moment.Truncate(time.Millisecond), moment.Truncate(10 * time.Millisecond),
		time.Unix(0, 0).UTC(), time.Unix(0, 1).UTC(),
		time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC),
		time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(-1, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(999, 1, 2, 3, 4, 5, 60, time.UTC),
	}
	offsets := []int{
		0, 60, 3600, -3600, 5*3600 + 1800, -12 * 3600, 14 * 3600, 23*3600 + 59*60, 24 * 3600, -24 * 3600,
		30, 3630, -30, 99 * 3600, 100 * 3600,
	}
	for _, offset := range offsets {
		list = append(list, moment.In(time.FixedZone("zone", offset)))
	}
	return list
}

func timesDocuments() []string {
	list := timeVariations("time", "ptr", "list", "any", "named")
	return append(list,
		`{"list":["2024-01-01T00:00:00Z",null,"2024-01-01T00:00:00+01:00"]}`,
		`{"map":{"a":"2024-01-01T00:00:00Z","b":null}}`,
		`{"keys":{"2024-01-01T00:00:00Z":1,"bad":2},"after":1}`,
		`{"duration":"1h","after":1}`, `{"duration":1.5,"month":13,"after":1}`,
		`{"duration":9223372036854775808,"after":1}`, `{"named":{"wall":1},"after":1}`,
		`{"zero":"0001-01-01T00:00:00Z"}`,
	)
}

// timeVariations gives each member everything that looks like a time.
func timeVariations(names ...string) []string {
	contents := []string{
		`"2024-02-29T23:59:59Z"`, `"2024-02-29T23:59:59.5Z"`, `"2024-02-29T23:59:59.123456789Z"`,
		`"2024-02-29T23:59:59.1234567891Z"`, `"2024-02-29T23:59:59+00:00"`,
		`"2024-02-29T23:59:59-00:00"`, `"2024-02-29T23:59:59+23:59"`, `"2024-02-29T23:59:59+24:00"`,
		`"2024-02-29T23:59:59+05:60"`, `"2024-02-29T23:59:59-07:00"`, `"2024-02-29T23:59:60Z"`,
		`"2023-02-29T00:00:00Z"`, `"2024-13-01T00:00:00Z"`, `"2024-00-01T00:00:00Z"`, `"2024-01-32T00:00:00Z"`,
		`"2024-01-01T24:00:00Z"`, `"2024-01-01T00:60:00Z"`, `"2024-01-01 00:00:00Z"`,
		`"2024-01-01t00:00:00z"`, `"2024-01-01T00:00:00"`, `"2024-01-01T00:00:00,5Z"`, `"2024-01-01T00:00:00.Z"`,
		`"2024-1-1T0:0:0Z"`, `"2024-01-01T1:00:00Z"`, `"02024-01-01T00:00:00Z"`,
		`"0000-01-01T00:00:00Z"`, `"-001-01-01T00:00:00Z"`, `"2024-01-01T00:00:00Z "`, `""`, `"x"`,
		`"\u0032024-01-01T00:00:00Z"`, `"2024-01-01T00:00:00\u005a"`, `"2024-01-01\n"`,
		`null`, `0`, `1704067200`, `true`, `[]`, `{}`, `["2024-01-01T00:00:00Z"]`, `"null"`,
	}
	var list []string
	for _, name := range names {
		for _, content := range contents {
			list = append(list, `{"`+name+`":`+content+`,"after":1}`)
		}
	}
	return list
}

// Foreign has types of other packages, with methods of every form and with none.
type Foreign struct {
	Addr    netip.Addr            `json:"addr"`
	AddrPtr *netip.Addr           `json:"addrptr"`
	Port    netip.AddrPort        `json:"port"`
	Prefix  netip.Prefix          `json:"prefix,omitzero"`
	Hosts   map[netip.Addr]string `json:"hosts"`
	Int     big.Int               `json:"int"`
	IntPtr  *big.Int              `json:"intptr"`
	Ints    map[string]big.Int    `json:"ints"` // no address: no methods, and no exported field
	IntPtrs map[string]*big.Int   `json:"intptrs"`
	Float   *big.Float            `json:"float"`
	Rat     *big.Rat              `json:"rat"`
	URL     url.URL               `json:"url"`
	URLPtr  *url.URL              `json:"urlptr"`
	Query   url.Values            `json:"query"`
	Any     any                   `json:"any"`
	After   int                   `json:"after"`
}

func foreignValues() []*Foreign {
	addr := netip.MustParseAddr("192.0.2.1")
	large, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	return []*Foreign{
		{
			Addr: addr, AddrPtr: new(netip.MustParseAddr("2001:db8::1%eth0")), Port: netip.AddrPortFrom(addr, 80),
			Prefix: netip.PrefixFrom(addr, 24),
			Hosts:  map[netip.Addr]string{addr: "a", netip.IPv6Loopback(): "b"}, Int: *big.NewInt(42), IntPtr: large,
			Ints:    map[string]big.Int{"a": *big.NewInt(1)},
			IntPtrs: map[string]*big.Int{"a": big.NewInt(2), "nil": nil}, Float: big.NewFloat(1.5),
			Rat:    big.NewRat(1, 3),
			URL:    url.URL{Scheme: "https", Host: "example.com", Path: "/a b", RawQuery: "x=1&y=<2>"},
			URLPtr: &url.URL{Opaque: "o", User: url.UserPassword("u", "p")},
			Query:  url.Values{"a": {"1", "2"}, "b": nil}, Any: big.NewInt(3), After: 9,
		},
		{Any: *big.NewInt(3)}, {Any: addr}, {Any: &addr}, {Any: url.Values{}},
		{Hosts: map[netip.Addr]string{{}: "zero"}}, {Any: []big.Int{*big.NewInt(4)}},
	}
}

func foreignDocuments() []string {
	list := foreignVariations("addr", "addrptr", "port", "prefix", "int", "intptr",
		"float", "rat", "url", "urlptr", "query", "any")
	return append(list,
		`{"hosts":{"192.0.2.1":"a","::1":"b","bad":"c"},"after":1}`, `{"ints":{"a":5,"b":"x"},"after":1}`,
		`{"intptrs":{"a":5,"b":null,"c":"7"},"after":1}`,
		`{"url":{"Scheme":"x","Path":5,"User":{}},"after":1}`, `{"urlptr":{"User":null,"host":"h"},"after":1}`,
		`{"query":{"a":["x"],"a":[],"b":null,"c":[1]},"after":1}`,
	)
}

// foreignVariations gives each member texts and numbers that some of these types read.
func foreignVariations(names ...string) []string {
	contents := []string{
		`"192.0.2.1"`, `"2001:db8::1"`, `"192.0.2.1:80"`, `"[::1]:443"`, `"192.0.2.0/24"`, `"256.1.1.1"`, `""`,
		`"0"`, `"-12"`, `"1/3"`, `"1.5"`, `"x"`, `"1e5"`, `12`, `-0`, `1.5`, `1e3`, `1e400`,
		`123456789012345678901234567890`, `null`, `true`, `[]`, `{}`, `"\u0031"`, `" 1"`, `"0x1f"`,
	}
	var list []string
	for _, name := range names {
		for _, content := range contents {
			list = append(list, `{"`+name+`":`+content+`,"after":1}`)
		}
	}
	return list
}
