package shard

import (
	"fmt"
	"strconv"
)

// TotalVariable says how many shards there are where a system sets an index alone, as Kubernetes does.
const TotalVariable = "VMBENCH_SHARD_TOTAL"

// A Getenv returns a variable of the environment; one that is not set is empty.
type Getenv func(name string) string

// A system is a way to say which of several processes this is.
type system struct {
	index, total string // variables; total may be empty
	first        int    // what the index counts from
	firstIn      string // the variable that has it, in place of first
	stepIn       string // the variable that has the distance between indices; empty for 1
}

// systems are those that are known. GitLab: "parallel" of a job. Kubernetes: an Indexed Job. Buildkite: "parallelism" of
// a step. CircleCI: "parallelism" of a job. Bazel: shard_count of a test. Slurm: an array of jobs; its tasks in parallel
// are left out, since a batch script that starts none has their variables, too.
var systems = []system{
	{index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", first: 1},
	{index: "JOB_COMPLETION_INDEX"},
	{index: "BUILDKITE_PARALLEL_JOB", total: "BUILDKITE_PARALLEL_JOB_COUNT"},
	{index: "CIRCLE_NODE_INDEX", total: "CIRCLE_NODE_TOTAL"},
	{index: "TEST_SHARD_INDEX", total: "TEST_TOTAL_SHARDS"},
	{index: "SLURM_ARRAY_TASK_ID", total: "SLURM_ARRAY_TASK_COUNT", firstIn: "SLURM_ARRAY_TASK_MIN", stepIn: "SLURM_ARRAY_TASK_STEP"},
}

// Detect returns the place that the environment gives this process, and Whole where it gives none. An index without a
// total is an error: to do all the work in each of several processes is never what was meant.
func Detect(env Getenv) (Place, error) {
	found := Whole
	for _, s := range systems {
		place, err := s.place(env)
		if err != nil {
			return Place{}, err
		}
		switch {
		case place.From == "" || place.Total == 1:
		case found.From != "":
			return Place{}, fmt.Errorf("%s says shard %s and %s says shard %s: say which with --shard i/n", found.From, found, place.From, place)
		default:
			found = place
		}
	}
	return found, nil
}

// place is what one system says; From is empty if it says nothing.
func (s system) place(env Getenv) (Place, error) {
	total, from, err := s.count(env)
	if err != nil {
		return Place{}, err
	}
	if env(s.index) == "" {
		if from == s.total && total > 1 {
			return Place{}, fmt.Errorf("%s is %d, but %s, which of them this is, is not set: say it with --shard i/n", s.total, total, s.index)
		}
		return Whole, nil
	}
	if from == "" {
		return Place{}, fmt.Errorf("%s is set, so this is one of several shards, but not of how many: set %s, or say it with --shard i/n "+
			"(1/1 is the whole)", s.index, s.totals())
	}
	index, err := s.number(env, s.index)
	if err != nil {
		return Place{}, err
	}
	first, step := s.first, 1
	if s.firstIn != "" {
		if first, err = s.number(env, s.firstIn); err != nil {
			return Place{}, err
		}
	}
	if s.stepIn != "" && env(s.stepIn) != "" {
		if step, err = s.number(env, s.stepIn); err != nil {
			return Place{}, err
		}
	}
	if step < 1 || (index-first)%step != 0 {
		return Place{}, fmt.Errorf("%s is %d, which is none of the indices from %d in steps of %d: say which shard it is with --shard i/n",
			s.index, index, first, step)
	}
	p := Place{Index: (index-first)/step + 1, Total: total, From: s.index}
	if err := p.check(); err != nil {
		return Place{}, fmt.Errorf("%s is %d and %s is %d: %w", s.index, index, from, total, err)
	}
	return p, nil
}

// count is the number of shards, and the variable that says so; it is empty if none does.
func (s system) count(env Getenv) (total int, from string, err error) {
	for _, from := range []string{s.total, TotalVariable} {
		if from != "" && env(from) != "" {
			total, err = s.number(env, from)
			return total, from, err
		}
	}
	return 0, "", nil
}

// totals names the variables that may have the total.
func (s system) totals() string {
	if s.total == "" {
		return TotalVariable
	}
	return s.total + " or " + TotalVariable
}

func (s system) number(env Getenv, name string) (int, error) {
	n, err := strconv.Atoi(env(name))
	if err != nil {
		return 0, fmt.Errorf("%s is %q, which is no number: say which shard this is with --shard i/n", name, env(name))
	}
	return n, nil
}
