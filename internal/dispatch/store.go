package dispatch

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/vmbench/vmbench/internal/file"
)

// The files of a run's directory.
const (
	RunFile     = "dispatch.json"
	samplesFile = "samples.jsonl"
	BenchFile   = "dispatch.txt"
)

// A Store is the directory of a run. Samples are the truth; dispatch.txt is made from them.
type Store struct {
	dir     string
	samples *os.File
}

func create(dir string, run Run) (*Store, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, RunFile)); err == nil {
		return nil, fmt.Errorf("%s holds a run already: print it with --from %[1]s, or choose another directory", dir)
	}
	s := &Store{dir: dir}
	if err := s.writeRun(run); err != nil {
		return nil, err
	}
	var err error
	s.samples, err = os.Create(filepath.Join(dir, samplesFile))
	return s, err
}

func (s *Store) writeRun(run Run) error {
	text, err := json.MarshalIndent(run, "", "\t")
	if err != nil {
		return err
	}
	return file.Replace(filepath.Join(s.dir, RunFile), append(text, '\n'))
}

func (s *Store) append(sample Sample) error {
	line, err := json.Marshal(sample)
	if err != nil {
		return err
	}
	_, err = s.samples.Write(append(line, '\n'))
	return err
}

// finish writes what is known at the end.
func (s *Store) finish(run Run, samples []Sample) error {
	var text bytes.Buffer
	return errors.Join(
		s.samples.Close(), s.writeRun(run), WriteBench(&text, run, samples),
		file.Replace(filepath.Join(s.dir, BenchFile), text.Bytes()),
	)
}

// Read returns the run in a directory. A last sample that was cut short is left out.
func Read(dir string) (run Run, samples []Sample, err error) {
	text, err := os.ReadFile(filepath.Join(dir, RunFile))
	if err != nil {
		return run, nil, fmt.Errorf("no run of vmbench dispatch: %w", err)
	}
	if err := json.Unmarshal(text, &run); err != nil {
		return run, nil, fmt.Errorf("%s: %w", filepath.Join(dir, RunFile), err)
	}
	path := filepath.Join(dir, samplesFile)
	if text, err = os.ReadFile(path); err != nil {
		return run, nil, err
	}
	samples, err = parseSamples(text)
	if err != nil {
		return run, nil, fmt.Errorf("%s: %w", path, err)
	}
	return run, samples, nil
}

func parseSamples(text []byte) ([]Sample, error) {
	var samples []Sample
	for number := 1; len(text) > 0; number++ {
		line, rest, whole := bytes.Cut(text, []byte{'\n'})
		if !whole {
			break
		}
		var s Sample
		if err := json.Unmarshal(line, &s); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		if s.Reps < 1 || s.Elapsed <= 0 {
			return nil, fmt.Errorf("line %d: %d repetitions in %v", number, s.Reps, s.Elapsed)
		}
		samples, text = append(samples, s), rest
	}
	return samples, nil
}
