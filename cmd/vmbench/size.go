package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/size"
	"github.com/vmbench/vmbench/report"
)

type sizeOptions struct {
	preset                   string
	strategies, hosts, types []string
	formats                  []int
	pkg, target              string
	pie, dwarf               bool
	attribute                []string
	heap, buildTime, speed   bool
	peers                    bool
	jobs                     int
	out, plot                string
	base                     string
	gates                    []string
	progress, format         string
	changed                  func(flag string) bool
}

func newSizeCommand() *cobra.Command {
	var o sizeOptions
	cmd := &cobra.Command{
		Use:   "size",
		Short: "Measure what each strategy costs in code",
		Long: `Build programs that serialize more and more types, with each strategy and with
none, and account for every byte of their files. What a strategy costs is what
its program has loaded more than the one without: text, pclntab (the tables of
functions, lines and stack maps), read-only data and data. From these follow a
law, bytes = fixed + per type × types, and from how many types on one strategy
is smaller than another.

The types are made up as services have them, the same for every strategy; each
program is run, and has to return the documents that it is given. What is known
is not built again, so a sweep that was stopped goes on where it was. With
--package, the types are your own.

Hosts are what a program does besides: micro uses os and io only, fmt formats
errors, server listens with net/http and logs with log/slog, nodce executes a
text/template, which has the linker keep every method.

Exit codes: 0 all well, 1 error or a program that could not be measured,
2 usage, 3 a size beyond its gate.`,
		Example: `  vmbench size                                  all hosts, 0 to 256 types
  vmbench size --preset quick                   one host, up to 64 types
  vmbench size --peers --hosts micro            with the libraries
  vmbench size --peers --hosts micro --formats 1,2,3
  vmbench size --strategies vm,generated --hosts micro --types 1,16,256
  vmbench size --package ./orders --types Order,Item
  vmbench size --target linux/arm64 --pie       for another machine
  vmbench size --attribute vm                   which packages the bytes are
  vmbench size --heap --build-time              what it costs besides
  vmbench size --hosts micro --speed            bytes and time over one axis
  vmbench size --out sizes --plot sizes.svg     keep the samples, and draw them
  vmbench size --base sizes --gate 'per-type-bytes<2%'`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.changed = cmd.Flags().Changed
			return runSize(cmd, o)
		},
	}
	addSizeFlags(cmd, &o)
	return cmd
}

