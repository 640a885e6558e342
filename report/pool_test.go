package report

import (
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestChunks(t *testing.T) {
	var c chunks
	var want []float64
	allocated := 0
	for i := range 20_000 {
		allocated += c.add(float64(i))
		want = append(want, float64(i))
		if waste := allocated - 8*c.n; waste > 8*max(leastChunk, min(mostChunk, c.n/2)) {
			t.Fatalf("%d bytes for %d values", allocated, c.n)
		}
	}
	if got := c.take(); !slices.Equal(got, want) {
		t.Errorf("%d values came back, in another order or not all", len(got))
	}
	if c.n != 0 || c.full != nil || c.last != nil {
		t.Error("the chunks were not released")
	}
}

// collectText collects texts as files a, b, …
func collectText(q Query, limit int, texts ...string) (*Collection, []string, error) {
	pool, err := NewPool(q)
	if err != nil {
		return nil, nil, err
	}
	pool.Limit = limit
	var told []string
	c := NewCollection(pool, func(err error) { told = append(told, err.Error()) })
	for i, text := range texts {
		name := string(rune('a' + i))
		if err := c.Add(Source{Name: name, Label: name, Open: opener(text)}); err != nil {
			return c, told, err
		}
	}
	return c, told, nil
}

func opener(text string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
}

// TestPoolLimit holds that a pool refuses more than its limit, and that it is the kept values that count.
func TestPoolLimit(t *testing.T) {
	text := strings.Repeat("BenchmarkA 1 5 ns/op 7 MB/s\nBenchmarkB 1 5 ns/op\n", 20_000)
	_, _, err := collectText(Query{}, 100_000, text)
	var limit *LimitError
	if !errors.As(err, &limit) || !strings.Contains(err.Error(), "--filter") {
		t.Errorf("40,000 values in 100,000 bytes: %v", err)
	}
	c, told, err := collectText(Query{Filter: ".name:B .unit:MB/s"}, 100_000, text, text, "BenchmarkB 1 5 MB/s\n")
	if err != nil || len(told) != 0 {
		t.Fatalf("one value: %v, %v", err, told)
	}
	if d, _ := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95}); len(d.Tables) != 1 || d.Tables[0].Rows[0].Cells[0].N != 1 {
		t.Errorf("want one cell of one value: %+v", d.Tables)
	}
}

// TestCollectionProblems holds that what is wrong is told with its place, and what is good is used.
func TestCollectionProblems(t *testing.T) {
	c, told, err := collectText(Query{}, DefaultLimit,
		"BenchmarkA 1 5 ns/op\nBenchmarkA x 5 ns/op\nBenchmarkA 1 NaN ns/op 3 B/op\n\x00\nBenchmarkA 1 6 ns/op\n",
		"no result\n", "", strings.Repeat("BenchmarkA x\n", 25))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a:4: binary data, left out",
		"a:2: parsing iteration count: invalid syntax; the line was left out",
		"a:3: NaN ns/op is no finite number; it is left out",
		`b: no benchmark result; want the output of "go test -bench", or a directory of vmbench run`,
		`c: no benchmark result; want the output of "go test -bench", or a directory of vmbench run`,
		"d:1: parsing iteration count: invalid syntax; the line was left out",
	}
	if len(told) < len(want) || !slices.Equal(told[:len(want)], want) {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	if last := told[len(told)-1]; last != "d: and 15 more problems" {
		t.Errorf("the last told is %q", last)
	}
	d, err := c.Deltas(DeltaOptions{Alpha: 0.05, Confidence: 0.95})
	if err != nil || len(d.Tables) != 2 || d.Tables[0].Rows[0].Cells[0].N != 2 {
		t.Errorf("want two good times: %v", err)
	}
}

// TestPoolConfigs holds that going back and forth between configurations is the same as having each at once.
func TestPoolConfigs(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var sorted [3]strings.Builder
	var text strings.Builder
	for range 300 {
		i := r.IntN(3)
		line := "BenchmarkX/n=" + string(rune('a'+r.IntN(4))) + " 1 " + string(rune('1'+r.IntN(9))) + " ns/op\n"
		text.WriteString("pkg: p" + string(rune('0'+i)) + "\n" + line)
		sorted[i].WriteString(line)
	}
	whole := ""
	for i := range sorted {
		whole += "pkg: p" + string(rune('0'+i)) + "\n" + sorted[i].String()
	}
	o := DeltaOptions{Alpha: 0.05, Confidence: 0.95}
	q := Query{Row: ".fullname@alpha", Table: "pkg@alpha"}
	one, _, _ := collectText(q, DefaultLimit, text.String())
	two, _, _ := collectText(q, DefaultLimit, whole)
	a, _ := one.Deltas(o)
	b, _ := two.Deltas(o)
	var x, y strings.Builder
	if a.Write(&x, CSV, Style{}) != nil || b.Write(&y, CSV, Style{}) != nil || x.String() != y.String() || len(a.Tables) != 3 {
		t.Errorf("mixed\n%s\nsorted\n%s", x.String(), y.String())
	}
}

func TestDesigns(t *testing.T) {
	old, other := "design: one\nBenchmarkA 1 5 ns/op\n", "design: two\nBenchmarkA 1 5 ns/op\n"
	for _, test := range []struct {
		q     Query
		texts []string
		want  string
	}{
		{Query{}, []string{old, other}, "a: one, b: two"},
		{Query{Table: "goos"}, []string{old, other}, "a: one, b: two"},
		{Query{}, []string{other, old}, "a: two, b: one"},
		{Query{}, []string{old, old}, ""},
		{Query{}, []string{old, "BenchmarkA 1 5 ns/op\n"}, ""},
		{Query{Ignore: "design"}, []string{old, other}, ""},
		{Query{Col: "design"}, []string{old, other}, ""},
	} {
		c, _, err := collectText(test.q, DefaultLimit, test.texts...)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(c.DifferentDesigns(), ", "); got != test.want {
			t.Errorf("%+v: %q, want %q", test.q, got, test.want)
		}
	}
}

// TestUnknownKeys holds that a key which no result has is found: it would put all rows into one.
func TestUnknownKeys(t *testing.T) {
	for _, q := range []Query{{Row: ".nmae"}, {Col: ".fullname@(a b),.x"}, {Ignore: ".files"}} {
		var key *KeyError
		if _, err := NewPool(q); !errors.As(err, &key) {
			t.Errorf("%+v: %v", q, err)
		}
	}
	for want, q := range map[string]Query{
		"nmae": {Row: "nmae"}, "/y": {Row: ".name,/y"}, "cpu": {Table: "cpu"},
		"": {Row: ".name,/x,/gomaxprocs", Table: "goos", Col: ".file", Filter: ".name:B"},
	} {
		c, _, err := collectText(q, DefaultLimit, "goos: linux\nBenchmarkA/x=1 1 5 ns/op\nBenchmarkB 1 5 ns/op\n")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, e := range c.UnknownKeys() {
			got += e.Key
		}
		if got != want {
			t.Errorf("%+v: unknown keys %q, want %q", q, got, want)
		}
	}
}
