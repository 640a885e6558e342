package strategytest

import (
	"strings"
	"sync"
)

var cborVocabulary = sync.OnceValue(func() *vocabulary {
	return &vocabulary{
		literals:     cborLiterals(),
		kinds:        14,
		wrappings:    cborWrappings(),
		replacements: cborReplacements(),
		blanks:       []string{""},
		heads:        everyHead(),
		mutants:      everyByte(),
		null:         "\xf6",
		text:         "\x61x",
		nests: []nest{
			{"\x81", "\xf6", "", 1}, {"\xa1\x61a", "\x01", "", 1}, {"\x81\xa1\x60", "\xf6", "", 2}, {"\x9f", "", "\xff", 1},
			{"\xbf\x61a", "\x01", "\xff", 1}, {"\xc6", "\x01", "", 1}, {"\xd9\xd9\xf7\x81", "\x80", "", 2}, {"\x81", "\xc6\x01", "", 1},
			{"\x81", "\xc6\x80", "", 1},
		},
		beside: [2]string{"\xa2\x6eno such member", "\x67another\x82\x80\xa0"},
	}
})

// cborLiterals are to CBOR what jsonLiterals are to JSON.
func cborLiterals() []string {
	list := assembleAll(
		// one of each kind
		"f6", "f5", "f4", "00", "01", "20", "f93e00", "61'x'", "60", "80", "a0", "83 01 61'a' f6", "a1 61'a' 01", "41'x'",

		// integers, at and beyond the limits of each size
		"17", "1818", "187f", "1880", "387f", "3880", "18ff", "190100", "197fff", "198000", "397fff", "398000", "19ffff", "1a00010000",
		"1a7fffffff", "1a80000000", "3a7fffffff", "3a80000000", "1affffffff", "1b0000000100000000", "1b0020000000000001",
		"1b7fffffffffffffff", "1b8000000000000000", "1bffffffffffffffff", "3b7fffffffffffffff", "3b8000000000000000",
		"3bffffffffffffffff", "3903e7", "1903e8",

		// the same numbers with longer heads
		"1800", "1817", "190001", "1a00000001", "1b0000000000000001", "3800", "390000", "3a00000000", "3b0000000000000000",

		// floats of each size: zeros, limits, subnormals, integers by value, infinities, several NaNs
		"f90000", "f98000", "fa00000000", "fb0000000000000000", "fb8000000000000000", "f93c00", "f9bc00", "fa3f800000",
		"fb3ff0000000000000", "f97bff", "f90001", "f90400", "f903ff", "fa477fe000", "fa7f7fffff", "fa00000001", "fa33800000",
		"fb7fefffffffffffff", "fb0000000000000001", "fb000fffffffffffff", "fb47efffffe0000000", "fb47effffff0000000",
		"fb3fb999999999999a", "fb4340000000000000", "fb43e0000000000000", "fb43f0000000000000", "fbc3e0000000000000",
		"f97c00", "f9fc00", "fa7f800000", "fbfff0000000000000", "f97e00", "f9fe00", "f97c01", "fa7fc00000", "fb7ff8000000000001",
		"fb7ff0000000000001", "fb4059000000000000", "f95640",

		// simple values, some of which must not be
		"f7", "e0", "f3", "f820", "f8ff", "f818", "f800", "f8f6", "f81f",

		// integers in tags 2 and 3
		"c240", "c24101", "c241ff", "c2420001", "c248ffffffffffffffff", "c249010000000000000000", "c24a00000000000000000001", "c340", "c34100",
		"c3487fffffffffffffff", "c348ffffffffffffffff", "c349010000000000000000", "c25f41014102ff", "c26161", "c201", "c280",

		// times, and what looks like one
		"c074'2013-03-21T20:04:00Z'", "74'2013-03-21T20:04:00Z'", "c0781e'2006-01-02T15:04:05.999999999Z'", "c074'2013-02-30T20:04:00Z'",
		"c0781d'2006-01-02T15:04:05.123+07:00'", "c01a514b67b0", "c11a514b67b0", "c1fb41d452d9ec200000", "c13a514b67b0", "c1f97e00",
		"c1f97c00", "c11bffffffffffffffff", "c1fb7fefffffffffffff", "c1fb4340000000000000", "c1fbc3dfffffffffffff", "c1c11a514b67b0", "c141'x'", "c1f6", "c060",

		// other tags
		"c601", "c6f6", "d74401020304", "d818456449455446", "d82076'http://www.example.com'", "d9d9f7 01", "d9d9f7 f6", "d9d9f7d9d9f7 61'x'", "d9d9f7 80",
		"d9d9f7 a1 61'a' 01", "d9d9f7 41'x'", "d9d9f7 f5", "d9d9f7 f93e00", "c6c6c6 83 01 02 03", "c482 2119 6ab3", "c582 20 03", "da00010000 01",
		"dbffffffffffffffff 01", "c2c2c24101", "c6c24101", "dafffffffff6", "d8ff f7", "c7",

		// text: not UTF-8, and some that is
		"62 c3bc", "63 e6b0b4", "64 f0908591", "61 22", "61 5c", "61 80", "63'a'ff'b'", "62 c0af", "61 c3", "62 c328", "63 eda080", "64 f4908080",
		"64 f09f98 61", "6a'1234567'ffff'8'", "67'1234567'", "68'12345678'", "69'12345678'ff", "63 efbfbd", "63 efbbbf", "62 0000", "64'null'", "64'true'",
		"61'0'", "62'-1'", "63'300'", "63'1.5'", "64'AA=='", "69'127.0.0.1'", "63'abc'", "78 03'abc'", "7900 03'abc'", "7a00000003'abc'",
		"7b0000000000000003'abc'", "7817'12345678901234567890123'", "7818'123456789012345678901234'",

		// strings of indefinite length
		"7fff", "5fff", "7f 61'a' 62'bc' ff", "5f 41'a' 42'bc' ff", "7f 60 60 ff", "7f 61 c3 61 bc ff", "7f 61 ff ff", "7f 41'a' ff", "5f 61'a' ff", "7f 7f ff ff",
		"7f 01 ff", "7f 61'a'", "7f", "5f", "7f 78 01'a' ff", "7f c6 61'a' ff", "7f 1c ff", "5f 5f 41'a' ff ff",

		// bytes
		"40", "4401020304", "58 01 00", "5900 01 00", "41ff", "4441424344", "48 0102030405060708", "49'1234567890'", "58 ff 00", "42'x'",

		// arrays and maps
		"81f6", "8180", "81a0", "8380a0f6", "8a00010203040506070809", "82f5f4", "8261'a'61'b'", "82f93e00f9c3e8", "8401026133 04", "8119012c", "9fff", "9f01ff",
		"9f018202039f0405ffff", "9f9fffff", "9800", "980101", "99000101", "9a0000000101", "9b000000000000000101", "bfff", "bf61'a'01ff", "bf61'a'01 61'b'02ff",
		"b800", "b801 61'a'01", "b90001 61'a'01", "ba00000001 61'a'01", "bb0000000000000001 61'a'01", "a2 61'a'01 61'a'02", "a1 61'a' a1 61'a' a1 61'a' f6", "a1 60 60",
		"a1 01 02", "a1 20 02", "a3 01 01 20 02 61'x' 03", "a1 19012c 01", "a1 1bffffffffffffffff 01", "a1 3bffffffffffffffff 01", "a1 f5 01", "a1 f6 01", "a1 f7 01",
		"a1 f93e00 01", "a1 f97e00 01", "a2 f97e00 01 f97e00 02", "a1 41'a' 01", "a1 80 01", "a1 a0 01", "a1 c6 61'a' 01", "a1 7f 61'a' ff 01", "a1 61 ff 01", "a2 61 ff 01 61'a' 02",
		"a1 e0 01", "a1 c24101 01", "a2 00 01 1800 02", "a1 74'2013-03-21T20:04:00Z' 01", "a2 61'b'01 61'a'02", "a1 d9d9f7 61'a' 01", "a1 c1 01 01", "bf 01 02 ff", "a2 61'a'01 01 02",
		"a1 fb3ff0000000000000 01", "a1 61'1' 01", "a1 62'-1' 01", "a1 61'x' 81 a1 61'y' 81 a0",

		// not well-formed
		"18", "19 00", "1a 000000", "1b 00000000000000", "38", "f9 00", "fa 000000", "fb 00000000000000", "f8", "c0", "d8", "d9 00", "58", "59 00", "61", "62'a'", "41", "42'a'",
		"7a ffffffff 00", "7b 7fffffffffffffff 00", "7b ffffffffffffffff 00", "5b ffffffffffffffff 00", "9b ffffffffffffffff 00", "bb ffffffffffffffff 00", "9b 7fffffffffffffff 00",
		"bb 7fffffffffffffff 00", "bb 8000000000000000", "9a ffffffff", "ba ffffffff", "81", "82 01", "a1", "a1 61'a'", "a2 61'a' 01", "9f", "9f 01", "bf", "bf 61'a'", "bf 61'a' 01",
		"bf 61'a' ff", "bf 61'a' 01 61'b' ff", "ff", "81 ff", "a1 ff 01", "a1 61'a' ff", "c6 ff", "9f c6 ff", "1c", "1d", "1e", "1f", "3c", "3f", "5c", "7c", "9c", "bc", "dc", "df", "fc", "fd", "fe",
		"9f 81 ff ff", "bf 01 a1 ff ff", "82 9f ff", "83 01 02", "df 01", "1f 01",

		// something behind it
		"0000", "f6f6", "f6ff", "8000", "a0a0", "61'x'00", "9fff ff", "d9d9f7", "7fff 60",
	)
	return append(list,
		"\x78\xc8"+strings.Repeat("long ", 40), "\x79\x03\xe8"+strings.Repeat("long ", 200), "\x78\xc8"+strings.Repeat("é", 100),
		"\x58\xc8"+strings.Repeat("\xff", 200), "\x98\x64"+strings.Repeat("\x01", 100), "\x9f"+strings.Repeat("\x61a", 100)+"\xff",
		strings.Repeat("\xc6", 100)+"\x01", "\x78\xc8"+strings.Repeat("\xff", 200),
	)
}

