package size

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"

	"github.com/vmbench/vmbench/internal/file"
)

// A store keeps samples in a directory, one in a file, so that a plan that was stopped goes on where it was.
type store struct{ dir string }

func (s store) path(key string) string { return filepath.Join(s.dir, key+".json") }

// load returns the sample of a key, if it is known. A file that does not hold the sample of the probe counts as missing.
func (s store) load(key string, p Probe) (sample Sample, known bool) {
	text, err := os.ReadFile(s.path(key))
	if err != nil || json.Unmarshal(text, &sample) != nil || !reflect.DeepEqual(sample.Probe, p) || sample.Loaded() == 0 {
		return Sample{Probe: p}, false
	}
	return sample, true
}

// save stores a sample, whole or not at all.
func (s store) save(key string, sample Sample) error {
	text, err := json.Marshal(sample)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.dir, 0o777); err != nil {
		return err
	}
	return file.Replace(s.path(key), text)
}
