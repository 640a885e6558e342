package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"github.com/vmbench/vmbench/internal/build"
	"github.com/vmbench/vmbench/internal/trial"
)

// A crew is the programs that run the trials of a run: this one, the peers' worker where it takes part, and those of
// workloads of many types.
type crew struct {
	workers trial.Workers
	targets []build.Target // what each worker is built from
	peers   *trial.Program // nil without them
	program string         // what has the code that is measured: this program, or what an engine runs
	engine  string         // that runs the worker, with its version; empty without any
	live    string         // hash of the workers of many types; empty without any
	layouts string         // hash of the workers in all layouts; empty without any

	// Of a run that compares revisions: what was built, what each can do, and where.
	builds    []trial.Build
	described [][]trial.Description
	trees     []*build.Worktree
}

// newCrew returns this program as a worker, or a worker that an engine runs, and builds the peers' if they are asked for.
func newCrew(ctx context.Context, peers bool, engine string, b *builds) (*crew, error) {
	executable, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &crew{program: executable, workers: trial.Workers{{Program: executable, Args: []string{workerCommand}}}}
	root, err := build.Checkout()
	if err != nil && peers {
		return nil, fmt.Errorf("--peers: %w", err)
	}
	if engine != "" {
		return c, c.runUnder(ctx, engine, executable, b)
	}
	c.targets = []build.Target{{Dir: root, Package: "./cmd/vmbench"}}
	if peers {
		err = c.addPeers(ctx, root, b)
		return c, err
	}
	return c, nil
}

func (c *crew) addPeers(ctx context.Context, root string, b *builds) error {
	target := build.Target{Dir: filepath.Join(root, "strategies", "peers"), Package: "./cmd/peers"}
	programs, err := b.build(ctx, "the peers' worker", []build.Target{target})
	if err != nil {
		return fmt.Errorf("--peers: %w", err)
	}
	worker := trial.Worker{Program: programs[0].Path}
	if c.peers, err = trial.ReadProgram(worker.Program); err != nil {
		return err
	}
	if c.peers.Strategies, err = worker.Describe(ctx); err != nil {
		return err
	}
	worker.Strategies = c.peerNames()
	c.workers, c.targets = append(c.workers, worker), append(c.targets, target)
	return nil
}

// peerStrategies are the strategies of the peers' worker.
func (c *crew) peerStrategies() []trial.Description {
	if c.peers == nil {
		return nil
	}
	return c.peers.Strategies
}

func (c *crew) peerNames() []string { return descriptionNames(c.peerStrategies()) }

func descriptionNames(list []trial.Description) []string {
	if list == nil {
		return nil
	}
	return namesOf(list, func(d trial.Description) string { return d.Name })
}

// layOut builds each worker in the layouts of the plan.
func (c *crew) layOut(ctx context.Context, plan trial.Plan, b *builds) error {
	seeds := plan.LayoutSeeds()
	if len(seeds) == 0 {
		return nil
	}
	if c.targets[0].Dir == "" {
		_, err := build.Checkout()
		return fmt.Errorf("--layouts: %w", err)
	}
	var targets []build.Target
	for _, target := range c.targets {
		for _, target.Layout = range seeds {
			targets = append(targets, target)
		}
	}
	programs, err := b.build(ctx, fmt.Sprintf("%d code layouts", len(seeds)), targets)
	if err != nil {
		return fmt.Errorf("--layouts: %w", err)
	}
	sum := sha256.New()
	for _, program := range programs {
		fmt.Fprintln(sum, program.Hash)
	}
	c.layouts = hex.EncodeToString(sum.Sum(nil)[:6])
	for i := range c.workers {
		c.workers[i].Layouts = make(map[uint64]string)
		for j, seed := range seeds {
			c.workers[i].Layouts[seed] = programs[i*len(seeds)+j].Path
		}
	}
	return nil
}

// facts are those of a run by this crew.
func (c *crew) facts(ctx context.Context) trial.Facts {
	facts := trial.NewFacts(ctx, cmp.Or(c.program, c.workers[0].Program))
	facts.Peers, facts.Live, facts.Layouts, facts.Builds = c.peers, c.live, c.layouts, c.builds
	if c.engine != "" {
		facts = facts.Under(c.engine)
	}
	return facts
}
