// Package dot has a dot in its path.
package dot

import "fmt"

type Set[T comparable] map[T]bool

//go:noinline
func (s Set[T]) Add(value T) { s[value] = true }

//go:noinline
func (s *Set[T]) String() string { return fmt.Sprint(Keys(*s)) }

//go:noinline
func Keys[T comparable](s Set[T]) (keys []T) {
	for key := range s {
		keys = append(keys, key)
	}
	return keys
}