func addSizeFlags(cmd *cobra.Command, o *sizeOptions) {
	names := namesOf(size.Strategies(), func(s size.Strategy) string { return s.Name })
	presets := namesOf(size.Presets(), func(p size.Preset) string { return p.Name })
	f := cmd.Flags()
	f.StringVar(&o.preset, "preset", presets[0], "which hosts and numbers of types: "+strings.Join(presets, ", "))
	f.StringSliceVar(&o.strategies, "strategies", nil, "strategies to measure (default those of this repository and encoding_json)")
	f.StringSliceVar(&o.hosts, "hosts", nil, "what programs do besides: "+strings.Join(size.Hosts, ", ")+" (default the preset's)")
	f.StringSliceVar(&o.types, "types", nil, "`N,N…` types, or with --package the names of types (default the preset's)")
	f.IntSliceVar(&o.formats, "formats", []int{1}, "`N,N…` numbers of formats: 1 is JSON, or the only one that a strategy has, 2 JSON and CBOR, 3 MessagePack as well")
	f.BoolVar(&o.peers, "peers", false, "also measure the libraries that users would pick instead")
	f.StringVar(&o.pkg, "package", "", "package of your own that declares the types, such as ./orders")
	f.StringVar(&o.target, "target", "", "`OS/ARCH` to build for, such as linux/arm64 or wasip1 (default this machine)")
	f.BoolVar(&o.pie, "pie", false, "build position-independent programs")
	f.BoolVar(&o.dwarf, "dwarf", false, "build with what debuggers read, and show its size")
	f.StringSliceVar(&o.attribute, "attribute", nil, "also say which packages and functions the code of `STRATEGIES` is")
	f.BoolVar(&o.heap, "heap", false, "also measure what programs hold in memory, and what first use costs")
	f.BoolVar(&o.buildTime, "build-time", false, "also measure what it costs to build again when the types have changed")
	f.BoolVar(&o.speed, "speed", false, "also time messages of as many types, as vmbench run --live-types does; takes minutes, and its records go below --out or vmbench-runs")
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "programs to build at a time")
	f.StringVar(&o.out, "out", "", "directory for samples.json, size.txt (for benchstat and vmbench compare) and size.svg")
	f.StringVar(&o.plot, "plot", "", "`FILE` to draw the sizes into, as SVG")
	f.StringVar(&o.base, "base", "", "size.txt, or the directory of --out, of sizes to compare with; vmbench compare has all units")
	f.StringArrayVar(&o.gates, "gate", nil, "with --base, fail on a change for the worse, such as 'per-type-bytes<2%'; repeatable")
	addProgressFlag(cmd, &o.progress)
	addOutputFlag(cmd, &o.format)

	complete(cmd, "preset", presets)
	complete(cmd, "strategies", names)
	complete(cmd, "attribute", names)
	complete(cmd, "hosts", size.Hosts)
	complete(cmd, "target", size.Targets())
	complete(cmd, "gate", []string{"per-type-bytes<2%", "fixed-bytes<1%", "total-bytes<1%"})
	must(cmd.MarkFlagDirname("out"))
	must(cmd.MarkFlagFilename("plot", "svg"))
}

func runSize(cmd *cobra.Command, o sizeOptions) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	ctx := cmd.Context()
	plan, err := o.plan()
	if err != nil {
		return err
	}
	if err := checkSizes(o); err != nil {
		return err
	}
	shop, err := openWorkshop(ctx, o, plan)
	if err != nil {
		return err
	}
	if err := shop.Check(ctx); err != nil {
		return err
	}
	samples, err := sweep(cmd, shop, plan, o)
	if err != nil {
		return err
	}
	result := size.NewResult(sizeFacts(ctx, shop), samples)
	sheet := sizeSheet(plan, result)
	if sheet.Parts, err = extras(ctx, shop, plan, o); err != nil {
		return err
	}
	if o.speed {
		if sheet.Times, err = speed(cmd, plan, o); err != nil {
			return err
		}
	}
	if err := errors.Join(
		saveSizes(o, result, sheet),
		sheet.Write(cmd.OutOrStdout(), format, styleOf(cmd.OutOrStdout())),
	); err != nil {
		return err
	}
	return errors.Join(gateSizes(cmd, o, result), sizeVerdict(result))
}

// openWorkshop prepares the builds of a plan.
func openWorkshop(ctx context.Context, o sizeOptions, plan size.Plan) (*size.Workshop, error) {
	root, err := build.Checkout()
	if err != nil {
		return nil, err
	}
	cache, err := build.UserCache()
	if err != nil {
		return nil, err
	}
	setup := size.Setup{Checkout: root, Target: plan.Target, Debug: o.dwarf}
	if o.pkg != "" {
		if setup.Subject, err = size.FindSubject(ctx, ".", o.pkg, o.types); err != nil {
			return nil, fmt.Errorf("--package %s: %w", o.pkg, err)
		}
	}
	return size.Open(ctx, cache, setup)
}

// sizeVerdict is the error of a sweep with programs that could not be measured.
func sizeVerdict(r size.Result) error {
	n := len(r.Problems())
	if n == 0 {
		return nil
	}
	first := r.Problems()[0]
	return fmt.Errorf("%s could not be measured, the first of them %s with %s in host %s:\n%s", report.Count(n, "program"),
		first.Strategy, report.Count(first.Types, "type"), first.Host, first.Problem)
}
