package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/strategies/vm"
)

type explainOptions struct {
	workload, op, format string
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
value, where it may go, and the text that it writes or expects.`,
		Example: `  vmbench explain --workload order
  vmbench explain --workload tree --op decode`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runExplain(o, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&o.workload, "workload", "", "`NAME` of the workload, see vmbench list workloads")
	cmd.Flags().StringVar(&o.op, "op", "", "only one `OPERATION`, encode or decode")
	cmd.Flags().StringVar(&o.format, "format", formatNames()[0], "`NAME` of the serialization format, see vmbench list formats")
	complete(cmd, "workload", workloadNames())
	complete(cmd, "op", explainOps)
	complete(cmd, "format", formatNames())
	return cmd
}

func runExplain(o explainOptions, w io.Writer) error {
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
	program, err := vm.CompileProgram(workload.Type(), format)
	if err != nil {
		return fmt.Errorf("explain %s: %w", workload.Name, err)
	}
	text, err := disassembly(program, o.op)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(w, strings.TrimRight(text, "\n"))
	return err
}

func disassembly(p *vm.Program, op string) (string, error) {
	switch strings.ToLower(op) {
	case "":
		return p.String(), nil
	case "encode":
		return p.EncodeString(), nil
	case "decode":
		return p.DecodeString(), nil
	}
	return "", unknownName("operation", op, explainOps, "vmbench explain --help")
}
