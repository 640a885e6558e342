package report

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
)

// spreadQuantile is the part of a case's differences between twins that its spread covers.
const spreadQuantile = 0.95

// ReadSpread reads from the CSV of a calibration how far twins of each case seemed to differ in a default run: the 95th
// percentile of their relative differences, for Options.Spread. The error has the line.
func ReadSpread(r io.Reader) (map[Case]float64, error) {
	in := csv.NewReader(r)
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("reading a calibration: %w; it is what vmbench calibrate --format csv prints", err)
	}
	if !slices.Equal(header, controlHeader) {
		return nil, errors.New("line 1: this is not a calibration; it is what vmbench calibrate --format csv prints")
	}
	differences := map[Case][]float64{}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("reading a calibration: %w", err)
		}
		c, difference, ok, err := readTwin(row)
		if err != nil {
			line, _ := in.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		if ok {
			differences[c] = append(differences[c], difference)
		}
	}
	if len(differences) == 0 {
		return nil, errors.New("the calibration has no twins of a default run: vmbench calibrate --only default makes them")
	}
	spread := map[Case]float64{}
	for c, list := range differences {
		slices.Sort(list)
		spread[c] = list[int(math.Ceil(spreadQuantile*float64(len(list))))-1]
	}
	return spread, nil
}

// readTwin reads the relative difference of a twin in a default run. Other comparisons are not ok.
func readTwin(row []string) (c Case, difference float64, ok bool, err error) {
	at := func(name string) string { return row[slices.Index(controlHeader, name)] }
	c = Case{Op: at("op"), Format: at("format"), Workload: at("workload")}
	if at("experiment") != DefaultExperiment || at("truth") != "1" {
		return c, 0, false, nil
	}
	ratio, err := strconv.ParseFloat(at("ratio"), 64)
	if err == nil && !(ratio > 0) {
		err = fmt.Errorf("impossible ratio %q", at("ratio"))
	}
	return c, math.Expm1(math.Abs(math.Log(ratio))), err == nil, err
}
