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
	if len(p.Formats) == 0 {
		return holdTo(ctx, program, p.Types, 0, documents, make([][]byte, len(documents)))
	}
	s, _ := lookup(p.Strategy)
	for i, format := range p.Formats {
		if format == documentFormat && !s.part(i).lossy {
			err = holdTo(ctx, program, p.Types, i, documents, documents)
		} else {
			err = w.tryTranslated(ctx, program, p, i, documents)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// holdTo has a program pass documents through one of its codecs, by its index, and holds what comes out to what is wanted.
func holdTo(ctx context.Context, program string, types, codec int, documents, wanted [][]byte) error {
	answers, err := pass(ctx, program, types, codec, documents)
	if err != nil {
		return err
	}
	for i, answer := range answers {
		if !bytes.Equal(answer, wanted[i]) {
			return fmt.Errorf("type %d: the program makes\n%s of\n%s", i%types, answer, documents[i])
		}
	}
	return nil
}

// pass has a program pass documents, of each type in turn, through one of its codecs.
func pass(ctx context.Context, program string, types, codec int, documents [][]byte) (made [][]byte, err error) {
	answers, err := ask(ctx, program, requests(types, codec, documents))
	if err != nil {
		return nil, err
	}
	for i := range documents {
		answer, rest, err, ok := exchange.ReadAnswer(answers)
		if !ok {
			return nil, errUnanswered
		}
		if err != nil {
			return nil, fmt.Errorf("type %d: %q: %w", i%types, documents[i], err)
		}
		made, answers = append(made, answer), rest
	}
	if len(answers) > 0 {
		return nil, errors.New("the program has answered more than it was asked")
	}
	return made, nil
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
	documents, err = pass(ctx, program, p.Types, 0, slices.Repeat([][]byte{[]byte("null")}, p.Types))
	if err != nil {
		return nil, fmt.Errorf("encoding/json and zero values: %w", err)
	}
	return documents, nil
}

// ask runs the program, and returns its answers to some requests.
func ask(ctx context.Context, program string, requests []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program)
	cmd.Stdin = bytes.NewReader(requests)
	cmd.Env = append(os.Environ(), "TZ=UTC") // for formats whose times have no zone
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

// requests asks for each document to be passed through a codec. The documents are of each type in turn.
func requests(types, codec int, documents [][]byte) (all []byte) {
	for i, document := range documents {
		all = exchange.AppendRequest(all, i%types, codec, document)
	}
	return all
}

// errUnanswered is the error of a program that ends early.
var errUnanswered = errors.New("the program has not answered everything")

// sings reports whether the canary is linked.
func sings(program string) (bool, error) {
	text, err := os.ReadFile(program)
	return bytes.Contains(text, []byte(exchange.Song)), err
}
