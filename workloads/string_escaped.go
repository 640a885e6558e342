package workloads

var stringEscaped = &Workload{
	Name:     "string_escaped",
	Summary:  "the strings of string_unicode, each character escaped",
	New:      func() any { return new(StringEscaped) },
	Document: &stringEscapedDocument,
}

var stringEscapedDocument = Document{
	Name:   "string_escaped",
	SHA256: "ca0aaea6300da53ec86596a72b8750ea5c5c301647e9b90d9b5a08fe09bcff50",
	Size:   42062,
}

// StringEscaped holds what StringUnicode does. It is a type of its own, so that each workload has its own program.
type StringEscaped StringUnicode
