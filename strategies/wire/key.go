package wire

// KeyLiteral returns what a member begins with: its name as a string, and the colon.
func KeyLiteral(name string) string { return string(append(AppendString(nil, name), ':')) }

// Key reads a member's name at i and the colon after it; next is the index of the value. The name is unescaped, valid until
// the next call, and must not be changed. next is Stop on a syntax error.
func (d *Decoder) Key(i int) (name []byte, next int) {
	src := d.Src
	if uint(i) >= uint(len(src)) || src[i] != '"' {
		return nil, Stop
	}
	end := plainRun(src, i+1)
	if end < len(src) && src[end] == '"' {
		name, next = src[i+1:end:end], end+1
	} else if name, next = d.textSlow(i, end); next < 0 {
		return nil, Stop
	}
	if next < len(src) && src[next] == ':' {
		return name, Space(src, next+1)
	}
	return name, colon(src, next)
}

// colon passes over the colon at or after i and the white space around it.
func colon(src []byte, i int) (next int) {
	i = Space(src, i)
	if i >= len(src) || src[i] != ':' {
		return Stop
	}
	return Space(src, i+1)
}

// KeyInt reads the name of a member as the key of a map. name is as Key returned it, at the index of its opening quote.
// ok is false, with an error saved, when it does not fit.
func (d *Decoder) KeyInt(name []byte, at, bits int, goType string) (v int64, ok bool) {
	if v, ok = parseInt(name, bits); !ok {
		d.badKey(name, at, goType)
	}
	return v, ok
}

// KeyUint is KeyInt for unsigned keys.
func (d *Decoder) KeyUint(name []byte, at, bits int, goType string) (v uint64, ok bool) {
	if v, ok = parseUint(name, bits); !ok {
		d.badKey(name, at, goType)
	}
	return v, ok
}

func (d *Decoder) badKey(name []byte, at int, goType string) {
	d.Save(&TypeError{Value: "number " + string(name), GoType: goType, Offset: int64(at) + 1})
}
