package size

import (
	"cmp"
	"context"
	"slices"

	"github.com/vmbench/vmbench/internal/size/sections"
)

// A Share is what a package has in the code of a program that the baseline's has not.
type Share struct {
	Package   string
	Text      int64
	Functions []sections.Function // those that the baseline has not, or not as large, the largest first
}

// Attribute says which packages and functions the text is that the program of a probe has more than that of the baseline, the
// largest share first. What the baseline has more is a negative share.
func (w *Workshop) Attribute(ctx context.Context, p Probe) ([]Share, error) {
	ours, err := w.functions(ctx, p)
	if err != nil {
		return nil, err
	}
	theirs, err := w.functions(ctx, p.baseline())
	if err != nil {
		return nil, err
	}
	return shares(ours, theirs), nil
}

// baseline is the probe that p is compared with.
func (p Probe) baseline() Probe { return Probe{Strategy: Baseline, Host: p.Host, Types: p.Types} }

// functions are those of a probe's program.
func (w *Workshop) functions(ctx context.Context, p Probe) (all []sections.Function, err error) {
	j, err := w.plan(ctx, p)
	if err != nil {
		return nil, err
	}
	err = w.within(ctx, j, func(program string) (err error) {
		all, err = sections.Functions(program)
		return err
	})
	return all, err
}

// shares are what ours have more than theirs, by package.
func shares(ours, theirs []sections.Function) []Share {
	more := map[sections.Function]int64{} // by name and package
	for _, list := range []struct {
		functions []sections.Function
		sign      int64
	}{{ours, 1}, {theirs, -1}} {
		for _, f := range list.functions {
			more[sections.Function{Name: f.Name, Package: f.Package}] += list.sign * f.Size
		}
	}
	byPackage := map[string]*Share{}
	for f, size := range more {
		if size == 0 {
			continue
		}
		share := byPackage[f.Package]
		if share == nil {
			share = &Share{Package: f.Package}
			byPackage[f.Package] = share
		}
		f.Size = size
		share.Text += size
		share.Functions = append(share.Functions, f)
	}
	return sorted(byPackage)
}

func sorted(byPackage map[string]*Share) []Share {
	var all []Share
	for _, share := range byPackage {
		slices.SortFunc(share.Functions, func(a, b sections.Function) int {
			return cmp.Or(cmp.Compare(b.Size, a.Size), cmp.Compare(a.Name, b.Name))
		})
		all = append(all, *share)
	}
	slices.SortFunc(all, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Text, a.Text), cmp.Compare(a.Package, b.Package))
	})
	return all
}
