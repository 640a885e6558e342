package strategytest

import (
	"strings"
	"sync"
)

var msgpackVocabulary = sync.OnceValue(func() *vocabulary {
	return &vocabulary{
		literals:     msgpackLiterals(),
		kinds:        14,
		wrappings:    msgpackWrappings(),
		replacements: msgpackReplacements(),
		blanks:       []string{""},
		heads:        everyHead(),
		mutants:      everyByte(),
		null:         "\xc0",
		text:         "\xa1x",
		nests: []nest{
			{"\x91", "\xc0", "", 1}, {"\x81\xa1a", "\x01", "", 1}, {"\x91\x81\xa0", "\xc0", "", 2}, {"\xdc\x00\x01", "\x90", "", 1},
			{"\xdf\x00\x00\x00\x01\xa0", "\x80", "", 1},
		},
		beside: [2]string{"\x82\xaeno such member", "\xa7another\x92\x90\x80"},
	}
})

// msgpackLiterals are to MessagePack what jsonLiterals are to JSON.
func msgpackLiterals() []string {
	list := assembleAll(
		// one of each kind
		"c0", "c3", "c2", "00", "01", "ff", "ca3fc00000", "a1'x'", "a0", "90", "80", "93 01 a1'a' c0", "81 a1'a' 01", "c401'x'",

		// integers, at and beyond the limits of each size, unsigned and signed
		"7f", "e0", "cc00", "cc7f", "cc80", "ccff", "cd0000", "cd0100", "cd7fff", "cd8000", "cdffff", "ce00000001", "ce00010000", "ce7fffffff", "ce80000000", "ceffffffff",
		"cf0000000000000001", "cf0000000100000000", "cf0020000000000001", "cf7fffffffffffffff", "cf8000000000000000", "cfffffffffffffffff",
		"d000", "d07f", "d080", "d0df", "d0ff", "d10000", "d17fff", "d18000", "d1ff7f", "d1ffff", "d200000001", "d27fffffff", "d280000000", "d2ffff7fff", "d2ffffffff",
		"d30000000000000001", "d37fffffffffffffff", "d38000000000000000", "d3ffffffff7fffffff", "d3ffffffffffffffff",

		// floats of each size: zeros, limits, subnormals, integers by value, infinities, several NaNs
		"ca00000000", "ca80000000", "cb0000000000000000", "cb8000000000000000", "ca3f800000", "cb3ff0000000000000", "cb3ff8000000000000", "ca477fe000", "ca7f7fffff", "ca00000001",
		"cb7fefffffffffffff", "cb0000000000000001", "cb000fffffffffffff", "cb47efffffe0000000", "cb47effffff0000000", "cb3fb999999999999a", "cb4340000000000000",
		"cb43e0000000000000", "cb43f0000000000000", "cbc3e0000000000000", "ca7f800000", "caff800000", "cb7ff0000000000000", "ca7fc00000", "cb7ff8000000000001", "cb7ff0000000000001",
		"cb4059000000000000",

		// times, and what looks like one
		"d6ff 00000000", "d6ff ffffffff", "d7ff 0000000000000000", "d7ff ee6b27fc ffffffff", "d7ff ee6b2800 00000000", "d7ff ffffffff ffffffff", "c70cff 00000000 ffffffffffffffff",
		"c70cff 3b9ac9ff 0000000000000000", "c70cff 3b9aca00 0000000000000000", "c70cff 00000000 7fffffffffffffff", "c70cff 00000000 8000000000000000", "c704ff 00000001", "c708ff 0000000000000001",
		"c80004ff 00000001", "c900000004ff 00000001", "d4ff 00", "d5ff 0000", "d8ff 00000000000000000000000000000000", "c700ff", "d600 00000000", "b4'2013-03-21T20:04:00Z'",
		"b4'2013-02-30T20:04:00Z'", "c414'2013-03-21T20:04:00Z'", "bd'2006-01-02T15:04:05.123+07:00'", "ce514b67b0", "cb41d452d9ec200000", "d2aeb4984f",

		// other extensions
		"d401 00", "d501 0001", "d601 00010203", "d701 0001020304050607", "d801 000102030405060708090a0b0c0d0e0f", "c70001", "c70301 010203", "c8000301 010203", "c90000000301 010203", "d480 00", "d47f 00",

		// text: not UTF-8, and some that is; bytes
		"a2 c3bc", "a3 e6b0b4", "a4 f0908591", "a1 22", "a1 80", "a3'a'ff'b'", "a2 c0af", "a1 c3", "a3 eda080", "a4 f4908080", "aa'1234567'ffff'8'", "a7'1234567'", "a8'12345678'", "a3 efbfbd", "a2 0000",
		"a1 ff", "a2 ff'1'", "a4'null'", "a4'true'", "a1'0'", "a2'-1'", "a3'300'", "a3'1.5'", "a4'AA=='", "a9'127.0.0.1'", "d903'abc'", "da0003'abc'", "db00000003'abc'", "d900", "da0000", "db00000000",
		"bf'1234567890123456789012345678901'", "d920'12345678901234567890123456789012'", "c400", "c404 01020304", "c50001 00", "c600000001 00", "c401ff", "c50000", "c600000000", "c403'abc'",

		// arrays and maps
		"91c0", "9190", "9180", "9390 80 c0", "9a 00010203040506070809", "92c3c2", "92a1'a'a1'b'", "92 ca3fc00000 d1ff00", "940102a1'3'04", "91cd012c", "9f 000102030405060708090a0b0c0d0e", "dc0000", "dc000101",
		"dd00000000", "dd0000000101", "de0000", "de0001 a1'a'01", "df00000000", "df00000001 a1'a'01", "82 a1'a'01 a1'a'02", "81 a1'a' 81 a1'a' 81 a1'a' c0", "81 a0 a0", "81 01 02", "81 ff 02",
		"83 01 01 ff 02 a1'x' 03", "81 cd012c 01", "81 cfffffffffffffffff 01", "81 c3 01", "81 c0 01", "81 ca3fc00000 01", "81 ca7fc00000 01", "82 ca7fc00000 01 ca7fc00000 02", "81 c401'a' 01", "82 c401'a' 01 a1'a' 02",
		"81 90 01", "81 80 01", "81 d6ff00000000 01", "81 d40100 01", "81 a1 ff 01", "82 a1 ff 01 a1'a' 02", "82 00 01 cc00 02", "81 b4'2013-03-21T20:04:00Z' 01", "82 a1'b'01 a1'a'02", "82 a1'a'01 01 02",
		"81 a1'1' 01", "81 a2'-1' 01", "81 a2 ff'1' 01", "81 a1'x' 91 81 a1'y' 91 80", "81 d901'a' 01",

		// not well-formed
		"c1", "91 c1", "81 c1 01", "81 a1'a' c1", "cc", "cd00", "ce000000", "cf00000000000000", "d0", "d100", "d2000000", "d300000000000000", "ca000000", "cb00000000000000", "a1", "a2'a'", "c4", "c401", "c500", "c50001", "c6000000",
		"d9", "d901", "da00", "da0001", "db000000", "dbffffffff 00", "c6ffffffff 00", "c9ffffffff 01 00", "ddffffffff 00", "dfffffffff 00", "dcffff", "deffff", "91", "92 01", "81", "81 a1'a'", "82 a1'a' 01", "dc", "dc00", "dc0001",
		"dd000000", "dd00000001", "de", "de0001", "df00000001", "c7", "c700", "c70100", "c80000", "c8000100", "c900000000", "d4", "d401", "d50100", "d601000000", "d70100", "d80100", "9f 00", "8f a0a0",

		// something behind it
		"0000", "c0c0", "c0c1", "9000", "8080", "a1'x'00", "a0c1",
	)
	return append(list,
		"\xd9\xc8"+strings.Repeat("long ", 40), "\xda\x03\xe8"+strings.Repeat("long ", 200), "\xd9\xc8"+strings.Repeat("é", 100), "\xc4\xc8"+strings.Repeat("\xff", 200),
		"\xdc\x00\x64"+strings.Repeat("\x01", 100), "\xd9\xc8"+strings.Repeat("\xff", 200),
	)
}

