package workloads

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// Data are the two JSON documents of a workload. They are equal for embedded workloads that have no input of their own.
type Data struct {
	Input     []byte // what is decoded: for a real document, the document as it was found
	Canonical []byte // what encoding must write: encoding/json's output for the value
}

// Load returns the data of the workload. The error wraps ErrUnavailable where a real document cannot be had. The caller
// must not change the data.
func (w *Workload) Load(ctx context.Context) (Data, error) {
	switch {
	case w.given != nil:
		return *w.given, nil
	case w.Document != nil:
		return w.loadDocument(ctx)
	case w.Messages != nil:
		text := w.Messages()
		return Data{Input: text, Canonical: text}, nil
	}
	text, err := json.Marshal(w.Value())
	if err != nil {
		return Data{}, fmt.Errorf("workload %s: %w", w.Name, err)
	}
	if w.Input != nil {
		return Data{Input: w.Input(), Canonical: text}, nil
	}
	return Data{Input: text, Canonical: text}, nil
}

func (w *Workload) loadDocument(ctx context.Context) (Data, error) {
	input, err := w.Document.Load(ctx)
	if err != nil {
		return Data{}, err
	}
	name := canonicalName(w.Document.SHA256, w.goType())
	if canonical, err := readSealed(name); err == nil {
		return Data{Input: input, Canonical: canonical}, nil
	}
	canonical, err := w.canonical(input)
	if err != nil {
		return Data{}, fmt.Errorf("workload %s: %w", w.Name, err)
	}
	keepSealed(name, canonical)
	return Data{Input: input, Canonical: canonical}, nil
}

// WithData returns a workload of the same name and type whose document is the given one. The error says where the
// document does not fit the type.
func (w *Workload) WithData(input []byte) (*Workload, error) {
	canonical, err := w.canonical(input)
	if err != nil {
		return nil, fmt.Errorf("the document does not fit workload %s: %w", w.Name, err)
	}
	own := *w
	own.Value, own.Input, own.Document = nil, nil, nil
	own.given = &Data{Input: input, Canonical: canonical}
	return &own, nil
}

// canonical decodes a document and returns what encoding/json writes for the value.
func (w *Workload) canonical(input []byte) ([]byte, error) {
	value := w.New()
	if err := json.Unmarshal(input, value); err != nil {
		return nil, located(err)
	}
	return json.Marshal(value)
}

// located adds the offset to an error of encoding/json, whose text leaves it out.
func located(err error) error {
	var syntax *json.SyntaxError
	var mismatch *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &mismatch):
		return fmt.Errorf("at byte %d: %w", mismatch.Offset, err)
	}
	return err
}
