package schema

import "reflect"

// The rules of a dialect are the facts on which its Types depend.
type rules struct {
	name   string // of the format, and the key of its struct tags
	binary bool   // reads the tags of JSON where a field has none of its own, and knows keyasint and toarray
	custom Custom // what Types call the format's own methods

	marshal, unmarshal method // the format's own methods
	raw                string // import path of the package whose RawMessage is Raw
}

// leafKind returns the kind of the declared types that have a form of their own, whatever they are made of.
func (r *rules) leafKind(path, name string) Kind {
	switch {
	case path == "time" && name == "Time":
		return Time
	case path == r.raw && name == "RawMessage":
		return Raw
	case path == "encoding/json" && name == "Number" && !r.binary:
		return Number
	}
	return Unsupported
}

// encode is who writes a value with these methods.
func (r *rules) encode(s MethodSet) Custom { return r.customOf(s, r.marshal.set, HasMarshalText) }

// decode is who reads a value with these methods.
func (r *rules) decode(s MethodSet) Custom { return r.customOf(s, r.unmarshal.set, HasUnmarshalText) }

func (r *rules) customOf(s, own, text MethodSet) Custom {
	switch {
	case s&own != 0:
		return r.custom
	case s&text != 0:
		return ByText
	}
	return ByKind
}

// tag reads what the tag of a field says to the dialect; ok is false if it leaves the field out. Options.Quoted is what
// the tag asks for; whether the type allows it is for the caller.
func (r *rules) tag(text string) (name string, options Options, ok bool) {
	value, own := reflect.StructTag(text).Lookup(r.name)
	if !own && r.binary {
		value = reflect.StructTag(text).Get("json")
	}
	name, options = parseTag(value)
	options.Quoted = options.Quoted && !r.binary
	options.KeyAsInt = options.KeyAsInt && own && r.binary && isInteger(name)
	return name, options, value != "-"
}

// asksForArray reports whether the tag of a blank field has its struct written as an array.
func (r *rules) asksForArray(text string) bool {
	value := reflect.StructTag(text).Get(r.name)
	name, _, _ := cut(value, ',')
	return r.binary && name == "" && hasOption(value, "toarray")
}
