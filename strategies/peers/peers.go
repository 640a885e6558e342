// Package peers makes strategies of the libraries that users would pick instead, for JSON, CBOR and MessagePack.
//
// In flow types and values of the workloads; out flow codecs that hand them to a library. It is a module of its own, with
// its own worker (cmd/peers), so that the libraries are dependencies of neither vmbench nor its binary. Nothing of a format
// is done here: a codec only puts a library's own output behind dst, and a library's answer is never mended, even where
// it is wrong. What each does and leaves out is in its Traits, and a test asks the library itself for every one of them.
//
// Most libraries come in two configurations. The bare name is the fastest that is documented and loses nothing of the
// value; the name with _std is the one that comes nearest to the reference: encoding/json, or in the binary formats what
// the strategies of this repository write. Both use the best way that the library has to write into a buffer of the
// caller, and read in a mode in which a decoded value keeps no reference to the input.
package peers

import (
	"fmt"
	"reflect"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/workloads/schema"
)

// Strategies are the peers, in the order in which tables show them.
func Strategies() []strategies.Strategy {
	return []strategies.Strategy{
		encodingJSON(),
		jsonV2(),
		jsonV2Std(),
		goccy(),
		goccyStd(),
		sonicFastest(),
		sonicStd(),
		segmentioFast(),
		segmentioStd(),
		jsoniterFast(),
		jsoniterStd(),
		easyjsonFast(),
		easyjsonStd(),
		fxamackerFast(),
		fxamackerStd(),
		ugorjiFast(),
		ugorjiStd(),
		vmihailencoFast(),
		vmihailencoStd(),
		shamaton(),
		tinylib(),
	}
}

// A peer is a library in one configuration, as a strategy.
type peer struct {
	name   string
	traits func() strategies.Traits
	codecs codecs
}

// Codecs are functions that return the library's codec for a type, by format, or an error that wraps
// strategies.ErrUnsupported. They prepare what the library has calls for; the rest comes with the first use.
type codecs map[strategies.Format]func(t *schema.Type) (strategies.Codec, error)

func (p *peer) Name() string { return p.name }

// Traits are those of the library, and that it caches, as all of them do.
func (p *peer) Traits() strategies.Traits {
	traits := p.traits()
	traits.Caches = true
	return traits
}

// Compile has the library do all that it does only once for a type: most do it silently when they first meet a value, so
// one is written and read here. Libraries keep the result for the whole process: it is in a fresh process that the cost of
// Compile is that of the first use, and every later call finds what the first has left.
func (p *peer) Compile(t *schema.Type, f strategies.Format) (strategies.Codec, error) {
	compile := p.codecs[f]
	if compile == nil {
		return nil, fmt.Errorf("%w: %s does not write %s", strategies.ErrUnsupported, p.name, f)
	}
	codec, err := compile(t)
	if err != nil {
		return nil, err
	}
	useOnce(codec, t)
	return codec, nil
}

// useOnce writes and reads a zero value. What comes of it, and whether it fails, is for those who use the codec.
func useOnce(codec strategies.Codec, t *schema.Type) {
	zero := reflect.New(t.Go).Interface()
	if text, err := codec.Append(nil, zero); err == nil {
		_ = codec.Decode(text, zero)
	}
}

// same returns a function that makes the same codec for each type.
func same(c strategies.Codec) func(*schema.Type) (strategies.Codec, error) {
	return func(*schema.Type) (strategies.Codec, error) { return c, nil }
}
