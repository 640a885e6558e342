package workloads

import "time"

var logline = &Workload{
	Name:    "logline",
	Summary: "one line of a structured log: short strings and a time",
	New:     func() any { return new(LogLine) },
	Value:   func() any { return loglineValue() },
}

// LogLine is one record of a structured log.
type LogLine struct {
	Time     time.Time `json:"time"`
	Level    string    `json:"level"`
	Message  string    `json:"msg"`
	Service  string    `json:"service"`
	Version  string    `json:"version"`
	Host     string    `json:"host"`
	PID      int       `json:"pid"`
	Caller   string    `json:"caller"`
	Trace    string    `json:"trace_id,omitempty"`
	Span     string    `json:"span_id,omitempty"`
	Method   string    `json:"method,omitempty"`
	Path     string    `json:"path,omitempty"`
	Status   int       `json:"status,omitempty"`
	Bytes    int64     `json:"bytes,omitempty"`
	Duration float64   `json:"duration_ms,omitempty"`
	Remote   string    `json:"remote,omitempty"`
	Error    string    `json:"error,omitempty"`
	Sampled  bool      `json:"sampled,omitempty"`
}

func loglineValue() *LogLine {
	return &LogLine{
		Time:     time.Date(2024, time.October, 1, 11, 12, 3, 456789012, time.UTC),
		Level:    "info",
		Message:  "request served",
		Service:  "checkout",
		Version:  "v2.14.3",
		Host:     "checkout-7d9f8b6c5-x2x4l",
		PID:      41,
		Caller:   "http/server.go:214",
		Trace:    "4bf92f3577b34da6a3ce929d0e0e4736",
		Span:     "00f067aa0ba902b7",
		Method:   "POST",
		Path:     "/v1/carts/90210/items",
		Status:   201,
		Bytes:    1834,
		Duration: 12.847,
		Remote:   "10.42.7.19:53122",
		Sampled:  true,
	}
}
