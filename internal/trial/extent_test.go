package trial

import (
	"encoding/json"
	"testing"
)

// TestFrameExtent holds that what is read back says of the frames what the frames say.
func TestFrameExtent(t *testing.T) {
	for _, text := range []string{"null", "[]", "[ ]", "[5]", "[3, 1.5,2e0 ]", "[1,2,\n7]"} {
		var frames []float64
		var read FrameExtent
		if err := json.Unmarshal([]byte(text), &frames); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(text), &read); err != nil || read != extentOf(frames) {
			t.Errorf("%s: %+v, %v; want %+v", text, read, err, extentOf(frames))
		}
	}
	for _, text := range []string{`"x"`, `[1,"x"]`, "{}", "[[1]]", "[null,true]"} {
		var read FrameExtent
		if err := json.Unmarshal([]byte(text), &read); err == nil {
			t.Errorf("%s is no list of numbers, and was read as %+v", text, read)
		}
	}
}

// TestReadRunSums holds that a saved result has the values and the spread that it had, without its windows and frames.
func TestReadRunSums(t *testing.T) {
	r := Result{Time: 5, Calls: 2, Windows: []float64{1, 2}, Frames: []float64{4, 2, 3}, Usage: Usage{CPU: 100}}
	text, err := json.Marshal(Record{Round: 1, Position: 1, Attempt: 1, Case: Case{Op: Encode, Strategy: "vm", Format: "json", Workload: "order"}, Result: &r})
	if err != nil {
		t.Fatal(err)
	}
	saved, err := parseRecord(text, true, false)
	if err != nil {
		t.Fatal(err)
	}
	got := saved.Result
	if got.cpu() != r.cpu() || got.spread() != r.spread() || got.spread() != 2 || len(got.Windows)+len(got.Frames) > 0 {
		t.Errorf("read back %+v of %+v", got, r)
	}
}
