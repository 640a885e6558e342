package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/file"
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
	text, err := json.MarshalIndent(r, "", "\t")
	if err != nil {
		return err
	}
	if err := file.Replace(filepath.Join(o.out, sizeSamples), append(text, '\n')); err != nil {
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
	return file.Replace(path, b.Bytes())
}

// checkSizes reports what is wrong with the files and gates that the flags name, before hundreds of programs are built for them.
func checkSizes(o sizeOptions) error {
	for _, text := range o.gates {
		gate, err := report.ParseGate(text)
		if err != nil {
			return usageError("--gate: %w", err)
		}
		if !slices.Contains(size.Units(), gate.Unit) {
			return unknownName("unit", gate.Unit, size.Units(), "vmbench size --help")
		}
	}
	if o.base != "" {
		if err := checkBase(o.basePath()); err != nil {
			return usageError("--base %s: %w", o.base, err)
		}
	}
	if o.plot != "" {
		if _, err := os.Stat(filepath.Dir(o.plot)); err != nil {
			return usageError("--plot %s: %w", o.plot, err)
		}
	}
	if o.out != "" {
		if err := os.MkdirAll(o.out, 0o777); err != nil {
			return usageError("--out: %w", err)
		}
	}
	return nil
}

// basePath is the file of the sizes to compare with.
func (o sizeOptions) basePath() string {
	if info, err := os.Stat(o.base); err == nil && info.IsDir() {
		return filepath.Join(o.base, sizeBench)
	}
	return o.base
}

// checkBase reports a file that has no sizes.
func checkBase(path string) error {
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return errors.New("there is no size.txt, as vmbench size --out writes it")
	case err != nil:
		return err
	case !bytes.Contains(text, []byte("\nBenchmarkSize/")):
		return errors.New("that has no sizes, as vmbench size --out writes them into size.txt")
	}
	return nil
}

func plotSizes(path string, sheet *report.Sizes) error {
	var b bytes.Buffer
	if err := sheet.Plot(&b); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return file.Replace(path, b.Bytes())
}

// gateSizes compares the sizes with those of the base, and applies the gates. The comparison follows the sizes.
func gateSizes(cmd *cobra.Command, o sizeOptions, r size.Result) error {
	if o.base == "" {
		return nil
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
	return runCompare(cmd, compare, []string{"base=" + o.basePath(), "now=" + now})
}

// comparedUnits are what two sweeps are compared by where no gate names a unit.
var comparedUnits = []string{"total-bytes", "fixed-bytes", "per-type-bytes", "further-type-bytes"}

// gatedUnits is the filter of what gates are about.
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
		units = comparedUnits
	}
	return ".unit:(" + strings.Join(units, " OR ") + ")", nil
}
