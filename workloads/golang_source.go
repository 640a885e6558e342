package workloads

var golangSource = &Workload{
	Name:     "golang_source",
	Summary:  "statistics of Go's source tree: a recursive struct of numbers",
	New:      func() any { return new(GolangSource) },
	Document: &golangSourceDocument,
}

var golangSourceDocument = Document{
	Name:   "golang_source",
	SHA256: "23e8e3541eac3570958d6d430fc82867874be78a435580279b20f1efe5a6169f",
	Size:   1940472,
}

// GolangSource is a tree of files and who asked for it.
type GolangSource struct {
	Tree     *GolangNode `json:"tree"`
	Username string      `json:"username"`
}

// GolangNode is a directory or a file, with how often and when it was changed.
type GolangNode struct {
	Name     string       `json:"name"`
	Kids     []GolangNode `json:"kids"`
	CLWeight float64      `json:"cl_weight"`
	Touches  int64        `json:"touches"`
	MinT     int64        `json:"min_t"`
	MaxT     int64        `json:"max_t"`
	MeanT    int64        `json:"mean_t"`
}
