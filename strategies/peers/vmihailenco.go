package peers

import (
	"bytes"
	"sync"

	"github.com/vmihailenco/msgpack/v5"

	"github.com/vmbench/vmbench/strategies"
)

const vmihailencoModule = "github.com/vmihailenco/msgpack/v5"

// vmihailencoFast is vmihailenco/msgpack as it is by default, with the tags of JSON. It writes integers as large as their Go
// types are.
func vmihailencoFast() *peer {
	return &peer{
		name: "vmihailenco",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary:       summary(vmihailencoModule, `defaults, SetCustomStructTag("json"); Encoder, Decoder`),
				CopiesStrings: true, OwnForm: true,
			}
		},
		codecs: codecs{strategies.MessagePack: same(newVmihailenco(func(e *msgpack.Encoder) {}))},
	}
}

// vmihailencoStd is vmihailenco/msgpack with the shortest integers and sorted maps. It can sort those from string to string,
// bool and any.
func vmihailencoStd() *peer {
	return &peer{
		name: "vmihailenco_std",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary:       summary(vmihailencoModule, `SetCustomStructTag("json"), UseCompactInts, SetSortMapKeys; Encoder, Decoder`),
				CopiesStrings: true,
			}
		},
		codecs: codecs{strategies.MessagePack: same(newVmihailenco(func(e *msgpack.Encoder) {
			e.UseCompactInts(true)
			e.SetSortMapKeys(true)
		}))},
	}
}

// A vmihailenco has encoders and decoders with their options.
type vmihailenco struct{ encoders, decoders *sync.Pool }

type vmihailencoEncoder struct {
	*msgpack.Encoder
	buffer bytes.Buffer
}

type vmihailencoDecoder struct {
	*msgpack.Decoder
	reader bytes.Reader
}

func newVmihailenco(configure func(*msgpack.Encoder)) vmihailenco {
	return vmihailenco{
		encoders: &sync.Pool{New: func() any {
			e := new(vmihailencoEncoder)
			e.Encoder = msgpack.NewEncoder(&e.buffer)
			e.SetCustomStructTag("json")
			configure(e.Encoder)
			return e
		}},
		decoders: &sync.Pool{New: func() any {
			d := new(vmihailencoDecoder)
			d.Decoder = msgpack.NewDecoder(&d.reader)
			d.SetCustomStructTag("json")
			return d
		}},
	}
}

// Append encodes into a buffer over dst, which the library writes to without one of its own.
func (c vmihailenco) Append(dst []byte, v any) ([]byte, error) {
	e := c.encoders.Get().(*vmihailencoEncoder)
	defer c.encoders.Put(e)
	e.buffer = *bytes.NewBuffer(dst)
	err := e.Encode(v)
	out := e.buffer.Bytes()
	e.buffer = bytes.Buffer{}
	if err != nil {
		return dst, err
	}
	return out, nil
}

func (c vmihailenco) Decode(src []byte, v any) error {
	d := c.decoders.Get().(*vmihailencoDecoder)
	defer c.decoders.Put(d)
	d.reader.Reset(src)
	err := d.Decoder.Decode(v)
	d.reader.Reset(nil)
	return err
}
