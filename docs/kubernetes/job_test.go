// Package kubernetes holds the manifest of docs/scale.md to the types of Kubernetes. It is a module of its own, so that
// nobody who builds vmbench downloads them.
package kubernetes

import (
	"os"
	"strconv"
	"testing"

	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

// readJob reads the manifest. A field that Kubernetes does not know is an error.
func readJob(t *testing.T) batch.Job {
	t.Helper()
	text, err := os.ReadFile("job.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var job batch.Job
	if err := yaml.UnmarshalStrict(text, &job); err != nil {
		t.Fatal(err)
	}
	return job
}

func TestManifestIsAnIndexedJob(t *testing.T) {
	job := readJob(t)
	if job.APIVersion != batch.SchemeGroupVersion.String() || job.Kind != "Job" || job.Name == "" {
		t.Errorf("%s %s %q, want a Job of %s with a name", job.APIVersion, job.Kind, job.Name, batch.SchemeGroupVersion)
	}
	spec := job.Spec
	if spec.CompletionMode == nil || *spec.CompletionMode != batch.IndexedCompletion {
		t.Error("the job gives its pods no index")
	}
	if spec.Completions == nil || spec.Parallelism == nil || *spec.Completions != *spec.Parallelism {
		t.Error("completions and parallelism differ")
	}
	if spec.Template.Spec.RestartPolicy != core.RestartPolicyNever {
		t.Error("backoffLimitPerIndex needs the restart policy Never")
	}
}

// The total that a pod is told is that of the job: with any other one a shard would be missing, or measured by nobody.
func TestShardsAreAllOfTheJob(t *testing.T) {
	job := readJob(t)
	for _, container := range job.Spec.Template.Spec.Containers {
		total := ""
		for _, variable := range container.Env {
			if variable.Name == "VMBENCH_SHARD_TOTAL" {
				total = variable.Value
			}
		}
		if want := strconv.Itoa(int(*job.Spec.Completions)); total != want {
			t.Errorf("%s: VMBENCH_SHARD_TOTAL is %q, want %s", container.Name, total, want)
		}
	}
}

// A pod whose requests are its limits, in whole CPUs, is what the static CPU policy gives cores of its own.
func TestPodHasItsCPUs(t *testing.T) {
	for _, container := range readJob(t).Spec.Template.Spec.Containers {
		for _, name := range []core.ResourceName{core.ResourceCPU, core.ResourceMemory} {
			request, limit := container.Resources.Requests[name], container.Resources.Limits[name]
			if request.IsZero() || !request.Equal(limit) {
				t.Errorf("%s: requests %s of %s, limit %s; want the same", container.Name, request.String(), name, limit.String())
			}
		}
		if cpu := container.Resources.Requests[core.ResourceCPU]; cpu.MilliValue()%1000 != 0 {
			t.Errorf("%s: %s CPUs, want a whole number", container.Name, cpu.String())
		}
	}
}

func TestVolumesAreThere(t *testing.T) {
	pod := readJob(t).Spec.Template.Spec
	volumes := map[string]bool{}
	for _, volume := range pod.Volumes {
		volumes[volume.Name] = true
	}
	for _, container := range pod.Containers {
		for _, mount := range container.VolumeMounts {
			if !volumes[mount.Name] {
				t.Errorf("%s mounts %s, which the pod does not have", container.Name, mount.Name)
			}
		}
	}
	term := pod.Affinity.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution[0]
	for key, value := range term.LabelSelector.MatchLabels {
		if readJob(t).Spec.Template.Labels[key] != value {
			t.Errorf("the pods are kept apart by %s=%s, which they do not have", key, value)
		}
	}
}