func cborWrappings() [][2]string {
	return [][2]string{
		{"\xd9\xd9\xf7", ""}, {"\xc0", ""}, {"\xc1", ""}, {"\xc2", ""}, {"\xc3", ""}, {"\xc6\xc6", ""}, {"\xdb\x00\x00\x00\x00\x00\x00\x00\x00", ""}, {"", "\xff"}, {"", "\xf6"},
		{"", "\x00"}, {"", "\x81"}, {"", "\xc6"}, {"", "\x18"}, {"\xff", ""}, {"\x81", ""}, {"\x81\x81", ""}, {"\x9f", "\xff"}, {"\x9f\x9f", "\xff\xff"}, {"\x9f", ""}, {"\x82", ""},
		{"\x82", "\x01"}, {"\xa1\x61a", ""}, {"\xbf\x61a", "\xff"}, {"\xbf", "\xff"}, {"\xa1", ""}, {"\xa1", "\x01"}, {"\x7f", "\xff"}, {"\x5f", "\xff"}, {"\x41", ""}, {"\xa1\x01", ""}, {" ", ""}, {"", "\n"},
	}
}

// cborReplacements stand for each kind of CBOR: they are put in place of every item of small documents.
func cborReplacements() []string {
	return append(assembleAll(
		"f6", "f7", "f5", "f4", "00", "26", "19012c", "1bffffffffffffffff", "3bffffffffffffffff", "f93e00", "f97c00", "f97e00", "fb7fefffffffffffff", "60", "61'x'", "61'1'", "64'null'",
		"63'a'ff'b'", "7f 61'a' 61'b' ff", "7f 61 ff ff", "40", "43010203", "5f 41'a' ff", "80", "84 01 61'a' f6 a0", "9f 01 ff", "9fff", "a0", "a2 61'a' 01 61'b' 81 02", "a1 01 02", "bf 61'a' 01 ff", "bfff",
		"c24101", "c074'2013-03-21T20:04:00Z'", "c11a514b67b0", "d9d9f7 61'x'", "d9d9f7 01", "d9d9f7 80", "c6 f6", "e5", "f8ff", "f818", "ff", "1c", "62'a'", "9b ffffffffffffffff", "c6", "81", "bf 61'a' ff",
		"74'2013-03-21T20:04:00Z'", "9804 00010203", "a3 f5 01 f93e00 02 f6 03",
	), "", strings.Repeat("\x81", 40)+"\x01")
}
