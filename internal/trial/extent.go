package trial

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// A FrameExtent is what rules and units ask of the frames of a trial, in nanoseconds: it is what is left of those of a saved trial.
type FrameExtent struct{ Least, Most, Sum float64 }

// extentOf is that of some frames; zero if there are none.
func extentOf(frames []float64) (e FrameExtent) {
	for _, frame := range frames {
		e.add(frame)
	}
	return e
}

func (e *FrameExtent) add(frame float64) {
	if *e == (FrameExtent{}) {
		e.Least = frame
	}
	e.Least, e.Most, e.Sum = min(e.Least, frame), max(e.Most, frame), e.Sum+frame
}

// UnmarshalJSON reads the frames. A list of numbers that is known to be valid JSON needs no more than to be cut at its commas.
func (e *FrameExtent) UnmarshalJSON(text []byte) error {
	list, ok := bytes.CutPrefix(text, []byte("["))
	list = bytes.TrimSuffix(list, []byte("]"))
	var read FrameExtent
	for ok && len(list) > 0 {
		var item []byte
		item, list, _ = bytes.Cut(list, []byte(","))
		frame, err := strconv.ParseFloat(string(bytes.TrimSpace(item)), 64)
		ok = err == nil
		read.add(frame)
	}
	if !ok {
		var frames []float64
		err := json.Unmarshal(text, &frames) // null, or the error
		*e = extentOf(frames)
		return err
	}
	*e = read
	return nil
}

// frames is the extent of the result's frames, whether it has been measured or read back.
func (r *Result) frames() FrameExtent {
	if len(r.Frames) > 0 {
		return extentOf(r.Frames)
	}
	return r.Extent
}
