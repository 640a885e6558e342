package layout

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/vmbench/vmbench/strategies/wire"
	"github.com/vmbench/vmbench/strategies/wire/cbor"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A namePool is the names of members as compact.Programs has them, each once.
type namePool struct {
	text strings.Builder
	at   map[string]int
	fold bool // there is a name that is more than ASCII
}

// index returns where the name of a field is in the pool, and adds it if it is not.
func (p *namePool) index(f *schema.Field) int {
	name, literal := nameOf(f)
	if at, ok := p.at[name]; ok {
		return at
	}
	at := p.text.Len()
	p.fold = p.fold || strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf })
	p.at[name] = at
	if literal == `,"`+name+`":` && len(literal) < 1<<8 {
		p.text.WriteByte(byte(len(literal)))
		p.text.WriteString(literal)
		return at
	}
	p.text.Write([]byte{0, byte(len(literal)), byte(len(literal) >> 8), byte(len(name)), byte(len(name) >> 8)})
	p.text.WriteString(literal)
	p.text.WriteString(name)
	return at
}

// nameOf is the name by which a member is found, and what stands before its value in JSON, or the bytes of the integer that it has for a name.
func nameOf(f *schema.Field) (name, literal string) {
	if n, err := strconv.ParseInt(f.Name, 10, 64); err == nil && f.Options.KeyAsInt {
		return cbor.IntName(n), string(binary.LittleEndian.AppendUint64(nil, uint64(n)))
	}
	return f.Name, "," + wire.KeyLiteral(f.Name)
}
