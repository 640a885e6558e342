package trial

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
)

// A FrameExtent is what rules and units ask of the frames of a trial, in nanoseconds: it is what is left of those of a saved trial.
type FrameExtent struct{ Least, Most, Sum float64 }

// extentOf is that of some frames; zero if there are none.
func extentOf(frames []float64) (e FrameExtent) {
	for _, frame := range frames {
		e.Sum += frame
	}
	if len(frames) > 0 {
		e.Least, e.Most = slices.Min(frames), slices.Max(frames)
	}
	return e
}

// UnmarshalJSON reads the frames. A list of numbers that is known to be valid JSON needs no more than to be cut at its commas.
func (e *FrameExtent) UnmarshalJSON(text []byte) error {
	list, ok := bytes.CutPrefix(text, []byte("["))
	if !ok {
		var frames []float64
		return json.Unmarshal(text, &frames) // null, or the error
	}
	list = bytes.TrimSuffix(list, []byte("]"))
	var frames []float64
	for item := range bytes.SplitSeq(list, []byte(",")) {
		frame, err := strconv.ParseFloat(string(bytes.TrimSpace(item)), 64)
		if err != nil {
			return json.Unmarshal(text, &frames)
		}
		frames = append(frames, frame)
	}
	*e = extentOf(frames)
	return nil
}

// frames is the extent of the result's frames, whether it has been measured or read back.
func (r *Result) frames() FrameExtent {
	if len(r.Frames) > 0 {
		return extentOf(r.Frames)
	}
	return r.Extent
}
