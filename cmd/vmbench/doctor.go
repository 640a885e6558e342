package main

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/vmbench/vmbench/internal/doctor"
	"github.com/vmbench/vmbench/internal/machine"
	"github.com/vmbench/vmbench/internal/trial"
	"github.com/vmbench/vmbench/workloads"
)

type doctorOptions struct {
	time             time.Duration
	progress, format string
}

func newDoctorCommand() *cobra.Command {
	var o doctorOptions
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say what this machine does to measurements",
		Long: `Look at what disturbs measurements on this machine – steal, pressure, load,
frequency, limits, the clock – and say what to do about each. Then measure the
same case again and again in fresh processes, in pairs, and say how small a
difference a run can show here.

Nothing is changed: each remedy is for you to run. "unknown" is what this system
does not tell, as many virtual machines do not.

Exit codes: 0 also when there are problems, since they are the machine's; 1 when
something could not be measured; 2 usage.`,
		Example: `  vmbench doctor
  vmbench doctor --time 60s             watch for longer: neighbours come and go
  vmbench doctor --format json          for programs
  vmbench doctor --format markdown > machine.md`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDoctor(cmd, o) },
	}
	cmd.Flags().DurationVar(&o.time, "time", 10*time.Second, "how long to measure")
	addProgressFlag(cmd, &o.progress)
	addOutputFlag(cmd, &o.format)
	return cmd
}

func runDoctor(cmd *cobra.Command, o doctorOptions) error {
	format, err := outputFormat(cmd, o.format)
	if err != nil {
		return err
	}
	if o.time < 0 {
		return usageError("--time %v is negative; see vmbench doctor --help", o.time)
	}
	shown, err := newProgress(cmd, o.progress)
	if err != nil {
		return err
	}
	d, err := diagnose(cmd.Context(), o.time, shown)
	shown.finish()
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("doctor was interrupted: start it again, with less --time")
	case err != nil:
		return err
	}
	return d.write(cmd.OutOrStdout(), format)
}

// doctorCase is what doctor measures: a case of microseconds, which allocates as codecs do.
var doctorCase = trial.Case{Op: trial.Encode, Strategy: "reflection", Format: "json", Workload: "order"}

// diagnose measures for some time and examines the machine.
func diagnose(ctx context.Context, limit time.Duration, shown progress) (*diagnosis, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	process, clean, err := doctorProcess(ctx, program)
	if err != nil {
		return nil, err
	}
	defer clean()
	here := machine.This()
	live := doctor.Ask(trial.NewFacts(ctx, program))
	watch, swapped := here.Watch(), here.Swapped()
	series, err := doctor.Measure(ctx, limit, doctor.Trials(process, doctorCase), func(pairs int, passed time.Duration) {
		shown.observe(pairEvent(pairs, passed, limit))
	})
	if err != nil {
		return nil, err
	}
	live.Strain, live.Swapped = watch.Stop(), here.Swapped().Since(swapped)
	return newDiagnosis(doctor.Examine(here, live), series), nil
}

// doctorProcess runs trials of doctorCase as the default preset does. What it leaves behind goes with clean.
func doctorProcess(ctx context.Context, program string) (p *trial.Process, clean func(), err error) {
	work, _ := workloads.Lookup(doctorCase.Workload)
	data, err := trial.LoadData(ctx, []*workloads.Workload{work}, "")
	if err != nil {
		return nil, nil, err
	}
	dir, err := os.MkdirTemp("", "vmbench-doctor-")
	if err != nil {
		return nil, nil, err
	}
	documents, err := data.Write(dir)
	if err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(dir))
	}
	return &trial.Process{
		Workers:   trial.Workers{{Program: program, Args: []string{workerCommand}}},
		Design:    trial.Presets()[0].Design,
		Documents: documents,
	}, func() { os.RemoveAll(dir) }, nil
}

// pairEvent is how far the measurement is, as a run would say it: a pair is a round.
func pairEvent(pairs int, passed, limit time.Duration) trial.Event {
	e := trial.Event{Round: pairs + 1, Rounds: pairs + 1, Case: doctorCase, Elapsed: passed}
	if pairs > 0 && passed < limit {
		e.Left = limit - passed
		e.Rounds += int(e.Left / (passed / time.Duration(pairs)))
	}
	return e
}
