package gen

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// Tag is the tag of a field's copy: that of the field, and what it says in the words of tinylib/msgp and of
// shamaton/msgpack, which read no tag of JSON. msgp has to be told of each slice and map that nil is not the same as empty.
// shamaton knows omitempty alone, by which it leaves out what is zero.
func Tag(field reflect.StructField) (reflect.StructTag, error) {
	name, list, _ := strings.Cut(field.Tag.Get("json"), ",")
	switch name {
	case "":
		name = field.Name
	case "-":
		return "", errors.New("the field is left out")
	}
	msgp, shamaton := name, name
	for option := range strings.SplitSeq(list, ",") {
		switch option {
		case "":
		case "omitempty", "omitzero":
			msgp += "," + option
			shamaton = name + ",omitempty"
		default:
			return "", fmt.Errorf("no word for the option %q", option)
		}
	}
	if kind := field.Type.Kind(); kind == reflect.Slice || kind == reflect.Map {
		msgp += ",allownil"
	}
	return reflect.StructTag(strings.TrimSpace(fmt.Sprintf("%s msg:%q msgpack:%q", field.Tag, msgp, shamaton))), nil
}
