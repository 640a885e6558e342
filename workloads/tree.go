package workloads

import "math/rand/v2"

var tree = &Workload{
	Name:    "tree",
	Summary: "a recursive type: the syntax tree of an expression",
	New:     func() any { return new(Tree) },
	Value:   func() any { return treeValue() },
}

// Tree is a node of the syntax tree of a filter expression. It recurs through pointers and through a slice.
type Tree struct {
	Op    string   `json:"op"`
	Pos   int32    `json:"pos"`
	Name  string   `json:"name,omitempty"`
	Value *float64 `json:"value,omitempty"`
	Left  *Tree    `json:"left,omitempty"`
	Right *Tree    `json:"right,omitempty"`
	Args  []*Tree  `json:"args,omitempty"`
}

// treeDepth is the number of levels of the value's tree.
const treeDepth = 7

func treeValue() *Tree {
	g := treeGrower{rng: rand.New(rand.NewPCG(0x7ee, 0x5eed))}
	return g.node(treeDepth)
}

// A treeGrower grows a tree from random numbers and counts positions as a parser would.
type treeGrower struct {
	rng *rand.Rand
	pos int32
}

func (g *treeGrower) node(depth int) *Tree {
	if depth <= 1 {
		return g.leaf()
	}
	if g.rng.IntN(5) == 0 {
		return g.call(depth)
	}
	return g.binary(depth)
}

func (g *treeGrower) binary(depth int) *Tree {
	operators := [...]string{"and", "or", "==", "<", ">=", "+", "*"}
	t := &Tree{Op: operators[g.rng.IntN(len(operators))]}
	t.Left = g.node(depth - 1)
	t.Pos = g.step(len(t.Op) + 2)
	t.Right = g.node(depth - 1 - g.rng.IntN(2))
	return t
}

func (g *treeGrower) call(depth int) *Tree {
	functions := [...]string{"max", "coalesce", "between", "lower"}
	t := &Tree{Op: "call", Name: functions[g.rng.IntN(len(functions))]}
	t.Pos = g.step(len(t.Name) + 1)
	for range 1 + g.rng.IntN(3) {
		t.Args = append(t.Args, g.node(depth-2))
	}
	return t
}

func (g *treeGrower) leaf() *Tree {
	fields := [...]string{"price", "user.age", "region", "created_at", "weight"}
	if g.rng.IntN(2) == 0 {
		t := &Tree{Op: "field", Name: fields[g.rng.IntN(len(fields))]}
		t.Pos = g.step(len(t.Name))
		return t
	}
	value := float64(g.rng.IntN(20000)) / 100
	return &Tree{Op: "number", Pos: g.step(4), Value: &value}
}

// step returns the position before a token and goes past the token and a blank.
func (g *treeGrower) step(length int) int32 {
	pos := g.pos
	g.pos += int32(length) + 1
	return pos
}
