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

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// Data are the documents of a run's workloads. The parent resolves them once; workers only read files.
type Data struct {
	Documents map[string]workloads.Data // JSON
	Hashes    map[string]DataHash
	Missing   map[string]string // workloads whose document cannot be had, with the reason

	formats map[strategies.Format]map[string]workloads.Data // documents in other formats, see AddFormats
	works   map[string]*workloads.Workload                  // those that have documents
}

// LoadData resolves the documents of some workloads. A file, if its name is not empty, takes the place of the document
// of the only workload.
func LoadData(ctx context.Context, works []*workloads.Workload, file string) (*Data, error) {
	d := &Data{
		Documents: make(map[string]workloads.Data),
		Hashes:    make(map[string]DataHash),
		Missing:   make(map[string]string),
		works:     make(map[string]*workloads.Workload),
	}
	for _, w := range works {
		w, data, err := load(ctx, w, file)
		if errors.Is(err, workloads.ErrUnavailable) {
			d.Missing[w.Name] = err.Error()
			continue
		}
		if err != nil {
			return nil, err
		}
		d.works[w.Name] = w
		d.Documents[w.Name] = data
		d.Hashes[w.Name] = hashData(data)
	}
	return d, nil
}

// load returns a workload with its data, or with that of a file.
func load(ctx context.Context, w *workloads.Workload, file string) (*workloads.Workload, workloads.Data, error) {
	if file != "" {
		input, err := os.ReadFile(file)
		if err != nil {
			return w, workloads.Data{}, err
		}
		if w, err = w.WithData(input); err != nil {
			return w, workloads.Data{}, fmt.Errorf("%s: %w", file, err)
		}
	}
	data, err := w.Load(ctx)
	return w, data, err
}

func hashData(d workloads.Data) DataHash { return DataHash{hashBytes(d.Input), hashBytes(d.Canonical)} }

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
		document, err := writeDocument(filepath.Join(dir, name), data)
		if err != nil {
			return nil, err
		}
		if d.works[name].Value == nil {
			document.Value = document.Input
		}
		if err := d.writeFormats(dir, name, &document); err != nil {
			return nil, err
		}
		documents[name] = document
	}
	return documents, nil
}

// writeDocument writes the files of a document, whose names begin with a prefix.
func writeDocument(prefix string, data workloads.Data) (Document, error) {
	document := Document{Input: prefix + ".input", Canonical: prefix + ".input"}
	if err := os.WriteFile(document.Input, data.Input, 0o666); err != nil {
		return document, err
	}
	if bytes.Equal(data.Input, data.Canonical) {
		return document, nil
	}
	document.Canonical = prefix + ".canonical"
	return document, os.WriteFile(document.Canonical, data.Canonical, 0o666)
}
