package report

import (
	"fmt"
	"slices"
	"strings"
)

// generalKeys are the keys of benchproc that begin with a dot. It takes any other for the name of a configuration, which no
// result has, so that a mistyped one would put all rows into one.
var generalKeys = []string{".name", ".fullname", ".file", ".config", ".unit"}

// A KeyError says that the results have no such key. Without it, what a mistyped key was to tell apart would be one.
type KeyError struct {
	Part, Key string
	Known     []string
	Meant     string // the known key that was perhaps meant; may be empty
}

func (e *KeyError) Error() string {
	return fmt.Sprintf("--%s: no result has the key %q%s; there are %s", e.Part, e.Key, perhaps(e.Meant), strings.Join(e.Known, ", "))
}

// perhaps is " (did you mean vm?)", or nothing.
func perhaps(meant string) string {
	if meant == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %s?)", meant)
}

// A part is a flag of a query and the keys that stand in it.
type part struct{ name, projection string }

func (q Query) parts() []part {
	return []part{{"table", q.Table}, {"row", q.Row}, {"col", q.Col}, {"ignore", q.Ignore}}
}

// firstUnknown returns the first key of a part that is not known.
func (p part) firstUnknown(known func(key string) bool) (unknown string, found bool) {
	projectionKeys(p.projection, func(key string) string {
		if !found && !known(key) {
			unknown, found = key, true
		}
		return key
	})
	return unknown, found
}

// checkKeys refuses keys that no measurement of a run has. The design and the file, of which a run has one, may be ignored.
func checkKeys(q Query, keys []string) error {
	if err := checkGeneralKeys(q); err != nil {
		return err
	}
	if err := checkFilterKeys(q.Filter, keys); err != nil {
		return err
	}
	for _, p := range q.parts() {
		key, wrong := p.firstUnknown(func(key string) bool {
			return strings.HasPrefix(key, ".") || p.name == "ignore" && key == designKey ||
				slices.Contains(keys, strings.TrimPrefix(key, "/"))
		})
		if wrong {
			return &KeyError{Part: p.name, Key: key, Known: keys}
		}
	}
	return nil
}

// checkGeneralKeys refuses keys that begin with a dot and are none of benchproc's.
func checkGeneralKeys(q Query) error {
	for _, p := range q.parts() {
		key, wrong := p.firstUnknown(func(key string) bool {
			return !strings.HasPrefix(key, ".") || slices.Contains(generalKeys, key)
		})
		if wrong {
			return &KeyError{Part: p.name, Key: key, Known: generalKeys}
		}
	}
	return nil
}
