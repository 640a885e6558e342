// Package other has types that it does not export, with names for them that it does.
package other

type hidden struct{ X int }

// Alias is a struct that has no name outside.
type Alias = hidden

type number int

// Number is a number that has no name outside.
type Number = number
