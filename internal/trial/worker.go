package trial

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
)

// Main is all that the main function of a worker program calls: it runs the trial that its standard input asks for,
// writes the reply to its standard output, and exits. The parent holds the other end of the input open for as long as it
// lives: a worker whose input ends before the trial is over has lost its parent, and exits at once.
//
// The reference is the strategy that the others are held to in formats other than JSON.
func Main(table []strategies.Strategy, works []*workloads.Workload, reference strategies.Strategy) {
	s := stock{table, works, reference}
	if err := s.work(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// A stock is what a worker program has.
type stock struct {
	strategies []strategies.Strategy
	workloads  []*workloads.Workload
	reference  strategies.Strategy
}

// work serves one request, or, as long as they ask for it, one after another.
func (s *stock) work(in io.Reader, out io.Writer) error {
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
		if !request.Stay && hasThreads {
			go exitWithParent(input)
		}
		if err := json.NewEncoder(out).Encode(s.serve(request)); err != nil || !request.Stay {
			return err
		}
	}
}

// hasThreads reports whether a goroutine that waits for input leaves the others running. As WebAssembly, the program waits as a
// whole; the engine that runs it ends with the parent instead.
const hasThreads = runtime.GOOS != "wasip1"

func exitWithParent(input io.Reader) {
	io.Copy(io.Discard, input) // the input has ended whether or not with an error
	fmt.Fprintln(os.Stderr, "worker: the parent has closed the input before the trial was over")
	os.Exit(1)
}

func (s *stock) serve(request Request) Reply {
	if request.Describe {
		return Reply{Strategies: s.describe(), Protocol: protocol}
	}
	limitMemory(request.Design.Memory)
	return s.try(request)
}

// try runs the trial of a request.
func (s *stock) try(request Request) Reply {
	subject, err := s.newSubject(request)
	if errors.Is(err, strategies.ErrUnsupported) {
		return Reply{Skipped: err.Error()}
	}
	if err != nil {
		return Reply{Error: err.Error()}
	}
	if err := subject.verify(); err != nil {
		return Reply{Wrong: err.Error()}
	}
	if request.Count > 0 {
		return subject.call(request.Count)
	}
	counters, done := openCounters()
	defer done()
	result, err := subject.measure(request.Design, request.Reference, counters)
	if err != nil {
		return Reply{Wrong: err.Error()}
	}
	return Reply{Result: result}
}

// DescribeAll describes strategies, but for their formats.
func DescribeAll(table []strategies.Strategy) []Description {
	list := make([]Description, len(table))
	for i, s := range table {
		list[i] = Description{Name: s.Name(), Traits: s.Traits()}
	}
	return list
}

// describe describes the strategies.
func (s *stock) describe() []Description {
	list := DescribeAll(s.strategies)
	for i := range list {
		for _, f := range strategies.Formats() {
			if s.does(s.strategies[i], f) {
				list[i].Formats = append(list[i].Formats, f)
			}
		}
	}
	return list
}

// does reports whether a strategy does some workload in a format. It compiles the types of workloads until one is done.
func (s *stock) does(strategy strategies.Strategy, f strategies.Format) bool {
	return slices.ContainsFunc(s.workloads, func(w *workloads.Workload) bool {
		if w.Types != nil {
			return false
		}
		_, err := strategy.Compile(w.Type(), f)
		return !errors.Is(err, strategies.ErrUnsupported)
	})
}

// newSubject makes the subject of a request.
func (s *stock) newSubject(request Request) (*subject, error) {
	c := request.Case
	i := slices.IndexFunc(s.strategies, func(s strategies.Strategy) bool { return s.Name() == c.Strategy })
	j := slices.IndexFunc(s.workloads, func(w *workloads.Workload) bool { return w.Name == c.Workload })
	if i < 0 || j < 0 {
		return nil, fmt.Errorf("this worker has no strategy %q or no workload %q", c.Strategy, c.Workload)
	}
	of := &subject{op: c.Op, strategy: s.strategies[i], format: c.Format, reference: s.reference, fresh: s.workloads[j].New}
	if c.Op == Compile && of.strategy.Traits().Caches {
		return nil, fmt.Errorf("%w: %s compiles a type once in a process; first-ns of the other operations has the cost",
			strategies.ErrUnsupported, c.Strategy)
	}
	return of, of.prepare(request, s.workloads[j])
}
