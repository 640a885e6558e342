package protobuf

import (
	"bytes"
	"errors"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/vmbench/vmbench/workloads"
)

// messageOf is the workload's message. The test is skipped if its document cannot be had.
func messageOf(t testing.TB, w Workload) Message {
	t.Helper()
	m, err := w.Message(t.Context())
	switch {
	case errors.Is(err, workloads.ErrUnavailable):
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	return m
}

func TestLibrariesAgree(t *testing.T) {
	for _, w := range Workloads() {
		t.Run(w.Name, func(t *testing.T) {
			m := messageOf(t, w)
			want, err := appendPlain(nil, m)
			if err != nil || len(want) < 200 {
				t.Fatalf("%d bytes, %v", len(want), err)
			}
			for _, l := range libraries {
				agrees(t, l, w, m, want)
			}
		})
	}
}

// agrees holds what a library makes of a message and its document to them, twice, as some libraries use their memory again.
func agrees(t *testing.T, l library, w Workload, m Message, document []byte) {
	t.Helper()
	read := l.reader(w)
	for range 2 {
		if l.append != nil {
			got, err := l.append([]byte("kept"), m)
			if err != nil || !bytes.Equal(got, append([]byte("kept"), document...)) {
				t.Errorf("%s writes %d bytes that differ from protobuf's %d, %v", l.name, len(got)-4, len(document), err)
			}
		}
		if back, err := read(document); err != nil || !proto.Equal(back, m) {
			t.Errorf("%s reads another message, %v", l.name, err)
		}
	}
	if _, err := read(document[:len(document)-1]); err == nil {
		t.Errorf("%s reads a document that ends early", l.name)
	}
}
