package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/all"
	"github.com/vmbench/vmbench/strategies/vm"
	"github.com/vmbench/vmbench/workloads"
)

type explainOptions struct {
	workload, op, format string
	profile, json        bool
	time                 time.Duration
}

// explainOps are the values of explain's --op.
var explainOps = []string{"encode", "decode"}

func newExplainCommand() *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain --workload NAME",
		Short: "Print the program that the VM runs for a workload",
		Long: `Compile a workload's type and print the program that the strategy vm runs: an
instruction per line, with its address, its opcode, the operand's offset in the
value, where it may go, and the text that it writes or expects.

With --profile the program is run on the workload, and each line begins with how
often the instruction ran for one document, its share of the time by sampling,
the bytes that it wrote or read, and how often another key came than it expects.
It is run by the machine's driver alone, as the strategy vm-switch is.`,
		Example: `  vmbench explain --workload order
  vmbench explain --workload tree --op decode
  vmbench explain --workload order --format cbor
  vmbench explain --workload twitter --op decode --profile
  vmbench explain --workload order --profile --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runExplain(cmd.Context(), o, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&o.workload, "workload", "", "`NAME` of the workload, see vmbench list workloads")
	cmd.Flags().StringVar(&o.op, "op", "", "only one `OPERATION`, encode or decode")
	cmd.Flags().StringVar(&o.format, "format", formatNames()[0], "`NAME` of the serialization format, see vmbench list formats")
	cmd.Flags().BoolVar(&o.profile, "profile", false, "run the program and show what each instruction does")
	cmd.Flags().DurationVar(&o.time, "time", time.Second, "how long to run it, for each operation")
	cmd.Flags().BoolVar(&o.json, "json", false, "print it as JSON")
	complete(cmd, "workload", workloadNames())
	complete(cmd, "op", explainOps)
	complete(cmd, "format", formatNames())
	return cmd
}

func runExplain(ctx context.Context, o explainOptions, w io.Writer) error {
	if o.workload == "" {
		return usageError("explain needs --workload; see vmbench list workloads")
	}
	workload, err := lookupWorkload(o.workload)
	if err != nil {
		return err
	}
	format, err := lookupFormat(o.format)
	if err != nil {
		return err
	}
	explain := disassemble
	if o.profile {
		explain = profile
	}
	var listings []*vm.Listing
	for _, op := range explainOps {
		if o.op != "" && strings.ToLower(o.op) != op {
			continue
		}
		listing, err := explain(ctx, o, workload, format, op)
		if err != nil {
			return fmt.Errorf("explain %s: %w", workload.Name, err)
		}
		listings = append(listings, listing)
	}
	if len(listings) == 0 {
		return unknownName("operation", o.op, explainOps, "vmbench explain --help")
	}
	return writeListings(w, o, listings)
}

func writeListings(w io.Writer, o explainOptions, listings []*vm.Listing) error {
	if o.json {
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", "  ")
		return encoder.Encode(listings)
	}
	texts := make([]string, len(listings))
	for i, l := range listings {
		texts[i] = l.String()
	}
	_, err := io.WriteString(w, strings.Join(texts, "\n"))
	return err
}

func disassemble(_ context.Context, _ explainOptions, w *workloads.Workload, f strategies.Format, op string) (*vm.Listing, error) {
	program, err := vm.CompileProgram(w.Type(), formatOfVM(f))
	if err != nil {
		return nil, err
	}
	if op == "encode" {
		return program.EncodeListing(), nil
	}
	return program.DecodeListing(), nil
}

// formatOfVM is the machine's format of that name.
func formatOfVM(name strategies.Format) vm.Format {
	for _, f := range vm.Formats() {
		if f.Name() == name {
			return f
		}
	}
	return vm.JSON
}

// profile runs the program on the workload's data.
func profile(ctx context.Context, o explainOptions, w *workloads.Workload, f strategies.Format, op string) (*vm.Listing, error) {
	data, err := trial.LoadData(ctx, []*workloads.Workload{w}, "")
	if err == nil {
		err = data.AddFormats([]trial.Case{{Format: f, Workload: w.Name}}, all.Reference())
	}
	if err != nil {
		return nil, err
	}
	if reason, missing := data.Missing[w.Name]; missing {
		return nil, errors.New(reason)
	}
	if op == "decode" {
		return vm.ProfileDecode(w.Type(), formatOfVM(f), data.In(f, w.Name).Input, w.New, o.time)
	}
	v := w.New()
	if err := json.Unmarshal(data.Documents[w.Name].Input, v); err != nil {
		return nil, err
	}
	return vm.ProfileEncode(w.Type(), formatOfVM(f), v, o.time)
}
