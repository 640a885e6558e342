package trial

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// longestRecord is the longest line of trials.jsonl that ReadRun takes in: many times what a trial writes.
const longestRecord = 1 << 20

// ReadRun reads a run's directory and changes nothing in it. It takes what is good: what is wrong is in the errors, each
// with its file, its line if it has one, and what to do about it. The run may be of another version of vmbench, which could
// not go on with it. A run without run.json has no plan and no design, so no
// rule discards any of its records.
func ReadRun(dir string) (run Run, records []Record, problems []error) {
	path := filepath.Join(dir, RunFile)
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problems = append(problems, fmt.Errorf("%s: missing, so that no rule of the design is applied; copy it from where %s was measured",
			path, trialsFile))
	case err != nil:
		problems = append(problems, err)
	default:
		if err := json.Unmarshal(text, &run); err != nil {
			run = Run{}
			problems = append(problems, fmt.Errorf("%s:%d: %w; no rule of the design is applied: restore the file",
				path, errorLine(text, err), err))
		} else if len(run.Plan.Cases) == 0 || run.DesignHash != savedDesignHash(text) {
			problems = append(problems, fmt.Errorf("%s: the plan does not match its hash: it was changed by hand; restore the file", path))
		}
	}
	records, more := readRecords(filepath.Join(dir, trialsFile))
	return run, records, append(problems, more...)
}

// savedDesignHash is the hash of a design as it stands in run.json: another version of vmbench may have written it, with
// other fields.
func savedDesignHash(text []byte) string {
	var saved struct {
		Plan struct {
			Design json.RawMessage `json:"design"`
		} `json:"plan"`
	}
	var design bytes.Buffer
	if json.Unmarshal(text, &saved) != nil || json.Compact(&design, saved.Plan.Design) != nil {
		return ""
	}
	return hash(json.RawMessage(design.Bytes()))
}

// errorLine is the line of a text in which an error of JSON lies.
func errorLine(text []byte, err error) int {
	offset := int64(0)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	return 1 + bytes.Count(text[:min(int64(len(text)), offset)], []byte{'\n'})
}

// mostProblems is the largest number of problems of one file that are told one by one.
const mostProblems = 10

// fewProblems are the first problems of a file, and how many more there are.
type fewProblems struct {
	list []error
	more int
}

func (p *fewProblems) add(err error) {
	if len(p.list) < mostProblems {
		p.list = append(p.list, err)
	} else {
		p.more++
	}
}

// of returns the problems of a file, and a last one on those that are too many.
func (p *fewProblems) of(path string) []error {
	if p.more > 0 {
		return append(p.list, fmt.Errorf("%s: and %d more problems", path, p.more))
	}
	return p.list
}

// readRecords reads the records that are whole. The windows of trials are left out, since only who measures looks at them, and of the
// frames what rules ask for is left.
func readRecords(path string) (records []Record, found []error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, []error{err}
	}
	defer file.Close()
	type attempt struct {
		Turn
		number int
	}
	seen := make(map[attempt]bool)
	var problems fewProblems
	number := 0
	for parsed := range parseLines(file) {
		if parsed.last != nil && !errors.Is(parsed.last, io.EOF) {
			return records, append(problems.of(path), fmt.Errorf("%s:%d: %w; what comes before was used", path, number+1, parsed.last))
		}
		if parsed.empty {
			continue
		}
		number++
		r, wrong := parsed.Record, parsed.err
		id := attempt{Turn{r.Round, r.Case}, r.Attempt}
		if wrong == nil && seen[id] {
			wrong = fmt.Errorf("round %d has attempt %d at %s twice; the second was left out", r.Round, r.Attempt, r.Case)
		}
		if wrong != nil {
			problems.add(fmt.Errorf("%s:%d: %w", path, number, wrong))
			continue
		}
		seen[id] = true
		records = append(records, r)
	}
	found = problems.of(path)
	if len(records) == 0 {
		found = append(found, fmt.Errorf("%s: no record of a trial; go on with the run: vmbench run --resume %s", path, filepath.Dir(path)))
	}
	return records, found
}

// readLine reads a line without its end. A line that does not fit into the buffer is read, but only its begin returned.
func readLine(from *bufio.Reader) (line []byte, whole bool, err error) {
	line, err = from.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return bytes.TrimSuffix(line, []byte{'\n'}), true, err
	}
	begin := bytes.Clone(line[:64])
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = from.ReadSlice('\n')
	}
	return begin, false, err
}

// A savedRecord is a record as it is read back.
type savedRecord struct {
	Record
	Result *savedResult `json:"result"` // in place of the record's
}

// A savedResult is a result without what nobody asks of a saved one.
type savedResult struct {
	Result
	Windows unread      `json:"windows"`
	Frames  FrameExtent `json:"frame_ns"`
}

// unread is JSON that is passed over.
type unread struct{}

func (*unread) UnmarshalJSON([]byte) error { return nil }

func (s *savedRecord) record() Record {
	r := s.Record
	if s.Result != nil {
		result := s.Result.Result
		result.Extent = s.Result.Frames
		r.Result = &result
	}
	return r
}

// parseRecord reads a record from its line. The last line of a file may have been cut short by what ended the run.
func parseRecord(line []byte, whole, last bool) (r Record, err error) {
	if !whole {
		return r, fmt.Errorf("longer than %d bytes, which no record is; the line was left out", longestRecord)
	}
	var saved savedRecord
	if err := json.Unmarshal(line, &saved); err != nil {
		if last {
			return r, fmt.Errorf("cut short: %w; vmbench run --resume measures that trial again", err)
		}
		return r, fmt.Errorf("no record: %w; the line was left out", err)
	}
	r = saved.record()
	switch set := btoi(r.Result != nil) + btoi(r.Counts != nil) + btoi(r.Skipped != "") + btoi(r.Failure != nil); {
	case r.Case == (Case{}) || r.Round < 1 && r.Counts == nil && r.Failure == nil:
		return r, errors.New("no record: it has no case or no round; the line was left out")
	case set != 1:
		return r, errors.New("no record: it needs one of result, counts, skipped and failure; the line was left out")
	}
	return r, nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
