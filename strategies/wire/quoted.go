package wire

import (
	"errors"
	"strconv"
	"strings"
)

// The option "string": the value is inside a JSON string. null, bare or in quotes, leaves old. Errors are encoding/json's,
// including that some are saved and others end decoding. goType is the type of the field, with a star for a pointer.

// QuotedNull passes over null and "null"; for anything else it returns Stop. A bare number that no float64 holds counts as
// null too, and its error is saved: encoding/json has nothing left of it.
func (d *Decoder) QuotedNull(i int) (next int) {
	if next = Null(d.Src, i); next >= 0 {
		return next
	}
	if text, next := d.text(i); next >= 0 {
		if string(text) == "null" {
			return next
		}
		return Stop
	}
	if _, next := NumberLiteral(d.Src, i); next >= 0 {
		if _, fits := Float64(d.Src, i); fits < 0 {
			return d.floatOverflow(i)
		}
	}
	return Stop
}

// QuotedAllocates reports whether encoding/json makes a nil pointer point to a value before it reads the quoted value at i.
// It does not for what it refuses before it looks at the type.
func (d *Decoder) QuotedAllocates(i int) bool {
	text, next := d.text(i)
	return next >= 0 && len(text) > 0 && text[0] != 'n'
}

// QuotedBool reads a bool inside a string.
func (d *Decoder) QuotedBool(i int, old bool, goType string) (v bool, next int) {
	item, next := d.quoted(i, goType)
	switch {
	case item == nil:
		return old, next
	case item[0] == 't' || item[0] == 'f':
		return item[0] == 't', next
	case item[0] == '"':
		return old, d.quotedString(item, next, goType)
	}
	return old, d.Fail(badQuoted(item, pointee(goType)))
}

// QuotedInt reads a signed integer inside a string. Signs and leading zeros are as strconv has them.
func (d *Decoder) QuotedInt(i int, old int64, bits int, goType string) (v int64, next int) {
	item, next := d.quotedNumber(i, goType)
	if item == nil {
		return old, next
	}
	v, ok := parseInt(item, bits)
	if !ok {
		d.numberMismatch(item, next, goType)
		return old, next
	}
	return v, next
}

// QuotedUint reads an unsigned integer inside a string.
func (d *Decoder) QuotedUint(i int, old uint64, bits int, goType string) (v uint64, next int) {
	item, next := d.quotedNumber(i, goType)
	if item == nil {
		return old, next
	}
	v, ok := parseUint(item, bits)
	if !ok {
		d.numberMismatch(item, next, goType)
		return old, next
	}
	return v, next
}

// QuotedFloat reads a float inside a string. Go's own forms, hexadecimal and infinite ones, are read too.
func (d *Decoder) QuotedFloat(i int, old float64, bits int, goType string) (v float64, next int) {
	item, next := d.quotedNumber(i, goType)
	if item == nil {
		return old, next
	}
	v, err := strconv.ParseFloat(ViewString(item), bits)
	if err != nil {
		d.numberMismatch(item, next, goType)
		return old, next
	}
	return v, next
}

// QuotedString reads a string inside a string.
func (d *Decoder) QuotedString(i int, old string, goType string) (v string, next int) {
	item, next := d.quoted(i, goType)
	switch {
	case item == nil:
		return old, next
	case item[0] == '"':
		text, ok := unquoteItem(item)
		if !ok {
			return old, d.Fail(badQuoted(item, pointee(goType)))
		}
		return string(text), next
	case item[0] == 't' || item[0] == 'f':
		d.Save(badQuoted(item, pointee(goType)))
		return old, next
	}
	return old, d.Fail(badQuoted(item, pointee(goType)))
}

// QuotedNumber reads a json.Number inside a string. Whatever begins like a number is taken as it is.
func (d *Decoder) QuotedNumber(i int, old string) (v string, next int) {
	item, next := d.quoted(i, numberType)
	switch {
	case item == nil:
		return old, next
	case item[0] == '"':
		text, ok := unquoteItem(item)
		if !ok {
			return old, d.Fail(badQuoted(item, numberType))
		}
		if !IsNumber(ViewString(text)) {
			return old, d.Fail(badNumber(item))
		}
		return string(text), next
	case item[0] == 't' || item[0] == 'f':
		d.Save(badQuoted(item, numberType))
		return old, next
	case item[0] == '-' || isDigit(item[0]):
		return string(item), next
	}
	return old, d.Fail(badQuoted(item, numberType))
}

// QuotedJSON gives what is inside the string at i to u.UnmarshalJSON, and null as it is.
func (d *Decoder) QuotedJSON(i int, u Unmarshaler, goType string) int {
	item, next := d.quotedItem(i, goType)
	if item == nil {
		return next
	}
	if item[0] == 'n' && isPointer(goType) {
		return d.quotedNull(item, next, goType)
	}
	if err := u.UnmarshalJSON(item); err != nil {
		return d.Fail(err)
	}
	return next
}

