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
