package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/report"
)

// addCalibrationFlag defines --calibration, for the floors of verdicts.
func addCalibrationFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "calibration", "", "`FILE` from vmbench calibrate --format csv: a case claims no difference that its twins showed, too")
	must(cmd.MarkFlagFilename("calibration", "csv"))
}

// readCalibration reads the spread of each case from a file; without a name there is none.
func readCalibration(path string) (map[report.Case]float64, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	spread, err := report.ReadSpread(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return spread, nil
}