// QuotedText gives the string inside the string at i to u.UnmarshalText.
func (d *Decoder) QuotedText(i int, u TextUnmarshaler, goType string) int {
	item, next := d.quotedItem(i, goType)
	switch {
	case item == nil:
		return next
	case item[0] == 'n':
		return d.quotedNull(item, next, goType)
	case item[0] != '"':
		d.Save(badQuoted(item, goType))
		return next
	}
	text, ok := unquoteItem(item)
	if !ok {
		return d.Fail(badQuoted(item, goType))
	}
	if err := u.UnmarshalText(text); err != nil {
		return d.Fail(err)
	}
	return next
}

// quotedNumber returns what is inside the string at i if it begins like a number, else nil with the error kept.
func (d *Decoder) quotedNumber(i int, goType string) (item []byte, next int) {
	item, next = d.quoted(i, goType)
	switch {
	case item == nil:
		return nil, next
	case item[0] == '-' || isDigit(item[0]):
		return item, next
	case item[0] == '"':
		return nil, d.quotedString(item, next, goType)
	case item[0] == 't' || item[0] == 'f':
		d.Save(badQuoted(item, pointee(goType)))
		return nil, next
	}
	return nil, d.Fail(badQuoted(item, pointee(goType)))
}

// quoted returns what is inside the string at i. It is nil, with the error kept, for what no type takes, and for null.
func (d *Decoder) quoted(i int, goType string) (item []byte, next int) {
	item, next = d.quotedItem(i, goType)
	if item == nil {
		return nil, next
	}
	switch item[0] {
	case 'n':
		return nil, d.quotedNull(item, next, goType)
	case 't', 'f':
		if text := string(item); text != "true" && text != "false" {
			d.Save(badQuoted(item, pointee(goType)))
			return nil, next
		}
	}
	return item, next
}

// quotedItem returns what is inside the string at i, and for null the literal itself. It is nil, with the error kept, for
// an empty string and for other values.
func (d *Decoder) quotedItem(i int, goType string) (item []byte, next int) {
	if next = d.bareNull(i); next >= 0 {
		return []byte("null"), next
	}
	item, next = d.text(i)
	if next < 0 {
		return nil, d.unquoted(i, goType)
	}
	if len(item) == 0 {
		d.Save(badQuoted(item, goType))
		return nil, next
	}
	return item, next
}

// bareNull passes over null outside quotes and what counts as such.
func (d *Decoder) bareNull(i int) (next int) {
	if next = Null(d.Src, i); next >= 0 {
		return next
	}
	if _, next = Float64(d.Src, i); next >= 0 || uint(i) >= uint(len(d.Src)) {
		return Stop
	}
	return d.floatOverflow(i)
}

// unquoted passes over a value that should have been a string.
func (d *Decoder) unquoted(i int, goType string) (next int) {
	next = d.Skip(i)
	if next >= 0 {
		d.Save(errors.New("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into " + goType))
	}
	return next
}

// quotedNull handles an item that begins like null.
func (d *Decoder) quotedNull(item []byte, next int, goType string) int {
	if string(item) != "null" {
		d.Save(badQuoted(item, goType))
	}
	return next
}

// quotedString handles a string where the type wants something else.
func (d *Decoder) quotedString(item []byte, next int, goType string) int {
	if _, ok := unquoteItem(item); !ok {
		return d.Fail(badQuoted(item, pointee(goType)))
	}
	d.Save(&TypeError{Value: "string", GoType: pointee(goType), Offset: int64(next)})
	return next
}

func (d *Decoder) numberMismatch(item []byte, next int, goType string) {
	d.Save(&TypeError{Value: "number " + string(item), GoType: pointee(goType), Offset: int64(next)})
}

// unquoteItem returns the text of a string that was found inside a string and that nothing has checked yet.
func unquoteItem(item []byte) (text []byte, ok bool) {
	last := len(item) - 1
	if last < 1 || item[last] != '"' {
		return nil, false
	}
	return unquote(make([]byte, 0, last), item[1:last], true)
}

func badQuoted(item []byte, goType string) error {
	return errors.New("json: invalid use of ,string struct tag, trying to unmarshal " + strconv.Quote(string(item)) +
		" into " + goType)
}

func isPointer(goType string) bool { return strings.HasPrefix(goType, "*") }

// pointee returns the name of the type that a pointer points to, and other names as they are.
func pointee(goType string) string {
	for isPointer(goType) {
		goType = goType[1:]
	}
	return goType
}
