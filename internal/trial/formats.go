package trial

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/translate"
	"github.com/vmbench/vmbench/workloads"
)

// AddFormats makes the documents of the formats other than JSON that some cases have. The canonical one is what the reference writes for
// the workload's value, or for the one that encoding/json reads from the workload's JSON. It is what is decoded, too, unless the workload
// is about a document that was written by others: that one says what the JSON says, member by member.
//
// A workload of many types has none: its types are in the workers, which make the documents by themselves.
func (d *Data) AddFormats(cases []Case, reference strategies.Strategy) error {
	for _, c := range cases {
		w, ok := d.works[c.Workload]
		if _, made := d.formats[c.Format][c.Workload]; made || !ok || c.Format == strategies.JSON || w.Messages != nil {
			continue
		}
		data, err := d.inFormat(w, c.Format, reference)
		if err != nil {
			return fmt.Errorf("workload %s in %s: %w", w.Name, c.Format, err)
		}
		if d.formats == nil {
			d.formats = make(map[strategies.Format]map[string]workloads.Data)
		}
		if d.formats[c.Format] == nil {
			d.formats[c.Format] = make(map[string]workloads.Data)
		}
		d.formats[c.Format][c.Workload] = data
	}
	return nil
}

// inFormat makes the documents of a workload in another format.
func (d *Data) inFormat(w *workloads.Workload, f strategies.Format, reference strategies.Strategy) (data workloads.Data, err error) {
	codec, err := reference.Compile(w.Type(), f)
	if err != nil {
		return data, err
	}
	value, err := valueOf(w, d.Documents[w.Name].Input)
	if err != nil {
		return data, err
	}
	if data.Canonical, err = codec.Append(nil, value); err != nil {
		return data, err
	}
	data.Input = data.Canonical
	if w.Input == nil {
		return data, nil
	}
	if data.Input, err = translate.JSON(f, d.Documents[w.Name].Input); err != nil {
		return data, err
	}
	return data, checkTranslated(w, codec, data)
}

// valueOf is the value that is encoded: the workload's own, or what encoding/json reads from its document.
func valueOf(w *workloads.Workload, input []byte) (any, error) {
	if w.Value != nil {
		return w.Value(), nil
	}
	value := w.New()
	return value, json.Unmarshal(input, value)
}

// checkTranslated holds that the document to be decoded gives the value whose form is the canonical one.
func checkTranslated(w *workloads.Workload, codec strategies.Codec, data workloads.Data) error {
	value := w.New()
	if err := codec.Decode(data.Input, value); err != nil {
		return err
	}
	again, err := codec.Append(nil, value)
	if err == nil && !bytes.Equal(again, data.Canonical) {
		err = errors.New("what its document says is not its value")
	}
	return err
}

// In returns the documents of a workload in a format, if they were made.
func (d *Data) In(f strategies.Format, workload string) workloads.Data {
	if f == strategies.JSON {
		return d.Documents[workload]
	}
	return d.formats[f][workload]
}

// FormatHashes identify the documents in formats other than JSON, by format and workload.
func (d *Data) FormatHashes() map[strategies.Format]map[string]DataHash {
	if len(d.formats) == 0 {
		return nil
	}
	hashes := make(map[strategies.Format]map[string]DataHash)
	for f, documents := range d.formats {
		hashes[f] = make(map[string]DataHash)
		for name, data := range documents {
			hashes[f][name] = hashData(data)
		}
	}
	return hashes
}

// writeFormats writes the files of a workload in formats other than JSON. Its value is read from the same file for all.
func (d *Data) writeFormats(dir, name string, document *Document) error {
	for f, documents := range d.formats {
		data, ok := documents[name]
		if !ok {
			continue
		}
		other, err := writeDocument(filepath.Join(dir, name+"."+string(f)), data)
		if err != nil {
			return err
		}
		other.Value = document.Value
		if document.Formats == nil {
			document.Formats = make(map[strategies.Format]Document)
		}
		document.Formats[f] = other
	}
	return nil
}

// sameFormats reports whether documents are those of a plan.
func sameFormats(a, b map[strategies.Format]map[string]DataHash) bool {
	return maps.EqualFunc(a, b, func(a, b map[string]DataHash) bool { return maps.Equal(a, b) })
}
