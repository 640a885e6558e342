package engine

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSite(t *testing.T) {
	var samples []Sample
	transcript := newTranscript(func(s Sample) { samples = append(samples, s) })
	done := 0
	server := httptest.NewServer(newSite("secret", []byte("job();"), transcript, func() { done++ }))
	defer server.Close()

	for path, want := range map[string]int{
		"/": http.StatusNotFound, "/other/": http.StatusNotFound, "/secret/other": http.StatusNotFound,
		"/secret/": http.StatusOK, "/secret/job.js": http.StatusOK, "/secret/lines": http.StatusMethodNotAllowed,
	} {
		response, err := server.Client().Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("%s: %s, want %d", path, response.Status, want)
		}
		if h := response.Header; want == http.StatusOK && (h.Get("Cross-Origin-Opener-Policy") != "same-origin" || h.Get("Cross-Origin-Embedder-Policy") != "require-corp") {
			t.Errorf("%s: not isolated: %v", path, h)
		}
	}
	post := func(lines string) {
		response, err := server.Client().Post(server.URL+"/secret/lines", "text/plain", strings.NewReader(lines))
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
	}
	post(`{"at":{"technique":"tail","program":"fix"}}` + "\n")
	post(`{"sample":{"round":1,"technique":"tail","program":"fix","reps":7,"ns":42}}` + "\n")
	if want := (Sample{1, "tail", "fix", 7, 42 * time.Nanosecond}); !slices.Equal(samples, []Sample{want}) || done != 0 {
		t.Errorf("%v, %d times done", samples, done)
	}
	post(`{"end":true}` + "\n")
	if done != 1 {
		t.Errorf("%d times done, want 1", done)
	}
}

// A browser that does not load the page is ended.
func TestBrowserThatNeverLoads(t *testing.T) {
	for name, host := range map[string]browser{"chromium": chromium, "firefox": firefox} {
		p := fake(t, "sleep 1000")
		p.host, p.patience = host, 300*time.Millisecond
		if _, _, err := do(t, p, twoByTwo()); err == nil || !strings.Contains(err.Error(), "no sign of life") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
