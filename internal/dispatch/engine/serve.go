package engine

import (
	"context"
	"encoding/json"
	"io"
)

// Serve does a job, given as JSON, with variants that the calling program makes of its modules, and tells a transcript of it: it is for
// engines that vmbench can run only as a program of their own. A module that cannot be made a variant is one that the engine refuses.
func Serve(ctx context.Context, text []byte, w io.Writer, instantiate func(Module) (Variant, error)) error {
	var job Job
	if err := json.Unmarshal(text, &job); err != nil {
		return err
	}
	lines := json.NewEncoder(w)
	var variants []Variant
	for _, m := range job.Modules {
		v, err := instantiate(m)
		if err != nil {
			if err := lines.Encode(line{Fault: &Cell{Technique: m.Technique, Fault: Unsupported, Err: err.Error()}}); err != nil {
				return err
			}
			continue
		}
		variants = append(variants, v)
	}
	cells, err := Measure(ctx, job, variants, func(s Sample) {
		_ = lines.Encode(line{Sample: &s}) // whoever does not read it any more ends this program
	})
	for _, c := range cells {
		if err := lines.Encode(line{Fault: &c}); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	return lines.Encode(line{End: true})
}