func msgpackWrappings() [][2]string {
	return [][2]string{
		{"", "\xc1"}, {"", "\xc0"}, {"", "\x00"}, {"", "\x91"}, {"", "\xcc"}, {"\xc1", ""}, {"\xc0", ""}, {"\x91", ""}, {"\x91\x91", ""}, {"\xdc\x00\x01", ""}, {"\xdd\x00\x00\x00\x01", ""}, {"\x92", ""}, {"\x92", "\x01"},
		{"\x81\xa1a", ""}, {"\x81", ""}, {"\x81", "\x01"}, {"\x81\x01", ""}, {"\xde\x00\x01\xa1a", ""}, {"\xc4\x01", ""}, {"\xa1", ""}, {"\xd4\x01", ""}, {" ", ""}, {"", "\n"}, {"\x90", ""}, {"\x80", ""},
	}
}

// msgpackReplacements stand for each kind of MessagePack: they are put in place of every item of small documents.
func msgpackReplacements() []string {
	return append(assembleAll(
		"c0", "c3", "c2", "00", "f9", "cd012c", "cfffffffffffffffff", "d38000000000000000", "ca3fc00000", "cb7ff0000000000000", "cb7ff8000000000001", "cb7fefffffffffffff", "a0", "a1'x'", "a1'1'", "a4'null'", "a3'a'ff'b'",
		"c400", "c403010203", "90", "94 01 a1'a' c0 80", "80", "82 a1'a' 01 a1'b' 91 02", "81 01 02", "d6ff 514b67b0", "d401 00", "c70301 010203", "c1", "a2'a'", "dd ffffffff", "91", "81 a1'a'", "b4'2013-03-21T20:04:00Z'",
		"dc0004 00010203", "de0001 a1'a' 01", "d901'x'", "c401'x'", "cc07", "d2ffffffff", "83 c3 01 ca3fc00000 02 c0 03",
	), "", strings.Repeat("\x91", 40)+"\x01")
}
