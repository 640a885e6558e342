package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the generated files anew")

// checkGenerated compares a generated file with what it should be, or writes it with -update.
func checkGenerated(t *testing.T, file string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is out of date: run go test -run %s -update", file, t.Name())
	}
}

// random returns a generator whose numbers are the same in each run.
func random() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// mustMarshal returns encoding/json's output.
func mustMarshal(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// texts are strings with something special at each place of a word, and with each byte and each kind of invalid UTF-8.
func texts() []string {
	special := []string{
		"", "a", `"`, `\`, "/", "<", ">", "&", "'", "\x00", "\x1f", "\b\f\n\r\t", "\x7f", "é", "日本", "😀", "\u2027",
		"\u2028",
		"\u2029", "\u202a", "\uFFFD", "\xff", "\x80", "\xc3", "\xe2\x80", "\xe2\x80\xa8\xe2", "\xed\xa0\x80",
		"\xf4\x90\x80\x80", "\xc0\x80",
	}
	for b := range 256 {
		special = append(special, string([]byte{byte(b)}))
	}
	var out []string
	for _, s := range special {
		for n := range 20 {
			out = append(out, strings.Repeat("x", n)+s+strings.Repeat("y", 19-n), strings.Repeat("x", n)+s,
				s+strings.Repeat("y", n))
		}
	}
	return append(out, strings.Join(special, ""), strings.Join(special, "plain text"), strings.Repeat("日本語", 100))
}

// literals are JSON strings, well-formed and not.
func literals() []string {
	var out []string
	for _, s := range texts() {
		b, _ := json.Marshal(s)
		out = append(out, string(b), `"`+s+`"`)
	}
	escapes := []string{
		`\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t`, `\'`, `\x`, `\`, `\u`, `\u1`, `\u12`, `\u123`, `\u1234`,
		`\uABCD`, `\uabcd`, `\uabcg`,
		`\u0000`, `\u0022`, `\ud800`, `\udc00`, `\ud83d\ude00`, `\ud83d\ud83d\ude00`, `\ud83dx`, `\ud83d\n`,
		`\ud83d\u`, `\ud83d\u00`,
		`\ude00\ud83d`, `\uD83D\uDE00`, `\ud83d\u0041`,
	}
	for _, s := range escapes {
		for n := range 10 {
			out = append(out, `"`+strings.Repeat("x", n)+s+`"`, `"`+strings.Repeat("x", n)+s+"yyy"+s+"\xff"+`"`)
		}
	}
	return append(out, "", `"`, `"a`, `a"`, `""`, `"\"`, `"`+strings.Repeat(`\u00e9`, 300)+`"`,
		`"`+strings.Repeat(`é\n`, 300)+`"`,
		`"`+strings.Repeat("\xff", 300)+`"`)
}

// numbers are JSON numbers and things that look like them.
func numbers() []string {
	return []string{
		"0", "-0", "1", "-1", "9", "10", "127", "128", "-128", "-129", "255", "256", "32767", "32768", "65535", "65536",
		"2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9007199254740991",
		"9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
		"-9223372036854775809", "18446744073709551615", "18446744073709551616", "18446744073709551620",
		"99999999999999999999",
		"123456789012345678901234567890", "0.0", "-0.0", "1.0", "1.5", "-1.25", "0.1", "0.2", "0.3", "1e2", "1E2",
		"1e+2", "1e-2", "1e22",
		"1e23", "1e-22", "1e-23", "1e400", "-1e400", "1e-400", "1e308", "1.7976931348623157e308",
		"1.7976931348623159e308", "5e-324",
		"4.9e-324", "2e-324", "2.2250738585072014e-308", "2.2250738585072011e-308", "3.4028235e38", "3.4028236e38",
		"1e39", "1e-45",
		"7e-46", "16777217", "16777216.5", "0.00000000000000000000000000000000000000000001", "8.5e-5",
		"123456789.123456789",
		"0.000000000000000000000000000000000000123456789012345678", "1234567890123456789.5",
		"12345678901234567890.5", "0e999", "0e99999",
		"1e9999", "1e10000", "1e-10000", "1e99999999999999999999", "-65.613616999999977", "43.420273000000009",
		"1.00000000000000000000",
		"100000000000000000000000e-5", "0.30000000000000004", "2.5e-1", "6.02214076e23", "9007199254740993e1",
		"4503599627370496.5",
		"4503599627370497.5", "1090544144181609348835077142190", "01", "-01", "00", "-", "+1", ".5", "5.", "1.e1",
		"1e", "1e+", "1e-", "1.5.5",
		"0x10", "1_000", "NaN", "Infinity", "-Infinity", "- 1", "1 ", "1a", "--1", "1-", "1.5e3.5", "e5", "-e5",
		"0." + strings.Repeat("0", 400) + "1e401", strings.Repeat("9", 400), "1" + strings.Repeat("0", 308),
		"1" + strings.Repeat("0", 309),
	}
}

// structures are JSON documents, well-formed and not.
func structures() []string {
	return []string{
		``, ` `, `null`, `true`, `false`, `nul`, `nulL`, `tru`, `trux`, `fals`, `falsy`, `n`, `t`, `f`, `x`, `'`,
		`"`, `{`, `[`, `}`, `]`, `,`, `:`,
		`[]`, `{}`, `[ ]`, `{ }`, `[1]`, `[1,2]`, `[1,]`, `[,1]`, `[1 2]`, `[1}`, `{]`, `{"a"}`, `{"a":}`, `{"a":1`,
		`{"a":1,`, `{"a":1,}`, `{"a":1]`,
		`{"a" 1}`, `{"a"::1}`, `{a:1}`, `{1:1}`, `{"a":1 "b":2}`, `{"a":1,"b":[{"c":null},[[]],{}]}`,
		` { "a" : [ 1 , 2 ] , "b" : { } } `,
		"\t\r\n[\t\r\n1\t\r\n,\t\r\n2\t\r\n]\t\r\n", `[1]x`, `[1] x`, `1 1`, `"a" "b"`, `{} {}`, `nullx`,
		`null null`, "\ufeff1", "\x00", "[\x00]",
		"\xff", `[1,2,3,"a",true,false,null,1e400,{"a":1e400}]`, `{"a":1,"a":2}`, `[[[[[[[[[[]]]]]]]]]]`, `[[[[[`,
		`[[[[[]]]]`, `[[[[]]]]]`,
		strings.Repeat("[", 70) + strings.Repeat("]", 70), strings.Repeat(`{"a":[`, 70) + strings.Repeat("]}", 70),
		strings.Repeat(`[{"a":`, 70) + "1" + strings.Repeat("}]", 70), strings.Repeat(`[{"a":`,
			70) + "1" + strings.Repeat("]}", 70),
		strings.Repeat("[", 10000) + strings.Repeat("]", 10000), strings.Repeat("[", 10001) + strings.Repeat("]", 10001),
		strings.Repeat(`{"a":`, 10000) + "1" + strings.Repeat("}", 10000), strings.Repeat(`{"a":`,
			10001) + "1" + strings.Repeat("}", 10001),
		`[` + strings.Repeat(" ", 30) + `1]`, `{"` + strings.Repeat("k", 30) + `":1}`, `{"k\u0065y":1,"\ud800":2}`,
		`["\`, `["\u`, `["\u12`, `{"a\`,
	}
}

// documents are structures and what can stand in them.
func documents() []string {
	docs := structures()
	for _, list := range [][]string{literals(), numbers()} {
		for i, s := range list {
			if len(list) > 1000 && i%11 != 0 {
				continue
			}
			docs = append(docs, s)
			if len(s) < 30 {
				docs = append(docs, `[`+s+`]`, `{"a":`+s+`}`)
			}
		}
	}
	return docs
}

// sameError compares an error of ours with encoding/json's by class, offset and, for syntax errors, text.
func sameError(ours, theirs error) bool {
	if ours == nil || theirs == nil {
		return ours == nil && theirs == nil
	}
	var syntax *json.SyntaxError
	if errors.As(theirs, &syntax) {
		e, ok := errors.AsType[*SyntaxError](ours)
		return ok && e.Offset == syntax.Offset && e.Msg == syntax.Error()
	}
	var unfit *json.UnmarshalTypeError
	if errors.As(theirs, &unfit) {
		e, ok := ours.(*TypeError)
		return ok && e.Offset == unfit.Offset && e.Value == unfit.Value && e.GoType == unfit.Type.String()
	}
	return ours.Error() == theirs.Error()
}
