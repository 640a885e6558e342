package trial

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/vmbench/vmbench/internal/file"
)

// RunFile is the file that makes a directory one of a run.
const RunFile = "run.json"

// The other files of a run's directory.
const (
	trialsFile = "trials.jsonl"
	benchFile  = "bench.txt"
	dataDir    = "data"
)

// A Run is what run.json holds: all that is known before the first trial.
type Run struct {
	Plan       Plan      `json:"plan"`
	PlanHash   string    `json:"plan_hash"`
	DesignHash string    `json:"design_hash"`
	Facts      Facts     `json:"facts"` // of a run that was merged, what its shards have in common
	Start      time.Time `json:"start"`
	Shards     []Part    `json:"shards,omitempty"` // that the run was merged from
}

// NewRun returns the run of a plan, as of now, on this machine.
func NewRun(plan Plan, facts Facts) Run {
	return Run{Plan: plan, PlanHash: plan.Hash(), DesignHash: plan.Design.Hash(), Facts: facts, Start: time.Now().UTC()}
}

// A Store is a run's directory. The records in trials.jsonl are the truth; bench.txt is made from them.
type Store struct {
	dir    string
	run    Run
	trials *os.File
}

// Create begins a run in a directory that has none.
func Create(dir string, run Run) (*Store, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	for _, name := range []string{RunFile, trialsFile} {
		if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s holds a run already: resume it with --resume %[1]s, or choose another directory", dir)
		}
	}
	text, err := json.MarshalIndent(run, "", "\t")
	if err != nil {
		return nil, err
	}
	if err := file.Replace(filepath.Join(dir, RunFile), append(text, '\n')); err != nil {
		return nil, err
	}
	s := &Store{dir: dir, run: run}
	return s, s.openTrials()
}

// Open goes on with the run in a directory and returns the records that it has. A last line that a crash has cut short
// is dropped from the file: that trial was never finished.
func Open(dir string) (*Store, []Record, error) {
	text, err := os.ReadFile(filepath.Join(dir, RunFile))
	if err != nil {
		return nil, nil, fmt.Errorf("no run to resume: %w", err)
	}
	s := &Store{dir: dir}
	if err := json.Unmarshal(text, &s.run); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", filepath.Join(dir, RunFile), err)
	}
	if len(s.run.Shards) > 0 {
		return nil, nil, fmt.Errorf("%s was merged from %d shards: resume those, and merge them again", dir, len(s.run.Shards))
	}
	if err := s.run.check(); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", filepath.Join(dir, RunFile), err)
	}
	if err := s.openTrials(); err != nil {
		return nil, nil, err
	}
	records, err := s.readTrials()
	if err != nil {
		s.Close()
		return nil, nil, err
	}
	return s, records, nil
}

// check reports whether the plan is the one that the hashes were made of.
func (r Run) check() error {
	if r.PlanHash != r.Plan.Hash() || r.DesignHash != r.Plan.Design.Hash() {
		return errors.New("the plan does not match its hash: it was changed by hand, or by another version of vmbench")
	}
	return r.Plan.Check()
}

// openTrials opens the file of records, for one process at a time.
func (s *Store) openTrials() (err error) {
	path := filepath.Join(s.dir, trialsFile)
	s.trials, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return err
	}
	if err := lockSoon(s.trials); err != nil {
		s.trials.Close()
		return fmt.Errorf("%s is in use by another vmbench: %w", path, err)
	}
	return syncDir(s.dir)
}

// lockPatience is how long a lock is waited for. That of a process that was killed may live on for a moment, in a child that
// was just being started.
const lockPatience = 2 * time.Second

func lockSoon(file *os.File) (err error) {
	for deadline := time.Now().Add(lockPatience); ; time.Sleep(20 * time.Millisecond) {
		if err = lock(file); err == nil || time.Now().After(deadline) {
			return err
		}
	}
}

func (s *Store) readTrials() ([]Record, error) {
	text, err := os.ReadFile(s.trials.Name())
	if err != nil {
		return nil, err
	}
	records, whole, err := parseTrials(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.trials.Name(), err)
	}
	if whole < len(text) {
		if err := s.trials.Truncate(int64(whole)); err != nil {
			return nil, err
		}
	}
	return records, nil
}

// parseTrials reads the records and returns how many bytes of the text they are. Only the last line may be torn.
func parseTrials(text []byte) (records []Record, whole int, err error) {
	seen := make(map[[2]int]map[Case]bool)
	for line := 1; whole < len(text); line++ {
		end := bytes.IndexByte(text[whole:], '\n')
		if end < 0 {
			break
		}
		var r Record
		if err := json.Unmarshal(text[whole:whole+end], &r); err != nil {
			if whole+end+1 == len(text) {
				break
			}
			return nil, 0, fmt.Errorf("line %d: %w", line, err)
		}
		id := [2]int{r.Round, r.Attempt}
		if seen[id] == nil {
			seen[id] = make(map[Case]bool)
		}
		if seen[id][r.Case] {
			return nil, 0, fmt.Errorf("line %d: round %d has attempt %d at %s twice", line, r.Round, r.Attempt, r.Case)
		}
		seen[id][r.Case] = true
		records = append(records, r)
		whole += end + 1
	}
	return records, whole, nil
}

// Append adds a record and waits until it is on the disk: what was measured is not lost, whatever ends the process.
func (s *Store) Append(r Record) error {
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if _, err := s.trials.Write(append(line, '\n')); err != nil {
		return err
	}
	return s.trials.Sync()
}

// WriteBench writes bench.txt from the records that count.
func (s *Store) WriteBench(records []Record) error {
	var text bytes.Buffer
	if err := WriteBench(&text, s.run, s.run.Plan.Design.Keep(records)); err != nil {
		return err
	}
	return file.Replace(filepath.Join(s.dir, benchFile), text.Bytes())
}

// Run returns what run.json holds.
func (s *Store) Run() Run { return s.run }

// Dir is the run's directory.
func (s *Store) Dir() string { return s.dir }

// Close closes the file of records.
func (s *Store) Close() error { return s.trials.Close() }
