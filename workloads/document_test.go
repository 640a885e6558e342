package workloads

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
)

// isolate gives a test a cache directory of its own, and returns it. The go command keeps the one that it has.
func isolate(t *testing.T) string {
	t.Helper()
	if config, err := os.UserConfigDir(); err == nil {
		t.Setenv("XDG_CONFIG_HOME", config) // where the go command counts, in a process that may outlive the test
	}
	dir := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "LocalAppData", "HOME"} {
		t.Setenv(name, dir)
	}
	root, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, "vmbench", "documents")
}

// load returns the data of a workload, or skips the test where the document cannot be had.
func load(t *testing.T, w *Workload) Data {
	t.Helper()
	data, err := w.Load(context.Background())
	if errors.Is(err, ErrUnavailable) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestDocuments holds that the types are complete: they have a field for each member, lose nothing, and add nothing.
func TestDocuments(t *testing.T) {
	for _, w := range All() {
		if w.Document == nil {
			continue
		}
		t.Run(w.Name, func(t *testing.T) {
			data := load(t, w)
			if len(data.Input) != w.Document.Size {
				t.Errorf("%d bytes, want %d", len(data.Input), w.Document.Size)
			}
			value := w.New()
			strict := json.NewDecoder(bytes.NewReader(data.Input))
			strict.DisallowUnknownFields()
			if err := strict.Decode(value); err != nil {
				t.Fatal(err)
			}
			text, err := json.Marshal(value)
			if err != nil || !bytes.Equal(text, data.Canonical) {
				t.Fatalf("the canonical form is not what encoding/json writes: %v", err)
			}
			back := w.New()
			if err := json.Unmarshal(text, back); err != nil || !reflect.DeepEqual(value, back) {
				t.Errorf("it does not come back: %v", err)
			}
			sameContent(t, data.Input, data.Canonical)
		})
	}
}

// sameContent compares two documents, leaving aside the order of members and the notation of numbers and times.
func sameContent(t *testing.T, a, b []byte) {
	t.Helper()
	var x, y any
	if err := errors.Join(json.Unmarshal(a, &x), json.Unmarshal(b, &y)); err != nil {
		t.Fatal(err)
	}
	if x, y = normal(x), normal(y); !reflect.DeepEqual(x, y) {
		t.Error("the canonical form does not hold what the document does")
	}
}

// normal rewrites the times in a document in one notation.
func normal(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = normal(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = normal(v[name])
		}
	case string:
		if moment, err := time.Parse(time.RFC3339Nano, v); err == nil {
			return moment.Format(time.RFC3339Nano)
		}
	}
	return v
}

// TestKept holds that a document is kept after the first time, that it is used without the go command, and that a
// broken one is replaced.
func TestKept(t *testing.T) {
	load(t, stringUnicode)
	path := os.Getenv("PATH")
	dir := isolate(t)
	data := load(t, stringUnicode)
	kept, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(kept) != 2 {
		t.Fatalf("%q is kept, %v", kept, err)
	}
	t.Setenv("PATH", t.TempDir())
	again := load(t, stringUnicode)
	if !bytes.Equal(again.Input, data.Input) || !bytes.Equal(again.Canonical, data.Canonical) {
		t.Error("what is kept differs")
	}
	for _, file := range kept {
		if err := os.WriteFile(file, data.Input[:100], 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := stringUnicode.Load(context.Background()); !errors.Is(err, ErrUnavailable) {
		t.Errorf("a broken document is used: %v", err)
	}
	t.Setenv("PATH", path)
	repaired := load(t, stringUnicode)
	if !bytes.Equal(repaired.Input, data.Input) || !bytes.Equal(repaired.Canonical, data.Canonical) {
		t.Error("a broken document is not replaced")
	}
}

func TestUnavailable(t *testing.T) {
	isolate(t)
	t.Setenv("PATH", t.TempDir())
	_, err := twitter.Load(context.Background())
	if !errors.Is(err, ErrUnavailable) {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{
		"twitter_status", "the Go distribution", "the modules of this build", "the module cache",
		"go mod download github.com/go-json-experiment/json@v", "--data FILE", `"go": executable file not found`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q: %v", want, err)
		}
	}
}

func TestLoadCancelled(t *testing.T) {
	isolate(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := twitter.Load(ctx); !errors.Is(err, context.Canceled) || errors.Is(err, ErrUnavailable) {
		t.Errorf("got %v", err)
	}
}

// TestWrongDocument holds that a place whose file is another one, too large or no document at all is passed over.
func TestWrongDocument(t *testing.T) {
	d := Document{Name: "wrong", SHA256: strings.Repeat("0", 64), Size: 1000}
	packer, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{
		"its SHA-256 is": packer.EncodeAll([]byte("{}"), nil),
		"size exceeded":  packer.EncodeAll(make([]byte, 10_000_000), nil),
		"magic number":   []byte("not compressed at all"),
	}
	for want, packed := range files {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "wrong.json.zst"), packed, 0o666); err != nil {
			t.Fatal(err)
		}
		here := place{"here", func(context.Context) (string, error) { return dir, nil }, "."}
		if text, err := d.loadFrom(context.Background(), here); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %d bytes and %v, want %s", len(text), err, want)
		}
	}
}

// TestPlaces holds that each place that can be reached has every document.
func TestPlaces(t *testing.T) {
	for _, p := range places {
		if _, err := p.root(context.Background()); err != nil {
			t.Logf("%s cannot be reached: %v", p.name, err)
			continue
		}
		for _, w := range All() {
			if w.Document == nil {
				continue
			}
			if _, err := w.Document.loadFrom(context.Background(), p); err != nil {
				t.Errorf("%s: %s: %v", p.name, w.Name, err)
			}
		}
	}
}

// TestModuleVersion holds that go.mod requires the version that the documents are looked for in.
func TestModuleVersion(t *testing.T) {
	text, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if want := modulePath + " " + moduleVersion; !strings.Contains(string(text), want) {
		t.Errorf("go.mod does not require %s", want)
	}
}

// TestCanonicalName holds that the name under which a canonical form is kept changes with the type, down to its tags.
func TestCanonicalName(t *testing.T) {
	type plain struct {
		N    int
		Next *plain
	}
	type tagged struct {
		N    int `json:"n"`
		Next *tagged
	}
	names := map[string]bool{}
	for _, typ := range []reflect.Type{
		reflect.TypeFor[plain](), reflect.TypeFor[tagged](), reflect.TypeFor[[]plain](),
		reflect.TypeFor[struct{ N int }](),
		reflect.TypeFor[struct {
			N int `json:"n"`
		}](),
	} {
		names[canonicalName("d", typ)] = true
		names[canonicalName("e", typ)] = true
	}
	if len(names) != 10 || !names[canonicalName("d", reflect.TypeFor[plain]())] {
		t.Errorf("%d names for 10 canonical forms", len(names))
	}
}
