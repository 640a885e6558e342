package trial

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/reflection"
	"github.com/vmbench/vmbench/workloads"
)

// formatCases are cases of a workload in all formats.
func formatCases(workload string) []Case {
	return Selection{
		Ops: []Op{Encode, Decode}, Strategies: []string{"good"}, Workloads: []string{workload},
		Formats: []strategies.Format{strategies.JSON, strategies.CBOR, strategies.MessagePack},
	}.Cases()
}

// formatData are the documents of a workload in all formats.
func formatData(t *testing.T, workload *workloads.Workload, file string) *Data {
	t.Helper()
	data, err := LoadData(t.Context(), []*workloads.Workload{workload}, file)
	if err == nil {
		err = data.AddFormats(formatCases(workload.Name), reflection.New())
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// formatProcess is a process whose worker has the documents of a workload in all formats.
func formatProcess(t *testing.T, workload *workloads.Workload, file string) *Process {
	t.Helper()
	p := newProcess(t)
	var err error
	if p.Documents, err = formatData(t, workload, file).Write(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	return p
}

func lookup(t *testing.T, name string) *workloads.Workload {
	t.Helper()
	w, ok := workloads.Lookup(name)
	if !ok {
		t.Fatalf("there is no workload %s", name)
	}
	return w
}

func TestWorkerMeasuresFormats(t *testing.T) {
	p := formatProcess(t, lookup(t, "order"), "")
	sizes := map[int]bool{}
	for _, f := range []strategies.Format{strategies.JSON, strategies.CBOR, strategies.MessagePack} {
		for _, op := range Ops() {
			outcome := p.Execute(t.Context(), Trial{Case: Case{Op: op, Strategy: "good", Format: f, Workload: "order"}})
			r := outcome.Result
			if r == nil {
				t.Fatalf("%s in %s: %+v", op, f, outcome.Failure)
			}
			if op != Compile && r.Document != r.Encoded {
				t.Errorf("%s in %s: the document has %d bytes, and what is encoded %d", op, f, r.Document, r.Encoded)
			}
			sizes[r.Encoded] = true
		}
	}
	if len(sizes) != 3 {
		t.Errorf("the sizes of the three formats are %v", sizes)
	}
}

func TestWorkerVerifiesFormats(t *testing.T) {
	p := formatProcess(t, lookup(t, "order"), "")
	outcome := p.Execute(t.Context(), Trial{Case: Case{Op: Encode, Strategy: "wrong", Format: strategies.CBOR, Workload: "order"}})
	if f := outcome.Failure; f == nil || f.Kind != Wrong || !strings.Contains(f.Reason, "differs from reflection's") {
		t.Errorf("a wrong codec: %+v", f)
	}
	outcome = p.Execute(t.Context(), Trial{Case: Case{Op: Encode, Strategy: "toowordy", Format: strategies.CBOR, Workload: "order"}})
	if f := outcome.Failure; f == nil || f.Kind != Wrong || !strings.Contains(f.Reason, "byte 0 of") || !strings.Contains(f.Reason, "got b8") {
		t.Errorf("a codec that claims the canonical form and has another: %+v", f)
	}
	if outcome = p.Execute(t.Context(), Trial{Case: Case{Op: Encode, Strategy: "wordy", Format: strategies.CBOR, Workload: "order"}}); outcome.Result == nil {
		t.Errorf("a form of its own: %+v", outcome.Failure)
	}
	outcome = p.Execute(t.Context(), Trial{Case: Case{Op: Encode, Strategy: "own", Format: strategies.CBOR, Workload: "order"}})
	if f := outcome.Failure; f == nil || f.Kind != Wrong {
		t.Errorf("a form of its own that nobody reads: %+v", f)
	}
}

func TestFormatsOfManyTypes(t *testing.T) {
	p := formatProcess(t, pairs(), "")
	for _, op := range Ops() {
		outcome := p.Execute(t.Context(), Trial{Case: Case{Op: op, Strategy: "good", Format: strategies.CBOR, Workload: "pairs"}})
		if outcome.Result == nil {
			t.Errorf("%s: %+v", op, outcome.Failure)
			continue
		}
		if r := outcome.Result; op != Compile && (r.Document != (4+7+4+7)/4 || r.Encoded != r.Document) {
			t.Errorf("%s: messages have %d bytes, those encoded %d", op, r.Document, r.Encoded)
		}
	}
}

// TestFormatsOfForeignDocuments holds that what a workload is about, when its document was written by others, is in the document of
// every format.
func TestFormatsOfForeignDocuments(t *testing.T) {
	data := formatData(t, lookup(t, "unknown"), "")
	for _, f := range []strategies.Format{strategies.CBOR, strategies.MessagePack} {
		d := data.formats[f]["unknown"]
		if len(d.Canonical) > 30 || len(d.Input) < 1000 || !bytes.Contains(d.Input, []byte("user_agent")) {
			t.Errorf("%s: %d bytes to decode, %d to encode", f, len(d.Input), len(d.Canonical))
		}
	}
	data = formatData(t, lookup(t, "reversed"), "")
	for _, f := range []strategies.Format{strategies.CBOR, strategies.MessagePack} {
		d := data.formats[f]["reversed"]
		if bytes.Equal(d.Input, d.Canonical) || bytes.Index(d.Input, []byte("reference")) < bytes.Index(d.Input, []byte("route")) {
			t.Errorf("%s: the members are not in the opposite order", f)
		}
	}
}

func TestDataFileInFormats(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.json")
	if err := os.WriteFile(path, []byte(` {"id": "own", "more": 1} `), 0o666); err != nil {
		t.Fatal(err)
	}
	p := formatProcess(t, lookup(t, "order"), path)
	for _, c := range formatCases("order") {
		if outcome := p.Execute(t.Context(), Trial{Case: c}); outcome.Result == nil {
			t.Errorf("%s: %+v", c, outcome.Failure)
		}
	}
	if d := p.Documents["order"]; d.Formats[strategies.CBOR].Value != d.Input || d.Formats[strategies.CBOR].Input == d.Input {
		t.Errorf("%+v", d)
	}
}

func TestResumeChecksTheFormats(t *testing.T) {
	plan := smallPlan("good")
	plan.Cases = formatCases("order")
	data := formatData(t, lookup(t, "order"), "")
	plan.Data, plan.Formats = data.Hashes, data.FormatHashes()
	begin := func() *Session {
		session, err := Begin(filepath.Join(t.TempDir(), "run"), plan, Facts{}, data)
		if err != nil {
			t.Fatal(err)
		}
		session.Close()
		return session
	}
	session := begin()
	again, err := Resume(t.Context(), session.Dir(), workloads.Lookup, reflection.New())
	if err != nil {
		t.Fatal(err)
	}
	if len(again.documents["order"].Formats) != 2 {
		t.Errorf("resumed with the documents %+v", again.documents)
	}
	again.Close()
	plan.Formats[strategies.CBOR]["order"] = DataHash{"another", "another"}
	if _, err = Resume(t.Context(), begin().Dir(), workloads.Lookup, reflection.New()); err == nil || !strings.Contains(err.Error(), "other than JSON") {
		t.Errorf("resumed with another document in CBOR: error %v", err)
	}
	if without := (Plan{Cases: plan.Cases, Data: plan.Data}); without.Hash() == plan.Hash() {
		t.Error("the hash of a plan does not tell the documents of its formats")
	}
}

func TestWorkersSayWhichFormatsTheyHave(t *testing.T) {
	formats := map[string]int{}
	for _, d := range testStock().describe() {
		formats[d.Name] = len(d.Formats)
	}
	if formats["good"] != len(strategies.Formats()) || formats["unable"] != 0 {
		t.Errorf("numbers of formats: %v", formats)
	}
}
