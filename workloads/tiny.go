package workloads

var tiny = &Workload{
	Name:    "tiny",
	Summary: "one byte of payload: shows the fixed cost of a call",
	New:     func() any { return new(Tiny) },
	Value:   func() any { return &Tiny{N: 7} },
}

// Tiny is the smallest message that still has a member.
type Tiny struct {
	N uint8 `json:"n"`
}
