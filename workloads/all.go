package workloads

// All returns every workload, in the order of tables: the embedded ones first, then the real documents.
func All() []*Workload {
	return []*Workload{
		order, telemetry, logline, tree, wide, sparse, catalog, text, tiny, anydoc,
		variants, reversed, unknown, deep,
		twitter, citmCatalog, canada, golangSource, synthea, stringUnicode, stringEscaped,
	}
}

// Lookup returns the workload of the given name.
func Lookup(name string) (*Workload, bool) {
	for _, w := range All() {
		if w.Name == name {
			return w, true
		}
	}
	return nil, false
}
