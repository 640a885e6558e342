// Command program has one of each kind of name that a function may have.
package main

import (
	"fmt"
	"os"

	dot "example.com/small/dot.v2"
)

type pair struct {
	a, b string
	c    any
}

func main() {
	known := dot.Set[string]{}
	for _, arg := range os.Args {
		known.Add(arg)
		defer func() { fmt.Println(len(known), arg, sum(len(arg), 1)) }()
	}
	fmt.Println(dot.Keys(known), map[pair]bool{{c: known.String}: true})
}
