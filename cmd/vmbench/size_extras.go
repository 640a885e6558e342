package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/vmbench/vmbench/internal/size"
	"github.com/vmbench/vmbench/report"
)

// extras are the tables of what was asked for besides sizes.
func extras(ctx context.Context, shop *size.Workshop, plan size.Plan, o sizeOptions) (parts []report.SizePart, err error) {
	probes := largest(plan)
	add := func(wanted bool, part func(context.Context, *size.Workshop, []size.Probe) (report.SizePart, error)) {
		if wanted && err == nil {
			var p report.SizePart
			p, err = part(ctx, shop, probes)
			parts = append(parts, p)
		}
	}
	add(o.heap, upkeep)
	add(o.buildTime, rebuilds)
	for _, p := range probes {
		add(slices.Contains(o.attribute, p.Strategy), func(ctx context.Context, shop *size.Workshop, _ []size.Probe) (report.SizePart, error) {
			return attribution(ctx, shop, p)
		})
	}
	return parts, err
}

// upkeep is what programs need when they run, over what the program without a codec does.
func upkeep(ctx context.Context, shop *size.Workshop, probes []size.Probe) (report.SizePart, error) {
	all, err := shop.Meter(ctx, probes)
	part := report.SizePart{
		Title: fmt.Sprintf("In use once each of %s was used, and what first use took longer than the second",
			report.Count(probes[0].Types, "type")),
		Grid: &report.Grid{
			Header: []string{"strategy", "bytes held", "per type", "first use", "per type "}, Right: []bool{false, true, true, true, true},
		},
	}
	for _, u := range all {
		row := []string{u.Strategy, u.Problem, "", "", ""}
		if n := max(1, u.Types); u.Problem == "" {
			row = []string{
				u.Strategy, strconv.FormatInt(u.Held, 10), strconv.FormatInt(u.Held/int64(n), 10),
				micros(u.First), micros(u.First / time.Duration(n)),
			}
		}
		part.Grid.Rows = append(part.Grid.Rows, row)
	}
	return part, err
}

func micros(d time.Duration) string { return fmt.Sprintf("%.1f µs", float64(d)/1e3) }

// rebuilds is what it takes to compile again when the types have changed.
func rebuilds(ctx context.Context, shop *size.Workshop, probes []size.Probe) (report.SizePart, error) {
	all, err := shop.Rebuilds(ctx, probes)
	part := report.SizePart{
		Title: fmt.Sprintf("Processor time to compile %s again, and their codecs", report.Count(probes[0].Types, "type")),
		Grid:  &report.Grid{Header: []string{"strategy", "CPU time", "per type"}, Right: []bool{false, true, true}},
	}
	for _, r := range all {
		row := []string{r.Strategy, r.Problem, ""}
		if r.Problem == "" {
			row = []string{r.Strategy, millis(r.CPU), millis(r.CPU / time.Duration(max(1, r.Types)))}
		}
		part.Grid.Rows = append(part.Grid.Rows, row)
	}
	return part, err
}

func millis(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d)/1e6) }

// Numbers of packages, and of functions of each, that are shown.
const (
	shownPackages  = 12
	shownFunctions = 3
)

// attribution says what the code of a program is that the program without a codec has not.
func attribution(ctx context.Context, shop *size.Workshop, p size.Probe) (report.SizePart, error) {
	shares, err := shop.Attribute(ctx, p)
	part := report.SizePart{
		Title: fmt.Sprintf("Text of %s in host %s, at %s, by package", p.Strategy, p.Host, report.Count(p.Types, "type")),
		Grid:  &report.Grid{Header: []string{"bytes", "package", "largest functions"}, Right: []bool{true}},
	}
	rest := int64(0)
	for i, s := range shares {
		if i >= shownPackages {
			rest += s.Text
			continue
		}
		part.Grid.Rows = append(part.Grid.Rows, []string{report.FormatSize(s.Text), packageName(s.Package), functionNames(s)})
	}
	if rest != 0 {
		part.Grid.Rows = append(part.Grid.Rows, []string{report.FormatSize(rest), "others", ""})
	}
	return part, err
}

// packageName shortens the path of a package of this module.
func packageName(path string) string {
	if path == "" {
		return "(no package)"
	}
	if short, ok := strings.CutPrefix(path, "github.com/vmbench/vmbench/"); ok {
		return short
	}
	return path
}

// functionNames are the largest functions of a share, without their package.
func functionNames(s size.Share) string {
	var names []string
	for _, f := range s.Functions[:min(shownFunctions, len(s.Functions))] {
		names = append(names, functionName(strings.TrimPrefix(f.Name, s.Package+"."))+" "+report.FormatSize(f.Size))
	}
	return strings.Join(names, ", ")
}

// functionName is a function's name without its type arguments, which can be longer than a line.
func functionName(name string) string {
	open, end := strings.IndexByte(name, '['), strings.LastIndexByte(name, ']')
	if open < 0 || end < open {
		return name
	}
	return name[:open+1] + "…" + name[end:]
}
