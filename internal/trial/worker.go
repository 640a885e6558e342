package trial

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// Main is all that the main function of a worker program calls: it runs the trial that its standard input asks for,
// writes the reply to its standard output, and exits. The parent holds the other end of the input open for as long as it
// lives: a worker whose input ends before the trial is over has lost its parent, and exits at once.
func Main(table []strategies.Strategy, works []*workloads.Workload) {
	if err := work(os.Stdin, os.Stdout, table, works); err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// work serves one request, or, as long as they ask for it, one after another.
func work(in io.Reader, out io.Writer, table []strategies.Strategy, works []*workloads.Workload) error {
	input := bufio.NewReader(in)
	for served := 0; ; served++ {
		line, err := input.ReadBytes('\n')
		if served > 0 && errors.Is(err, io.EOF) && len(line) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the request: %w", err)
		}
		var request Request
		if err := json.Unmarshal(line, &request); err != nil {
			return fmt.Errorf("reading the request: %w", err)
		}
		if !request.Stay {
			go exitWithParent(input)
		}
		if err := json.NewEncoder(out).Encode(serve(request, table, works)); err != nil || !request.Stay {
			return err
		}
	}
}

func exitWithParent(input io.Reader) {
	io.Copy(io.Discard, input) // the input has ended whether or not with an error
	fmt.Fprintln(os.Stderr, "worker: the parent has closed the input before the trial was over")
	os.Exit(1)
}

func serve(request Request, table []strategies.Strategy, works []*workloads.Workload) Reply {
	if request.Describe {
		return Reply{Strategies: DescribeAll(table)}
	}
	limitMemory(request.Design.Memory)
	s, err := newSubject(request, table, works)
	if errors.Is(err, strategies.ErrUnsupported) {
		return Reply{Skipped: err.Error()}
	}
	if err != nil {
		return Reply{Error: err.Error()}
	}
	if err := s.verify(); err != nil {
		return Reply{Wrong: err.Error()}
	}
	if request.Count > 0 {
		return s.call(request.Count)
	}
	counters, done := openCounters()
	defer done()
	result, err := s.measure(request.Design, request.Reference, counters)
	if err != nil {
		return Reply{Wrong: err.Error()}
	}
	return Reply{Result: result}
}

// DescribeAll describes strategies.
func DescribeAll(table []strategies.Strategy) []Description {
	list := make([]Description, len(table))
	for i, s := range table {
		list[i] = Description{s.Name(), s.Traits()}
	}
	return list
}

// A subject is what one trial measures.
type subject struct {
	op       Op
	strategy strategies.Strategy
	format   strategies.Format
	schema   *schema.Type
	codec    strategies.Codec
	firstUse time.Duration

	fresh            func() any // a pointer to a zero value
	value            any        // what is encoded
	input, canonical []byte
	encoded          int // bytes that the codec wrote for the value when it was verified

	// rotation has the messages of a workload of many types, in place of schema, codec, fresh and value; nil for others.
	rotation *rotation
}

func newSubject(request Request, table []strategies.Strategy, works []*workloads.Workload) (*subject, error) {
	c := request.Case
	i := slices.IndexFunc(table, func(s strategies.Strategy) bool { return s.Name() == c.Strategy })
	j := slices.IndexFunc(works, func(w *workloads.Workload) bool { return w.Name == c.Workload })
	if i < 0 || j < 0 {
		return nil, fmt.Errorf("this worker has no strategy %q or no workload %q", c.Strategy, c.Workload)
	}
	s := &subject{op: c.Op, strategy: table[i], format: c.Format, fresh: works[j].New}
	if c.Op == Compile && s.strategy.Traits().Caches {
		return nil, fmt.Errorf("%w: %s compiles a type once in a process; first-ns of the other operations has the cost",
			strategies.ErrUnsupported, c.Strategy)
	}
	if err := s.load(request, works[j]); err != nil {
		return nil, err
	}
	if err := s.compile(); err != nil {
		return nil, err
	}
	if request.Load > 0 {
		s.addLoad(request.Load)
	}
	return s, nil
}

// addLoad adds steps of the reference loop to each call.
func (s *subject) addLoad(steps int) {
	if s.rotation != nil {
		s.rotation.load(steps)
		return
	}
	s.codec = loaded{s.codec, steps}
}

// load reads the documents and builds the value that is encoded. The value of a document is read by encoding/json
// whatever the strategy, so that none encodes from memory that its own decoder has laid out.
func (s *subject) load(request Request, workload *workloads.Workload) (err error) {
	if s.input, err = os.ReadFile(request.Input); err != nil {
		return err
	}
	s.canonical = s.input
	if request.Canonical != request.Input {
		if s.canonical, err = os.ReadFile(request.Canonical); err != nil {
			return err
		}
	}
	if workload.Types != nil {
		if s.rotation, err = newRotation(workload.Types, s.input, request.Seed); err != nil {
			return err
		}
	}
	switch {
	case s.op == Decode || s.op == Compile:
	case s.rotation != nil:
		return s.rotation.fill()
	case request.FromInput:
		s.value = workload.New()
		return json.Unmarshal(s.input, s.value)
	default:
		s.value = workload.Value()
	}
	return nil
}

// compile prepares the codec, or those of all types, and takes the time of it: what the first use costs a fresh process.
func (s *subject) compile() (err error) {
	if s.rotation != nil {
		s.firstUse, err = s.rotation.compile(s.strategy, s.format)
		return err
	}
	begin := time.Now()
	s.schema = schema.Of(reflect.TypeOf(s.fresh()).Elem())
	s.codec, err = s.strategy.Compile(s.schema, s.format)
	s.firstUse = time.Since(begin)
	return err
}
