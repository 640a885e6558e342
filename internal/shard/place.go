package shard

import (
	"fmt"
	"strconv"
	"strings"
)

// A Place is one of several shards.
type Place struct {
	Index int // counts from 1
	Total int
	From  string // the variable of the environment that said so; empty if it was asked for
}

// Whole is the place of a process that has all the work to itself.
var Whole = Place{Index: 1, Total: 1}

func (p Place) String() string { return fmt.Sprintf("%d/%d", p.Index, p.Total) }

// Parse reads a place such as 2/3.
func Parse(text string) (Place, error) {
	index, total, ok := strings.Cut(text, "/")
	i, err := strconv.Atoi(strings.TrimSpace(index))
	n, err2 := strconv.Atoi(strings.TrimSpace(total))
	if !ok || err != nil || err2 != nil {
		return Place{}, fmt.Errorf("shard %q is not an index and a total, such as 1/3 for the first of three", text)
	}
	p := Place{Index: i, Total: n}
	return p, p.check()
}

// check reports a place that does not exist.
func (p Place) check() error {
	if p.Total < 1 || p.Index < 1 || p.Index > p.Total {
		return fmt.Errorf("there is no shard %s: the index counts from 1 to the total", p)
	}
	return nil
}
