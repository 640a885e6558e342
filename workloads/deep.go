package workloads

import "fmt"

var deep = &Workload{
	Name:    "deep",
	Summary: "1,000 levels: a call stack whose frames hold their callers",
	New:     func() any { return new(Deep) },
	Value:   func() any { return deepValue() },
}

// Deep is the report of a crash after runaway recursion.
type Deep struct {
	Signal string     `json:"signal"`
	Thread int32      `json:"thread"`
	Frame  *DeepFrame `json:"frame"`
}

// DeepFrame is one frame of a call stack. Its caller is a frame of its own, or was inlined and is then held by a slice.
type DeepFrame struct {
	Function string      `json:"function"`
	Line     int32       `json:"line"`
	Caller   *DeepFrame  `json:"caller,omitempty"`
	Inlined  []DeepFrame `json:"inlined,omitempty"`
}

// The frames are fewer than the 1,000 pointers and slices after which encoding/json looks for cycles, which has a cost of
// its own. A slice is a level of the document besides its frame.
const (
	deepFrames  = 800
	deepInlined = 4 // every fourth caller was inlined
)

func deepValue() *Deep {
	functions := [...]string{"parser.expr", "parser.term", "parser.factor", "parser.group", "eval.call"}
	frame := DeepFrame{Function: "main.main", Line: 12}
	for i := deepFrames - 1; i > 0; i-- {
		callee := DeepFrame{Function: functions[i%len(functions)], Line: int32(40 + 7*i%311)}
		if i%deepInlined == 0 {
			callee.Inlined = []DeepFrame{frame}
		} else {
			callee.Caller = new(frame)
		}
		frame = callee
	}
	return &Deep{Signal: fmt.Sprintf("stack overflow after %d frames", deepFrames), Thread: 7, Frame: &frame}
}
