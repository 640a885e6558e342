package trial

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/vmbench/vmbench/workloads"
)

// Data are the documents of a run's workloads. The parent resolves them once; workers only read files.
type Data struct {
	Documents map[string]workloads.Data
	Hashes    map[string]DataHash
	Missing   map[string]string // workloads whose document cannot be had, with the reason
	fromInput map[string]bool
}

// LoadData resolves the documents of some workloads. A file, if its name is not empty, takes the place of the document
// of the only workload.
func LoadData(ctx context.Context, works []*workloads.Workload, file string) (*Data, error) {
	d := &Data{
		Documents: make(map[string]workloads.Data),
		Hashes:    make(map[string]DataHash),
		Missing:   make(map[string]string),
		fromInput: make(map[string]bool),
	}
	for _, w := range works {
		data, err := load(ctx, w, file)
		if errors.Is(err, workloads.ErrUnavailable) {
			d.Missing[w.Name] = err.Error()
			continue
		}
		if err != nil {
			return nil, err
		}
		d.Documents[w.Name] = data
		d.Hashes[w.Name] = DataHash{hashBytes(data.Input), hashBytes(data.Canonical)}
		d.fromInput[w.Name] = w.Value == nil || file != ""
	}
	return d, nil
}

func load(ctx context.Context, w *workloads.Workload, file string) (workloads.Data, error) {
	if file == "" {
		return w.Load(ctx)
	}
	input, err := os.ReadFile(file)
	if err != nil {
		return workloads.Data{}, err
	}
	own, err := w.WithData(input)
	if err != nil {
		return workloads.Data{}, fmt.Errorf("%s: %w", file, err)
	}
	return own.Load(ctx)
}

func hashBytes(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// Write puts the documents into files of a directory, for workers to read.
func (d *Data) Write(dir string) (map[string]Document, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	documents := make(map[string]Document)
	for name, data := range d.Documents {
		document := Document{Input: filepath.Join(dir, name+".input"), FromInput: d.fromInput[name]}
		document.Canonical = document.Input
		if err := os.WriteFile(document.Input, data.Input, 0o666); err != nil {
			return nil, err
		}
		if !bytes.Equal(data.Input, data.Canonical) {
			document.Canonical = filepath.Join(dir, name+".canonical")
			if err := os.WriteFile(document.Canonical, data.Canonical, 0o666); err != nil {
				return nil, err
			}
		}
		documents[name] = document
	}
	return documents, nil
}
