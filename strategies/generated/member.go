package generated

import "github.com/vmbench/vmbench/strategies/wire"

// member goes on to the next member of an object, which is predicted to begin with key: a name and its colon. On a hit,
// next is the index of the value; on a miss it is that of the name, or what d.More returned when no member is left.
func member(d *wire.Decoder, i int, key string) (next int, hit, more bool) {
	src := d.Src
	if uint(i) < uint(len(src)) && src[i] == ',' {
		i = wire.Space(src, i+1)
	} else if i, more = d.More(i, '}'); !more {
		return i, false, false
	}
	end := i + len(key)
	if end <= len(src) && string(src[i:end]) == key {
		return wire.Space(src, end), true, true
	}
	return i, false, true
}

// skipMembers reads an object into a struct without fields.
func skipMembers(d *wire.Decoder, i int) int {
	i, more := d.Enter(i, '}')
	for more {
		if _, i = d.Key(i); i < 0 {
			return i
		}
		i, more = d.More(d.Skip(i), '}')
	}
	return i
}
