package report

import "fmt"

// checkMachines reports a row that would put measurements of different machines beside each other, or into one cell: times of
// different machines have no ratio, and no mean.
func checkMachines(measurements []Measurement) error {
	machines := map[Case]string{}
	for i := range measurements {
		m := &measurements[i]
		first, seen := machines[m.caseOf()]
		if !seen {
			machines[m.caseOf()] = m.Machine
		} else if first != m.Machine {
			return &QueryError{"row", fmt.Errorf("the row %q would hold what was measured on different machines, whose times are not to be compared; "+
				"name workload in --row or --table, or choose one with --filter", Clean(m.Workload))}
		}
	}
	return nil
}
