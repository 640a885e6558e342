// Command program has one of each kind of name that a function may have. It imports little, to be built fast.
package main

import (
	"strconv"

	dot "example.com/small/dot.v2"
)

type pair struct {
	a, b string
	c    any
}

func main() {
	known := dot.Set[string]{}
	for i, arg := range []string{"1", "20"} {
		known.Add(arg)
		defer func() { println(len(known), arg, sum(len(arg), i)) }()
	}
	keys := map[pair]bool{{c: known.String}: true}
	println(strconv.Quote(known.String()), len(keys))
}
