package cbor

// byteArray reads the elements of an array into a slice of bytes.
func (d *Decoder) byteArray(i, left int, v []byte, elem string) ([]byte, int) {
	n := 0
	for more := true; ; left-- {
		if i, more = d.More(i, left); !more {
			break
		}
		if n < cap(v) {
			v = v[:max(n+1, len(v))]
		} else {
			v = append(v[:n], 0)
		}
		c, next := Uint(d.Src, i, 8)
		if next < 0 {
			next = d.Mismatch(i, elem, true)
		} else {
			v[n] = byte(c)
		}
		n++
		i = next
	}
	if n == 0 {
		return []byte{}, i
	}
	return v[:n], i
}

// elemType returns the name of a slice's element type, as far as the name of the slice tells it.
func elemType(goType string) string {
	if len(goType) > 2 && goType[:2] == "[]" {
		return goType[2:]
	}
	return "uint8"
}
