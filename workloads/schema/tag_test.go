package schema

import "testing"

func TestParseTag(t *testing.T) {
	for _, c := range []struct {
		tag, name string
		options   Options
	}{
		{"", "", Options{}},
		{"a", "a", Options{}},
		{"-,", "-", Options{}},
		{",", "", Options{}},
		{"a,omitempty", "a", Options{OmitEmpty: true}},
		{",omitzero,string", "", Options{OmitZero: true, Quoted: true}},
		{"a,OmitEmpty,omitempty ", "a", Options{}},
		{"a, omitempty,,string", "a", Options{Quoted: true}},
		{"omitempty", "omitempty", Options{}},
		{"!#$%&()*+-./:;<=>?@[]^_{|}~ ", "!#$%&()*+-./:;<=>?@[]^_{|}~ ", Options{}},
		{`a"b`, "", Options{}},
		{`a\b,string`, "", Options{Quoted: true}},
		{"'a'", "", Options{}},
		{"-1,keyasint", "-1", Options{KeyAsInt: true}},
		{"a,toarray,keyasint,omitzero", "a", Options{KeyAsInt: true, OmitZero: true}},
		{"keyasint", "keyasint", Options{}},
		{"größe数9", "größe数9", Options{}},
		{"🎶", "", Options{}},
		{"\xff", "", Options{}},
	} {
		name, options := parseTag(c.tag)
		if name != c.name || options != c.options {
			t.Errorf("parseTag(%q) = %q, %+v, want %q, %+v", c.tag, name, options, c.name, c.options)
		}
	}
}

func TestHasOption(t *testing.T) {
	for _, c := range []struct {
		tag, option string
		want        bool
	}{
		{"", "toarray", false},
		{"toarray", "toarray", false},
		{",toarray", "toarray", true},
		{"a,b,toarray", "toarray", true},
		{"a,toarrays,toarray ", "toarray", false},
		{",", "", true},
	} {
		if got := hasOption(c.tag, c.option); got != c.want {
			t.Errorf("hasOption(%q, %q) = %v", c.tag, c.option, got)
		}
	}
}

func TestIsInteger(t *testing.T) {
	for s, want := range map[string]bool{
		"0": true, "1": true, "-2": true, "10": true, "9223372036854775807": true, "-9223372036854775808": true,
		"9223372036854775808": false, "-9223372036854775809": false, "10000000000000000000": false,
		"": false, "-": false, "-0": false, "+1": false, "01": false, "00": false, "1.0": false, "1_0": false, "x": false,
		"0x1": false, " 1": false, "--1": false,
	} {
		if got := isInteger(s); got != want {
			t.Errorf("isInteger(%q) = %v", s, got)
		}
	}
}
