package vm

import "github.com/vmbench/vmbench/workloads/schema"

// A typeTable numbers the types that instructions refer to.
type typeTable struct {
	types   []*schema.Type
	numbers map[*schema.Type]int32
}

func (t *typeTable) index(of *schema.Type) int32 {
	i, ok := t.numbers[of]
	if !ok {
		i = int32(len(t.types))
		t.types = append(t.types, of)
		if t.numbers == nil {
			t.numbers = map[*schema.Type]int32{}
		}
		t.numbers[of] = i
	}
	return i
}
