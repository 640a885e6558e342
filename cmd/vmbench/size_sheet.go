package main

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/vmbench/vmbench/internal/size"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/report"
)

// sizeSheet is what a sweep comes to, for the report.
func sizeSheet(plan size.Plan, r size.Result) *report.Sizes {
	sheet := &report.Sizes{Strategies: plan.Strategies, Hosts: plan.Hosts, Notes: sizeNotes(plan, r)}
	for _, key := range slices.Sorted(maps.Keys(r.Facts)) {
		sheet.Facts = append(sheet.Facts, report.KeyValue{Key: key, Value: r.Facts[key]})
	}
	for _, s := range r.Over {
		sheet.Rows = append(sheet.Rows, report.SizeRow{
			Strategy: s.Strategy, Host: s.Host, Formats: len(s.Formats), Types: s.Types,
			Text: s.Text, Pclntab: s.Pclntab, Rodata: s.Rodata, Data: s.Data, Relocs: s.Relocs, Total: s.Loaded(),
			File: s.File, Zstd: s.Zstd, DWARF: s.DWARF, Problem: s.Problem,
		})
	}
	for _, l := range r.Laws {
		sheet.Laws = append(sheet.Laws, report.SizeLaw{
			Strategy: l.Strategy, Host: l.Host, Fixed: l.Fixed, PerType: l.PerType,
			ManyFormats: l.ManyFormats, PerFormat: l.PerFormat, PerBoth: l.PerBoth,
			Further: l.Further, From: l.From, R2: l.R2, Residual: l.Residual, At: l.At, Points: l.Points,
		})
	}
	ours := ourSizeStrategies()
	for _, c := range r.Crossings {
		if slices.Contains(ours, c.Smaller) || slices.Contains(ours, c.Larger) {
			sheet.Crossings = append(sheet.Crossings, report.SizeCrossing(c))
		}
	}
	return sheet
}

// ourSizeStrategies are those of this repository. Where libraries cross each other is not asked.
func ourSizeStrategies() (names []string) {
	for _, s := range size.Strategies() {
		if !s.Peer && s.Name != size.Reference {
			names = append(names, s.Name)
		}
	}
	return names
}

// factCommit is the name of the fact that says what was measured.
const factCommit = "commit"

// sizeFacts are those of the builds, and the commit of the source.
func sizeFacts(ctx context.Context, shop *size.Workshop) map[string]string {
	facts := shop.Facts(ctx)
	if source := trial.NewFacts(ctx, ""); source.Commit != "" {
		facts[factCommit] = source.Commit
		if source.Dirty {
			facts[factCommit] += " with changes"
		}
	}
	return facts
}

// sizeNotes say what the tables do not show.
func sizeNotes(plan size.Plan, r size.Result) (notes []string) {
	if !plan.Target.Native() {
		notes = append(notes, "The programs are for "+plan.Target.String()+" and were not run.")
	}
	if slices.ContainsFunc(r.Samples, func(s size.Sample) bool { return s.Mixed }) {
		notes = append(notes, "In some programs the pclntab could not be told from other data, and counts as that.")
	}
	for _, s := range size.Strategies() {
		if s.Note != "" && slices.Contains(plan.Strategies, s.Name) {
			notes = append(notes, s.Name+" "+s.Note+".")
		}
	}
	for _, host := range plan.Hosts {
		if singers := singing(r.Samples, host); len(singers) > 0 {
			notes = append(notes, "In host "+host+" the linker keeps methods that nothing calls, with: "+strings.Join(singers, ", ")+".")
		}
	}
	return notes
}

// singing are the strategies in whose programs a method is linked that nothing calls.
func singing(samples []size.Sample, host string) (names []string) {
	for _, s := range samples {
		if s.Host == host && s.Sings && !slices.Contains(names, s.Strategy) {
			names = append(names, s.Strategy)
		}
	}
	return names
}
