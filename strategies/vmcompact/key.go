package vmcompact

import (
	"unsafe"

	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/strategies/vm/compact/layout"
	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/workloads/schema"
)

// keyOf makes the functions of the keys of maps that have methods for it.
func keyOf(k layout.Key) compact.Key {
	t := k.Type
	key := compact.Key{Type: nilOf(t)}
	if k.Written == schema.KeyText {
		key.Append = func(p unsafe.Pointer, of compact.TypeName, format string) (string, error) {
			v := pointerTo(t.Go, p)
			if t.Kind == schema.Pointer {
				to := *(*unsafe.Pointer)(p)
				if to == nil {
					return "", nil
				}
				v = pointerTo(t.Elem.Go, to)
			}
			text, err := v.(wire.TextMarshaler).MarshalText()
			return string(text), compact.KeyError(of, format, err)
		}
	}
	switch k.Read {
	case schema.KeyJSON:
		key.Decode = func(p unsafe.Pointer, _, literal []byte) error {
			return method[wire.Unmarshaler](t, p).UnmarshalJSON(literal)
		}
	case schema.KeyText:
		key.Decode = func(p unsafe.Pointer, name, _ []byte) error {
			return method[wire.TextUnmarshaler](t, p).UnmarshalText(name)
		}
	}
	return key
}
