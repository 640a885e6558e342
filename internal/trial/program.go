package trial

import (
	"debug/buildinfo"
	"fmt"
)

// A Program is what is known about a worker program other than vmbench itself.
type Program struct {
	Hash       string            `json:"hash"` // of its content
	Go         string            `json:"go"`
	Experiment string            `json:"goexperiment,omitempty"`
	Modules    map[string]string `json:"modules"` // the versions that it was built from
	Strategies []Description     `json:"strategies"`
}

// ReadProgram finds out what a program was built from. What it can do, only the program itself knows: see Describe.
func ReadProgram(path string) (*Program, error) {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the versions in %s: %w", path, err)
	}
	var f Facts
	f.Modules, f.Build = make(map[string]string), make(map[string]string)
	f.addBuild(info)
	return &Program{Hash: hashFile(path), Go: info.GoVersion, Experiment: f.Experiment, Modules: f.Modules}, nil
}

func (p *Program) hash() string {
	if p == nil {
		return ""
	}
	return p.Hash
}
