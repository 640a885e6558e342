package size

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/size/exchange"
)

// patience is how long a program may take for its documents. Tests have less.
var patience = time.Minute

// variants is how many messages of each type a program is tried with.
const variants = 3

// try has the program pass documents of every type through every codec that it has, and holds what comes out to what went in.
func (w *Workshop) try(ctx context.Context, program string, p Probe) error {
	documents, err := w.documentsOf(ctx, p.Types, variants)
	if err != nil {
		return err
	}
	answers, err := ask(ctx, program, requests(p, documents))
	if err != nil {
		return err
	}
	for i, document := range documents {
		for range formatsOf(p) {
			if answers, err = compare(answers, document, p); err != nil {
				return fmt.Errorf("type %d: %w", i%p.Types, err)
			}
		}
	}
	if len(answers) > 0 {
		return errors.New("the program has answered more than it was asked")
	}
	return nil
}

// documentsOf returns documents of the first types, of each in turn. For types of the user's there is one each, which is what
// encoding/json writes for its zero value.
func (w *Workshop) documentsOf(ctx context.Context, types, variants int) ([][]byte, error) {
	if w.Subject == nil || types == 0 {
		return probe.Documents(types, variants), nil
	}
	return once(&w.documents, types, func() (documents [][]byte, err error) {
		p := Probe{Reference, Hosts[0], types, []string{"json"}}
		j, err := w.plan(ctx, p)
		if err != nil {
			return nil, err
		}
		err = w.within(ctx, j, func(program string) (err error) {
			documents, err = zeroes(ctx, program, p)
			return err
		})
		return documents, err
	})
}

// zeroes has the program write a zero value of each type.
func zeroes(ctx context.Context, program string, p Probe) (documents [][]byte, err error) {
	answers, err := ask(ctx, program, requests(p, slices.Repeat([][]byte{[]byte("null")}, p.Types)))
	if err != nil {
		return nil, err
	}
	for i := range p.Types {
		document, rest, err, ok := exchange.ReadAnswer(answers)
		if err == nil && !ok {
			err = errUnanswered
		}
		if err != nil {
			return nil, fmt.Errorf("encoding/json and a zero value of type %d: %w", i, err)
		}
		documents, answers = append(documents, document), rest
	}
	return documents, nil
}

// ask runs the program, and returns its answers to some requests.
func ask(ctx context.Context, program string, requests []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program)
	cmd.Stdin = bytes.NewReader(requests)
	var failure bytes.Buffer
	cmd.Stderr = &failure
	answers, err := cmd.Output()
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("the program hangs: it has not answered within %v", patience)
	case err != nil:
		return nil, fmt.Errorf("the program fails: %w\n%s", err, strings.TrimSpace(failure.String()))
	}
	return answers, nil
}

// requests has each document in every format of a probe. The documents are of each type in turn.
func requests(p Probe, documents [][]byte) (all []byte) {
	for i, document := range documents {
		for format := range formatsOf(p) {
			all = exchange.AppendRequest(all, i%p.Types, format, document)
		}
	}
	return all
}

// formatsOf is the number of formats, as it counts for requests: the baseline is asked for its only one, none.
func formatsOf(p Probe) int { return max(1, len(p.Formats)) }

// errUnanswered is the error of a program that ends early.
var errUnanswered = errors.New("the program has not answered everything")

// compare takes an answer, which should be the document itself, or nothing where the program has no codec.
func compare(answers, document []byte, p Probe) (rest []byte, err error) {
	answer, rest, err, ok := exchange.ReadAnswer(answers)
	switch {
	case !ok:
		return nil, errUnanswered
	case err != nil:
		return nil, fmt.Errorf("%s: %w", document, err)
	case len(p.Formats) == 0 && len(answer) == 0, bytes.Equal(answer, document):
		return rest, nil
	}
	return nil, fmt.Errorf("the program makes\n%s of\n%s", answer, document)
}

// sings reports whether the canary is linked.
func sings(program string) (bool, error) {
	text, err := os.ReadFile(program)
	return bytes.Contains(text, []byte(exchange.Song)), err
}
