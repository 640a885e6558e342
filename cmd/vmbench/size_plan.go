package main

import (
	"errors"
	"fmt"
	"math/bits"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/vmbench/vmbench/internal/probe"
	"github.com/vmbench/vmbench/internal/size"
)

// check reports flags that contradict each other.
func (o sizeOptions) check() error {
	switch {
	case len(o.gates) > 0 && o.base == "":
		return usageError("--gate needs --base, the sizes to compare with; see vmbench size --help")
	case o.pkg != "" && len(o.types) == 0:
		return usageError("--package needs --types, the names of its types, such as --types Order,Item")
	case o.pkg != "" && o.speed:
		return usageError("--speed times types that are made up; for your own see vmbench run --help")
	case o.plot != "" && filepath.Ext(o.plot) != ".svg":
		return usageError("--plot %s: what is drawn is SVG; name a file that ends in .svg", o.plot)
	case o.jobs < 1:
		return usageError("--jobs %d: want at least 1", o.jobs)
	}
	for _, name := range o.attribute {
		if !slices.Contains(sizeStrategies(), name) {
			return unknownName("strategy", name, sizeStrategies(), "vmbench size --help")
		}
	}
	return nil
}

func sizeStrategies() []string {
	return namesOf(size.Strategies(), func(s size.Strategy) string { return s.Name })
}

// usualStrategies are measured where none are named.
func (o sizeOptions) usualStrategies() (names []string) {
	for _, s := range size.Strategies() {
		if !s.Peer || o.peers {
			names = append(names, s.Name)
		}
	}
	return names
}

// plan is what the flags ask for.
func (o sizeOptions) plan() (size.Plan, error) {
	presets := namesOf(size.Presets(), func(p size.Preset) string { return p.Name })
	at := slices.Index(presets, o.preset)
	if at < 0 {
		return size.Plan{}, unknownName("preset", o.preset, presets, "vmbench size --help")
	}
	preset := size.Presets()[at]
	plan := size.Plan{Strategies: unique(o.strategies), Hosts: unique(o.hosts), Types: preset.Types, Formats: unique(o.formats)}
	if len(plan.Strategies) == 0 {
		plan.Strategies = o.usualStrategies()
	}
	for _, name := range plan.Strategies {
		if !slices.Contains(sizeStrategies(), name) {
			return plan, unknownName("strategy", name, sizeStrategies(), "vmbench size --help")
		}
	}
	if len(plan.Hosts) == 0 {
		plan.Hosts = preset.Hosts
	}
	for _, host := range plan.Hosts {
		if !slices.Contains(size.Hosts, host) {
			return plan, unknownName("host", host, size.Hosts, "vmbench size --help")
		}
	}
	var err error
	if plan.Types, err = o.counts(preset); err != nil {
		return plan, err
	}
	if plan.Target, err = size.ParseTarget(o.target); err != nil {
		return plan, usageError("--target: %w", err)
	}
	plan.Target.PIE = o.pie
	if err := errors.Join(plan.Validate(), o.fits(plan)); err != nil {
		return plan, usageError("%w; see vmbench size --help", err)
	}
	return plan, nil
}

// fits reports what flags ask for that a plan does not have.
func (o sizeOptions) fits(plan size.Plan) error {
	for _, name := range o.attribute {
		if !slices.Contains(plan.Strategies, name) {
			return fmt.Errorf("--attribute %s: the strategy is not among those of --strategies", name)
		}
	}
	switch {
	case (o.speed || o.heap) && !plan.Target.Native():
		return fmt.Errorf("--speed and --heap run programs, and those for %s do not run here", plan.Target)
	case o.pkg == "" || len(unique(o.types)) == len(o.types):
		return nil
	}
	return fmt.Errorf("--types %s: a type is named twice", strings.Join(o.types, ","))
}

// unique returns the elements of a list in order, each once.
func unique[E comparable](list []E) (once []E) {
	for _, e := range list {
		if !slices.Contains(once, e) {
			once = append(once, e)
		}
	}
	return once
}

// counts are the numbers of types. Of a package's own there are as many as were named, and fewer in steps.
func (o sizeOptions) counts(preset size.Preset) ([]int, error) {
	if o.pkg != "" {
		counts := []int{0}
		for i := range bits.Len(uint(len(o.types) - 1)) {
			counts = append(counts, 1<<i)
		}
		return append(counts, len(o.types)), nil
	}
	if len(o.types) == 0 {
		return preset.Types, nil
	}
	var counts []int
	for _, text := range o.types {
		n, err := strconv.Atoi(text)
		switch {
		case err != nil:
			return nil, usageError("--types %s: want numbers such as 1,16,256; names of types go with --package", text)
		case n < 0 || n > probe.MostTypes:
			return nil, usageError("--types %d: want 0 to %d", n, probe.MostTypes)
		}
		counts = append(counts, n)
	}
	slices.Sort(counts)
	return slices.Compact(counts), nil
}

// largest are the probes of most types, in the first host and with the fewest formats: those that are looked at more closely.
func largest(plan size.Plan) (probes []size.Probe) {
	for _, p := range plan.Probes() {
		if p.Types == slices.Max(plan.Types) && p.Host == plan.Hosts[0] && len(p.Formats) <= 1 {
			probes = append(probes, p)
		}
	}
	return probes
}
