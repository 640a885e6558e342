package feature

import "strings"

// Strings holds strings where strings can stand.
type Strings struct {
	Value string
	Name  Label
	List  []string
	Map   map[string]string
	Any   any
	Ptr   *string
}

func stringsValues() []*Strings {
	var list []*Strings
	for _, s := range edgeStrings() {
		list = append(list, &Strings{
			Value: s, Name: Label(s), List: []string{s, "", s}, Map: map[string]string{s: s}, Any: s, Ptr: &s,
		})
	}
	return list
}

// edgeStrings are strings about everything that is escaped or replaced, and about the lengths at which fast code
// changes its stride.
func edgeStrings() []string {
	list := []string{
		"plain", `"`, `\`, "/", "\b\f\n\r\t", "\x00\x01\x1f\x7f", "<script>&'</script>", "\u2028\u2029\u2027\u202a",
		"é", "ß", "日本語", "🎶", "a🎶b", "\U0010ffff", "\ufffd", "\ufeff", "\u0080\u07ff\u0800\uffff",
		"\xff", "a\xffb", "\xc3", "\xc3(", "\xe2\x82", "\xe2\x80\xa8\xe2\x80", "\xf0\x9f\x8e", "\xed\xa0\x80",
		"\xc0\x80",
		"\xf4\x90\x80\x80", "\x80", "\xfe\xfe\xff\xff", "é\xffé", "\\u003c", "\\\\\"\"",
	}
	for _, n := range []int{1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000} {
		run := strings.Repeat("x", n-1)
		list = append(list, run+"y", run+"\"", run+"\n", "<"+run, run+"é", run+"\xff", run+"\u2028")
	}
	return list
}

func stringsDocuments() []string {
	return append([]string{
		`{"Value":"\"\\\/\b\f\n\r\t"}`, `{"Value":"\u0041\u00e9\u20ac"}`, `{"Value":"\ud83c\udfb6"}`,
		`{"Value":"\uD83C\uDFB6"}`,
		`{"Value":"\ud83c"}`, `{"Value":"\udfb6"}`, `{"Value":"\ud83cx"}`, `{"Value":"\ud83c\n"}`,
		`{"Value":"\ud83c\u0041"}`,
		`{"Value":"\ud83c\ud83c\udfb6"}`, `{"Value":"\udfb6\ud83c"}`, `{"Value":"\ud83c\udfb"}`,
		`{"Value":"\ud83c\\"}`,
		`{"Value":"\u0000\u001f\u007f"}`, `{"Value":"\u2028\u2029"}`, "{\"Value\":\"\u2028\u2029\x7f\"}",
		`{"Value":"\ud83c\`, `{"Value":"\u12"}`, `{"Value":"\u123"}`, `{"Value":"\uZZZZ"}`, `{"Value":"\u00e"}`,
		`{"Value":"\x41"}`,
		`{"Value":"\U00000041"}`, `{"Value":"\'"}`, `{"Value":"\`, `{"Value":"\"`, `{"Value":"abc`,
		`{"Value":'abc'}`,
		"{\"Value\":\"a\nb\"}", "{\"Value\":\"a\tb\"}", "{\"Value\":\"a\x00b\"}", "{\"Value\":\"a\x1fb\"}",
		"{\"Value\":\"\xff\"}", "{\"Value\":\"a\xc3\"}", "{\"Value\":\"\xed\xa0\xbc\xed\xbe\xb6\"}",
		"{\"Value\":\"\xf0\x9f\x8e\"}",
		"{\"Value\":\"\xe2\x80\",\"Name\":\"\xc0\x80\"}",
		"{\"Map\":{\"\xff\":\"a\",\"\xfe\":\"b\",\"\\ufffd\":\"c\"}}",
		`{"Map":{"a":"1","\u0061":"2","":"3"}}`, `{"Map":{"\ud800":"1","\udc00":"2"}}`,
		`{"List":["\ud83c","\udfb6","\ud83c\udfb6"]}`, `{"Any":"\ud83c\udfb6\ud83c"}`, "{\"Any\":\"\xff\"}",
		`{"List":["a",null,"b",1,"c"]}`, `{"Ptr":"\u0000"}`, `{"Ptr":null}`,
		`{"Value":"` + strings.Repeat("long ", 400) + `"}`, `{"Value":"` + strings.Repeat(`\n`, 400) + `"}`,
		`{"Value":"` + strings.Repeat(`\ud83c\udfb6`, 100) + `é"}`,
		`{"Value":"` + strings.Repeat("é", 500) + `\"tail"}`,
		`{"Value":"` + strings.Repeat("x", 63) + "\xff" + `"}`,
		`{"Value":"` + strings.Repeat("x", 31) + `\u0041` + `"}`,
	}, malformed("Value", "Map", "Any")...)
}
