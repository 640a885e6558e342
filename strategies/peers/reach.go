package peers

import "github.com/vmbench/vmbench/workloads/schema"

// reaches reports whether values of a type can hold one of a kind.
func reaches(t *schema.Type, k schema.Kind) bool { return reach(t, k, map[*schema.Type]bool{}) }

func reach(t *schema.Type, k schema.Kind, seen map[*schema.Type]bool) bool {
	if t == nil || seen[t] {
		return false
	}
	seen[t] = true
	if t.Kind == k || reach(t.Elem, k, seen) || reach(t.Key, k, seen) {
		return true
	}
	for i := range t.Fields {
		if reach(t.Fields[i].Type, k, seen) {
			return true
		}
	}
	return false
}
