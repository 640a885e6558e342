package dispatch

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/vmbench/vmbench/internal/file"
)

// Emit writes the modules of techniques into a directory, with a README that says how to run them. It returns their paths.
func Emit(dir string, techniques []string) ([]string, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	var paths []string
	for _, m := range modules(techniques, 0) {
		path := filepath.Join(dir, m.Technique+".wasm")
		if err := file.Replace(path, m.Wasm); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, file.Replace(filepath.Join(dir, "README.md"), []byte(readme()))
}

// readme says how to run modules without this program.
func readme() string {
	var b strings.Builder
	b.WriteString(`# Modules of the dispatch lab

Each module is the same machine with another dispatch technique. It imports nothing. run(pc, reps) runs the program at pc
over all records, reps times, and returns the end of its output; check(end) is the hash of the output:

    node -e 'WebAssembly.instantiate(require("fs").readFileSync("switch.wasm")).then(({instance: {exports: e}}) => console.log(e.check(e.run(`)
	list := programs(ProgramNames())
	fmt.Fprintf(&b, "%d, 1)) >>> 0))' # %d\n\n| program | pc | instructions | hash |\n|---|---|---|---|\n", list[0].PC, list[0].Hash)
	for _, p := range list {
		fmt.Fprintf(&b, "| %s | %d | %d | %d |\n", p.Name, p.PC, p.Steps, p.Hash)
	}
	b.WriteString("\n| module | technique |\n|---|---|\n")
	for _, t := range Techniques() {
		if t.WASM != "" {
			fmt.Fprintf(&b, "| %s.wasm | %s |\n", t.Name, t.WASM)
		}
	}
	return b.String()
}
