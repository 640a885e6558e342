package gen

import "github.com/vmbench/vmbench/workloads/schema"

// A group is the types whose functions stand in one file: those that the roots of a package are made of and no
// group before has.
type group struct {
	pkg   string
	types []*schema.Type
}

// groupTypes returns, by the packages of the roots, all types whose values are serialized, but for those that only methods
// see.
func groupTypes(roots []*schema.Type) []*group {
	var groups []*group
	byPackage := map[string]*group{}
	seen := map[*schema.Type]bool{}
	for _, root := range roots {
		g := byPackage[root.Package]
		if g == nil {
			g = &group{pkg: root.Package}
			byPackage[root.Package] = g
			groups = append(groups, g)
		}
		g.add(root, seen)
	}
	return groups
}

func (g *group) add(t *schema.Type, seen map[*schema.Type]bool) {
	if seen[t] {
		return
	}
	seen[t] = true
	g.types = append(g.types, t)
	if t.Encode != schema.ByKind && t.Decode != schema.ByKind {
		return
	}
	if t.Elem != nil {
		g.add(t.Elem, seen)
	}
	for i := range t.Fields {
		g.add(t.Fields[i].Type, seen)
	}
}

func (g *group) each(do func(*schema.Type)) {
	for _, t := range g.types {
		do(t)
	}
}
