package size

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
)

// documentFormat is the format of the documents that programs are tried with. A program of another format gets what another program, the
// translator, makes of them with the same codec, or with that of a library for the same format, so that nothing is linked with the one that is measured.
const documentFormat = "json"

// The codecs of a translator.
const (
	intoFormat = iota // reads JSON, writes the format
	fromFormat        // reads the format, writes JSON
)

// tryTranslated is try for one codec of a program, of another format than JSON.
func (w *Workshop) tryTranslated(ctx context.Context, program string, p Probe, codec int, documents [][]byte) error {
	return w.translating(ctx, p, codec, func(translator string) error {
		given, err := pass(ctx, translator, p.Types, intoFormat, documents)
		if err != nil {
			return fmt.Errorf("making documents: %w", err)
		}
		want := documents
		if s, _ := lookup(p.Strategy); s.part(codec).lossy {
			if want, err = pass(ctx, translator, p.Types, fromFormat, given); err != nil {
				return fmt.Errorf("reading documents: %w", err)
			}
		}
		made, err := pass(ctx, program, p.Types, codec, given)
		if err != nil {
			return err
		}
		back, err := pass(ctx, translator, p.Types, fromFormat, made)
		if err != nil {
			return fmt.Errorf("reading what the program makes: %w", err)
		}
		for i := range back {
			if string(back[i]) != string(want[i]) {
				return fmt.Errorf("type %d: the program makes\n%s of\n%s, both as JSON", i%p.Types, back[i], want[i])
			}
		}
		return nil
	})
}

// given returns documents in the first format of a probe.
func (w *Workshop) given(ctx context.Context, p Probe, documents [][]byte) (given [][]byte, err error) {
	if len(p.Formats) == 0 || p.Formats[0] == documentFormat {
		return documents, nil
	}
	err = w.translating(ctx, p, 0, func(translator string) error {
		given, err = pass(ctx, translator, p.Types, intoFormat, documents)
		return err
	})
	return given, err
}

// translating builds the translator of a codec for as long as a function needs it.
func (w *Workshop) translating(ctx context.Context, p Probe, codec int, use func(translator string) error) error {
	s, _ := lookup(p.Strategy)
	s = s.part(codec)
	p = Probe{Strategy: cmp.Or(s.translator, s.Name), Host: Hosts[0], Types: p.Types, Formats: slices.Clone(p.Formats[codec : codec+1])}
	j, err := w.plan(ctx, p)
	if err != nil {
		return err
	}
	j.main = translatorOf(p)
	return w.within(ctx, j, use)
}

// translatorOf is the source of a translator's main function.
func translatorOf(p Probe) []byte {
	s, _ := lookup(p.Strategy)
	return fmt.Appendf(nil, `package main

import (
	text %q
	codec %q
	"%[3]s/internal/probe/live"
	"%[3]s/internal/size/exchange"
	host %[4]q
)

func main() {
	host.Run(live.Table, []exchange.Codec{
		{Decode: text.JSON().Decode, Append: codec.%[5]s().Append},
		{Decode: codec.%[5]s().Decode, Append: text.JSON().Append},
	})
}
`, s.texts(), s.codecs(), module, path.Join(module, hostsDir, p.Host), codecFunctions[p.Formats[0]])
}
