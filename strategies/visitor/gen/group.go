package gen

import "github.com/vmbench/vmbench/workloads/schema"

// A group is the types whose functions stand in one file: those that the roots of a package are made of and no
// group before has.
type group struct {
	pkg   string
	types []*schema.Type
}

// groupTypes returns, by the packages of the roots, all types that have halves and whose values are serialized, but for those
// that only methods see.
func groupTypes(shared *sharing, all []Types) []*group {
	var groups []*group
	byPackage := map[string]*group{}
	seen := map[*schema.Type]bool{}
	for i := range all {
		for _, root := range all[i].all() {
			g := byPackage[root.Package]
			if g == nil {
				g = &group{pkg: root.Package}
				byPackage[root.Package] = g
				groups = append(groups, g)
			}
			g.add(root, shared, seen)
		}
	}
	return groups
}

func (g *group) add(t *schema.Type, shared *sharing, seen map[*schema.Type]bool) {
	if t = shared.first[t]; seen[t] {
		return
	}
	seen[t] = true
	g.types = append(g.types, t)
	for _, value := range values(t) {
		g.add(value, shared, seen)
	}
}

func (g *group) each(do func(*schema.Type)) {
	for _, t := range g.types {
		do(t)
	}
}
