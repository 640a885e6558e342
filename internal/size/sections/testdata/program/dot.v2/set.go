// Package dot has a dot in its path.
package dot

import "strings"

// A Set has keys.
type Set[T ~string] map[T]bool

// Add adds a key.
//
//go:noinline
func (s Set[T]) Add(key T) { s[key] = true }

//go:noinline
func (s *Set[T]) String() string { return strings.Join(Keys(*s), ",") }

// Keys are the keys of a set.
//
//go:noinline
func Keys[T ~string](s Set[T]) (keys []string) {
	for key := range s {
		keys = append(keys, string(key))
	}
	return keys
}
