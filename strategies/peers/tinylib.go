package peers

import (
	"fmt"
	"reflect"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/peers/copies"
	"github.com/vmbench/vmbench/workloads"
	"github.com/vmbench/vmbench/workloads/schema"
)

const tinylibModule = "github.com/tinylib/msgp"

// tinylib is the code that tinylib/msgp generates, with what the format specifies for times, and the difference between nil
// and empty.
func tinylib() *peer {
	return &peer{
		name: "msgp",
		traits: func() strategies.Traits {
			return strategies.Traits{
				Summary: summary(tinylibModule, "generated; newtime, timezone utc, maps binkeys, allownil; MarshalMsg, UnmarshalMsg"),
				PerType: true, CopiesStrings: true, ChecksEnd: true, OwnForm: true,
			}
		},
		codecs: codecs{strategies.MessagePack: tinylibCodec},
	}
}

func tinylibCodec(t *schema.Type) (strategies.Codec, error) {
	if t.Go == reflect.TypeFor[workloads.Variants]() {
		return nil, fmt.Errorf("%w: msgp does not write structs in an any", strategies.ErrUnsupported)
	}
	view, err := copyOf(t)
	if err != nil {
		return nil, err
	}
	return tinylibCopy{view}, nil
}

type tinylibCopy struct{ view func(v any) copies.Value }

func (c tinylibCopy) Append(dst []byte, v any) ([]byte, error) {
	out, err := c.view(v).MarshalMsg(dst)
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Decode looks at what UnmarshalMsg has left: a caller gets it for that.
func (c tinylibCopy) Decode(src []byte, v any) error {
	rest, err := c.view(v).UnmarshalMsg(src)
	if err == nil && len(rest) > 0 {
		return errTrailing
	}
	return err
}
