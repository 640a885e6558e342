package trial

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
)

func TestCaseName(t *testing.T) {
	c := Case{Encode, "vm", strategies.JSON, "order"}
	const name = "Encode/strategy=vm/format=json/workload=order"
	if c.Name() != name {
		t.Errorf("name %q, want %q", c.Name(), name)
	}
	got, err := ParseCase(name)
	if err != nil || got != c {
		t.Errorf("parsed %v, %v", got, err)
	}
	text, err := json.Marshal(map[Case]int{c: 1})
	if want := `{"` + name + `":1}`; err != nil || string(text) != want {
		t.Errorf("as JSON %s, %v; want %s", text, err, want)
	}
}

func TestParseCaseErrors(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"", "want OP/"},
		{"Encode", "want OP/"},
		{"Encrypt/strategy=vm/format=json/workload=order", "want OP/"},
		{"Encode/format=json/strategy=vm/workload=order", "want strategy=VALUE"},
		{"Encode/strategy=vm/format=/workload=order", "want format=VALUE"},
		{"Encode/strategy=vm/format=json/workload=order/x=y", "want OP/"},
	} {
		if c, err := ParseCase(test.name); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: %v, error %v; want %q", test.name, c, err, test.want)
		}
	}
}
