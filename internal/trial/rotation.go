package trial

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"time"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A rotation is the messages of a workload of many types, which take turns: each call is of the next one. It goes the same way
// to the codec of a message for every strategy. Its order is longer than what branch predictors remember, and the same for
// all trials of a run; the turns go on from window to window.
type rotation struct {
	types    []rotated
	messages []message
	order    []uint16
	at       int
}

// A rotated is one of the types.
type rotated struct {
	schema *schema.Type
	codec  strategies.Codec
	fresh  func() any
}

// A message is what is encoded and decoded in one turn.
type message struct {
	codec    strategies.Codec
	fresh    func() any
	value    any // what is encoded
	document []byte
}

// turns is the length of the order. It must be a power of two, and be able to number all messages.
const turns = 1 << 16

// newRotation reads the messages, one in each line, of the types in turn.
func newRotation(types []func() any, document []byte, seed uint64) (*rotation, error) {
	r := &rotation{types: make([]rotated, len(types)), order: make([]uint16, turns)}
	for i, fresh := range types {
		r.types[i].fresh = fresh
	}
	for line := range bytes.Lines(document) {
		t := r.types[len(r.messages)%len(types)]
		r.messages = append(r.messages, message{fresh: t.fresh, document: bytes.TrimSuffix(line, []byte{'\n'})})
	}
	if n := len(r.messages); n < len(types) || n > turns {
		return nil, fmt.Errorf("the document has %d messages for %d types; want one of each at least, and at most %d", n, len(types), turns)
	}
	random := rand.New(rand.NewPCG(seed, rotationStream))
	for i := range r.order {
		r.order[i] = uint16(random.IntN(len(r.messages)))
	}
	return r, nil
}

// rotationStream sets the numbers of the rotation apart from those of rounds and layouts, which have the same seed.
const rotationStream = 1 << 63

// fill builds the values that are encoded, by encoding/json whatever the strategy.
func (r *rotation) fill() error {
	for i := range r.messages {
		m := &r.messages[i]
		m.value = m.fresh()
		if err := json.Unmarshal(m.document, m.value); err != nil {
			return fmt.Errorf("message %d: %w", i, err)
		}
	}
	return nil
}

// compile prepares the codecs of all types, and returns how long that takes.
func (r *rotation) compile(s strategies.Strategy, f strategies.Format) (took time.Duration, err error) {
	begin := time.Now()
	for i := range r.types {
		t := &r.types[i]
		t.schema = schema.Of(reflect.TypeOf(t.fresh()).Elem())
		if t.codec, err = s.Compile(t.schema, f); err != nil {
			return 0, fmt.Errorf("%s: %w", t.schema, err)
		}
	}
	took = time.Since(begin)
	for i := range r.messages {
		r.messages[i].codec = r.types[i%len(r.types)].codec
	}
	return took, nil
}

// translate puts the reference's documents in another format in the place of the messages, which are JSON.
func (r *rotation) translate(reference strategies.Strategy, f strategies.Format) error {
	codecs := make([]strategies.Codec, len(r.types))
	for i := range r.types {
		var err error
		if codecs[i], err = reference.Compile(r.types[i].schema, f); err != nil {
			return fmt.Errorf("%s: %w", r.types[i].schema, err)
		}
	}
	for i := range r.messages {
		m := &r.messages[i]
		value := m.fresh()
		err := json.Unmarshal(m.document, value)
		if err == nil {
			m.document, err = codecs[i%len(codecs)].Append(nil, value)
		}
		if err != nil {
			return fmt.Errorf("message %d in %s: %w", i, f, err)
		}
	}
	return nil
}

// load adds steps of the reference loop to each call.
func (r *rotation) load(steps int) {
	for i := range r.messages {
		r.messages[i].codec = loaded{r.messages[i].codec, steps}
	}
}

// verify checks every message as a subject of its own, and returns how many bytes they have on the average.
func (r *rotation) verify(s *subject) (mean int, err error) {
	total := 0
	for i, m := range r.messages {
		one := &subject{
			op: s.op, strategy: s.strategy, format: s.format, schema: r.types[i%len(r.types)].schema, codec: m.codec, reference: s.reference,
			fresh: m.fresh, value: m.value, input: m.document, canonical: m.document,
		}
		if err := one.verify(); err != nil {
			return 0, fmt.Errorf("message %d, of %s: %w", i, r.types[i%len(r.types)].schema, err)
		}
		total += one.encoded
	}
	return total / len(r.messages), nil
}

// size is how many bytes the documents have on the average.
func (r *rotation) size() int {
	total := 0
	for _, m := range r.messages {
		total += len(m.document)
	}
	return total / len(r.messages)
}

// next is the message of the next turn.
func (r *rotation) next() *message {
	m := &r.messages[r.order[r.at&(turns-1)]]
	r.at++
	return m
}

// loop returns the loop of an operation. That of a strategy which does nothing shows what the turns themselves cost.
func (r *rotation) loop(s *subject) loop {
	null := s.strategy.Traits().Null
	switch {
	case s.op == Compile:
		return r.compileLoop(s.strategy, s.format)
	case null && s.op == Decode:
		return r.bareDecodeLoop()
	case null:
		return r.bareAppendLoop()
	case s.op == Decode:
		return r.decodeLoop()
	case s.op == Append:
		return r.appendLoop()
	}
	return r.encodeLoop()
}

func (r *rotation) encodeLoop() loop {
	return func(n int) error {
		var last []byte
		for range n {
			m := r.next()
			out, err := strategies.Encode(m.codec, m.value)
			if err != nil {
				return err
			}
			last = out
		}
		kept = last
		return nil
	}
}

func (r *rotation) appendLoop() loop {
	var reused []byte
	return func(n int) error {
		buffer := reused
		for range n {
			m := r.next()
			out, err := m.codec.Append(buffer[:0], m.value)
			if err != nil {
				return err
			}
			buffer = out
		}
		reused, kept = buffer, buffer
		return nil
	}
}

func (r *rotation) decodeLoop() loop {
	return func(n int) error {
		for range n {
			m := r.next()
			if err := m.codec.Decode(m.document, m.fresh()); err != nil {
				return err
			}
		}
		return nil
	}
}

// compileLoop compiles the type of the next message.
func (r *rotation) compileLoop(s strategies.Strategy, f strategies.Format) loop {
	return func(n int) error {
		for range n {
			i := int(r.order[r.at&(turns-1)]) % len(r.types)
			r.at++
			if _, err := s.Compile(r.types[i].schema, f); err != nil {
				return err
			}
		}
		return nil
	}
}

func (r *rotation) bareAppendLoop() loop {
	return func(n int) error {
		for range n {
			m := r.next()
			if _, err := m.codec.Append(nil, m.value); err != nil {
				return err
			}
		}
		return nil
	}
}

func (r *rotation) bareDecodeLoop() loop {
	return func(n int) error {
		for range n {
			m := r.next()
			if err := m.codec.Decode(m.document, m.value); err != nil {
				return err
			}
		}
		return nil
	}
}
