package vmcompact

import (
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/vm/compact"
	"github.com/vmbench/vmbench/workloads/schema"
)

// JSON is the format of encoding/json.
var JSON = Format{strategies.JSON, func(t *schema.Type) (strategies.Codec, error) {
	p, err := compileJSON(t)
	if err != nil {
		return nil, err
	}
	return jsonCodec{p}, nil
}}

// compileJSON makes the program of a type.
func compileJSON(t *schema.Type) (*compact.JSON, error) {
	p, l, err := programOf(t, false)
	if err != nil {
		return nil, err
	}
	f := &compact.JSON{
		Programs: p, Maps: compact.JSONMaps{Append: compact.AppendMap, Decode: compact.DecodeMap}, ReadBytes: compact.ReadBytes,
	}
	for _, h := range l.Hooks() {
		f.Functions = append(f.Functions, functionsOf(h))
	}
	return f, nil
}

var contentsOfJSON contents[*compact.JSON]

// A jsonCodec has the program of one type.
type jsonCodec struct{ programs *compact.JSON }

func (c jsonCodec) Append(dst []byte, v any) ([]byte, error) { return c.programs.Append(0, dst, v) }
func (c jsonCodec) Decode(src []byte, v any) error           { return c.programs.Decode(0, src, v) }
