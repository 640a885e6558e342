package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/size"
	"github.com/vmbench/vmbench/report"
)

// Names of the files in the directory of a sweep.
const (
	sizeSamples = "samples.json"
	sizeBench   = "size.txt"
	sizePlot    = "size.svg"
)

// saveSizes writes the files that the flags ask for.
func saveSizes(o sizeOptions, r size.Result, sheet *report.Sizes) error {
	if o.plot != "" {
		if err := plotSizes(o.plot, sheet); err != nil {
			return err
		}
	}
	if o.out == "" {
		return nil
	}
	if err := os.MkdirAll(o.out, 0o777); err != nil {
		return err
	}
	text, err := json.MarshalIndent(r, "", "\t")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(o.out, sizeSamples), append(text, '\n'), 0o666); err != nil {
		return err
	}
	if err := writeSizeBench(filepath.Join(o.out, sizeBench), r); err != nil {
		return err
	}
	return plotSizes(filepath.Join(o.out, sizePlot), sheet)
}

func writeSizeBench(path string, r size.Result) error {
	var b bytes.Buffer
	if err := r.WriteBench(&b); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o666)
}

func plotSizes(path string, sheet *report.Sizes) error {
	var b bytes.Buffer
	if err := sheet.Plot(&b); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, b.Bytes(), 0o666)
}

// gateSizes compares the sizes with those of the base, and applies the gates. The comparison follows the sizes.
func gateSizes(cmd *cobra.Command, o sizeOptions, r size.Result) error {
	if o.base == "" {
		return nil
	}
	base := o.base
	if info, err := os.Stat(base); err == nil && info.IsDir() {
		base = filepath.Join(base, sizeBench)
	}
	dir, err := os.MkdirTemp("", "vmbench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	now := filepath.Join(dir, sizeBench)
	if err := writeSizeBench(now, r); err != nil {
		return err
	}
	if format := report.Format(o.format); format == report.CSV || format == report.JSON {
		cmd.SetOut(cmd.ErrOrStderr()) // standard output has one document
		o.format = string(report.Table)
	}
	fmt.Fprintln(cmd.OutOrStdout())
	usual := report.DefaultOptions()
	compare := compareOptions{gates: o.gates, alpha: usual.Alpha, confidence: usual.Confidence, format: o.format}
	compare.query.Ignore = factCommit
	if compare.query.Filter, err = gatedUnits(o.gates); err != nil {
		return usageError("%w; see vmbench size --help", err)
	}
	return runCompare(cmd, compare, []string{"base=" + base, "now=" + now})
}

// gatedUnits is the filter of what gates are about; of everything without any.
func gatedUnits(gates []string) (string, error) {
	var units []string
	for _, text := range gates {
		gate, err := report.ParseGate(text)
		if err != nil {
			return "", err
		}
		units = append(units, gate.Unit)
	}
	if len(units) == 0 {
		return "", nil
	}
	return ".unit:(" + strings.Join(units, " OR ") + ")", nil
}
