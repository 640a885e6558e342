package trial

import (
	"encoding/json"
	"os"
	"reflect"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A subject is what one trial measures.
type subject struct {
	op       Op
	strategy strategies.Strategy
	format   strategies.Format
	schema   *schema.Type
	codec    strategies.Codec
	firstUse time.Duration

	// reference is not to be used before the codec is compiled: it would have warmed what the first use has to find cold.
	reference strategies.Strategy

	fresh            func() any // a pointer to a zero value
	value            any        // what is encoded
	input, canonical []byte
	encoded          int // bytes that the codec wrote for the value when it was verified

	// rotation has the messages of a workload of many types, in place of schema, codec, fresh and value; nil for others.
	rotation *rotation
}

// prepare loads the data and compiles the codec.
func (s *subject) prepare(request Request, workload *workloads.Workload) error {
	if err := s.load(request, workload); err != nil {
		return err
	}
	if err := s.compile(); err != nil {
		return err
	}
	if s.rotation != nil && s.format != strategies.JSON {
		if err := s.rotation.translate(s.reference, s.format); err != nil {
			return err
		}
	}
	if request.Load > 0 {
		s.addLoad(request.Load)
	}
	return nil
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
	case request.Value != "":
		s.value = workload.New()
		return s.readValue(request)
	default:
		s.value = workload.Value()
	}
	return nil
}

// readValue reads the value that is encoded from a JSON document, which is the input already, if the format is JSON.
func (s *subject) readValue(request Request) (err error) {
	text := s.input
	if request.Value != request.Input {
		if text, err = os.ReadFile(request.Value); err != nil {
			return err
		}
	}
	return json.Unmarshal(text, s.value)
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
