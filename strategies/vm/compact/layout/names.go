package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/vmbench/vmbench/strategies/wire"
)

// A namePool is the names of members as compact.Programs has them, each once.
type namePool struct {
	text strings.Builder
	at   map[string]int
	fold bool // there is a name that is more than ASCII
}

// index returns where a name is in the pool, and adds it if it is not.
func (p *namePool) index(name string) int {
	if at, ok := p.at[name]; ok {
		return at
	}
	at := p.text.Len()
	p.fold = p.fold || strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf })
	p.at[name] = at
	literal := "," + wire.KeyLiteral(name)
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
