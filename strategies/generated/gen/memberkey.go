package gen

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/workloads/schema"
)

// A memberKey is how a member begins, and how it is found.
type memberKey struct {
	name    string // as Decoder.Key returns it
	literal string // the encoded key
	head    int    // how many bytes of the literal are no text
	folds   bool   // case is not heeded if no name is exactly the same
}

// keyOf returns the key of a field.
func (l *layout) keyOf(f *schema.Field) memberKey {
	if n, err := strconv.ParseInt(f.Name, 10, 64); err == nil && f.Options.KeyAsInt {
		literal := l.intKey(n)
		return memberKey{name: l.intName(n), literal: literal, head: len(literal)}
	}
	literal := l.key(f.Name)
	return memberKey{name: f.Name, literal: literal, head: len(literal) - len(f.Name), folds: true}
}

// escaped is the key as it stands between the quotes of a Go string.
func (key memberKey) escaped() string { return escaped(key.literal, key.head) }

// matches is the condition that the key, which ends before k, stands at i.
func (key memberKey) matches() string {
	return matchesBy("d.Src", key.literal, func(start, end int) string {
		return `"` + escaped(key.literal[start:end], min(max(key.head-start, 0), end-start)) + `"`
	})
}

// escaped is text as it stands between the quotes of a Go string, its first bytes as numbers.
func escaped(text string, numbers int) string {
	var s strings.Builder
	for _, b := range []byte(text[:numbers]) {
		fmt.Fprintf(&s, `\x%02x`, b)
	}
	quoted := strconv.Quote(text[numbers:])
	return s.String() + quoted[1:len(quoted)-1]
}
