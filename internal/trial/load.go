package trial

import (
	"slices"

	"github.com/vmbench/vmbench/strategies"
)

// A loaded codec does a known amount of work more in each call, for one goroutine at a time. The work is that of the
// reference loop: what makes a clean window clean makes it as fast as it can be.
type loaded struct {
	strategies.Codec
	steps int
}

func (c loaded) Append(dst []byte, v any) ([]byte, error) {
	out, err := c.Codec.Append(dst, v)
	frameSink = referenceLoop(c.steps)
	return out, err
}

func (c loaded) Decode(src []byte, v any) error {
	err := c.Codec.Decode(src, v)
	frameSink = referenceLoop(c.steps)
	return err
}

// StepTime is the time of a step of the reference loop, in nanoseconds, on a machine at the speed that it is known for by
// the records of a run; 0 if they say nothing.
func StepTime(records []Record) float64 {
	var best []float64
	for _, r := range records {
		if r.Result != nil && len(r.Result.Frames) > 0 {
			best = append(best, slices.Min(r.Result.Frames))
		}
	}
	if len(best) == 0 {
		return 0
	}
	return quantile(best, referencePart) / frameSteps
}
