package strategytest

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/vmbench/vmbench/strategies"
)

// callers is how many goroutines use one codec at once, and repeats how often each does.
const (
	callers = 4
	repeats = 8
)

// together uses a codec that is fresh, so that what it prepares on first use is not yet there, from several goroutines.
func (r *run) together() {
	var text []byte
	for _, v := range r.subject.Values() {
		if out, err := r.reference.marshal(v); err == nil && len(out) > len(text) {
			text = out
		}
	}
	value := r.subject.New()
	if text == nil || r.reference.unmarshal(text, value) != nil {
		return
	}
	again, err := r.reference.marshal(value)
	if err != nil {
		return
	}
	work := repeats
	if r.subject.large() {
		work = 1
	}
	for _, e := range r.entrants {
		e.result.Cases++
		if err := guard(func() error { return e.together(r, work, text, value, again) }); err != nil {
			e.result.fail(Failure{
				Check: "use by several goroutines", Input: r.reference.shown(text), Want: "the results of one goroutine", Got: err.Error(),
			})
		}
	}
}

// together decodes text, which gives value, and encodes value, which gives again.
func (e *entrant) together(r *run, work int, text []byte, value any, again []byte) error {
	codec, err := e.strategy.Compile(r.subject.Type, e.result.Format)
	if err != nil {
		return err
	}
	faults := make([]error, callers)
	var all sync.WaitGroup
	for caller := range callers {
		all.Go(func() {
			for range work {
				err := guard(func() error { return e.roundTrip(codec, text, r.subject.New(), value, again) })
				if err != nil {
					faults[caller] = err
				}
			}
		})
	}
	all.Wait()
	return errors.Join(faults...)
}

// roundTrip decodes text into target, which then is to equal value, and encodes value.
func (e *entrant) roundTrip(codec strategies.Codec, text []byte, target, value any, again []byte) error {
	if err := codec.Decode(text, target); err != nil {
		return err
	}
	if path, want, got := difference(value, target); path != "" {
		return fmt.Errorf("at %s %s instead of %s", path, got, want)
	}
	out, err := codec.Append([]byte(prefix), value)
	if err != nil {
		return err
	}
	if !bytes.Equal(out[len(prefix):], again) && !e.equivalent(again, value, out) {
		return fmt.Errorf("encoded %s", e.reference.shown(out))
	}
	return nil
}
