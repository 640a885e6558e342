package wire

// Mismatch is called when the value at i is not of the form its Go type wants. null is passed over without an error; a
// syntax error is Stop; any other value is skipped and a *TypeError saved with encoding/json's description and offset.
// numeric says that the Go type is a number, so that numbers which do not fit are quoted in the error.
func (d *Decoder) Mismatch(i int, goType string, numeric bool) int {
	next := d.Skip(i)
	if next < 0 {
		return Stop
	}
	offset := next
	value := ""
	switch d.Src[i] {
	case 'n':
		return next
	case 't', 'f':
		value = "bool"
	case '"':
		value = "string"
	case '[':
		value, offset = "array", i+1
	case '{':
		value, offset = "object", i+1
	default:
		value = "number"
		if numeric {
			value += " " + string(d.Src[i:next])
		}
	}
	d.Save(&TypeError{Value: value, GoType: goType, Offset: int64(offset)})
	return next
}
