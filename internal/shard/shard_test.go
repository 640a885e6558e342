package shard

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]Place{"1/3": {Index: 1, Total: 3}, "3/3": {Index: 3, Total: 3}, " 2 / 4 ": {Index: 2, Total: 4}, "1/1": Whole} {
		if got, err := Parse(text); err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "2", "0/3", "4/3", "-1/3", "1/0", "a/b", "1/2/3", "1.5/3"} {
		if got, err := Parse(text); err == nil {
			t.Errorf("%q: %v, want an error", text, got)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, test := range []struct {
		env  string // NAME=VALUE, separated by spaces
		want string
	}{
		{"", "1/1"},
		{"CI_NODE_INDEX=2 CI_NODE_TOTAL=3", "2/3"},
		{"CI_NODE_TOTAL=1", "1/1"}, // GitLab sets it in every job
		{"CI_NODE_INDEX= CI_NODE_TOTAL=", "1/1"},
		{"JOB_COMPLETION_INDEX=0 VMBENCH_SHARD_TOTAL=3", "1/3"},
		{"JOB_COMPLETION_INDEX=2 VMBENCH_SHARD_TOTAL=3", "3/3"},
		{"BUILDKITE_PARALLEL_JOB=1 BUILDKITE_PARALLEL_JOB_COUNT=4", "2/4"},
		{"CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=1", "1/1"}, // CircleCI sets both in every job
		{"CIRCLE_NODE_INDEX=3 CIRCLE_NODE_TOTAL=4", "4/4"},
		{"TEST_SHARD_INDEX=1 TEST_TOTAL_SHARDS=2", "2/2"},
		{"SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=4", "2/3"},
		{"SLURM_ARRAY_TASK_ID=8 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_STEP=4", "3/3"},
		{"CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=1 CI_NODE_INDEX=2 CI_NODE_TOTAL=3", "2/3"},
	} {
		if got, err := Detect(environment(test.env)); err != nil || got.String() != test.want {
			t.Errorf("%q: %v, %v; want %s", test.env, got, err, test.want)
		}
	}
}

// An index without a total must never be taken for the whole.
func TestDetectErrors(t *testing.T) {
	for env, want := range map[string]string{
		"CI_NODE_INDEX=2":                                "set CI_NODE_TOTAL or VMBENCH_SHARD_TOTAL",
		"CI_NODE_TOTAL=3":                                "CI_NODE_INDEX, which of them this is, is not set",
		"JOB_COMPLETION_INDEX=0":                         "set VMBENCH_SHARD_TOTAL",
		"BUILDKITE_PARALLEL_JOB=0":                       "BUILDKITE_PARALLEL_JOB is set",
		"CIRCLE_NODE_INDEX=0":                            "CIRCLE_NODE_INDEX is set",
		"TEST_SHARD_INDEX=0":                             "TEST_SHARD_INDEX is set",
		"SLURM_ARRAY_TASK_ID=1":                          "SLURM_ARRAY_TASK_ID is set",
		"SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=3": "SLURM_ARRAY_TASK_MIN",
		"SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_STEP=2": "in steps of 2",
		"CI_NODE_INDEX=4 CI_NODE_TOTAL=3":                                        "there is no shard 4/3",
		"CI_NODE_INDEX=0 CI_NODE_TOTAL=3":                                        "there is no shard 0/3",
		"JOB_COMPLETION_INDEX=3 VMBENCH_SHARD_TOTAL=3":                           "there is no shard 4/3",
		"CI_NODE_INDEX=x CI_NODE_TOTAL=3":                                        "no number",
		"CI_NODE_INDEX=1 CI_NODE_TOTAL=3 TEST_SHARD_INDEX=1 TEST_TOTAL_SHARDS=2": "--shard i/n",
	} {
		if got, err := Detect(environment(env)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, error %v; want one with %q", env, got, err, want)
		}
	}
}

func environment(text string) Getenv {
	variables := map[string]string{}
	for _, pair := range strings.Fields(text) {
		name, value, _ := strings.Cut(pair, "=")
		variables[name] = value
	}
	return func(name string) string { return variables[name] }
}
