package size

import (
	"bytes"
	"fmt"
	"path"
)

// The directories of what programs are made of, below the checkout, and what they are below as import paths.
const (
	programDir = "internal/size/program"
	hostsDir   = "internal/size/host"
	codecsDir  = "internal/size/codec"
	peersDir   = "strategies/peers" // a module of its own
	module     = "github.com/vmbench/vmbench"
)

// module is the directory of the module that the programs of a strategy are built in, below the checkout.
func (s Strategy) module() string {
	if s.Peer {
		return peersDir
	}
	return ""
}

// program is the directory of the main function, below the checkout.
func (s Strategy) program() string {
	if s.Peer {
		return peersDir + "/cmd/size"
	}
	return programDir
}

// codecs are the import paths of the packages of a probe's codecs; none for the baseline.
func (p Probe) codecs() (paths []string) {
	for _, s := range p.parts() {
		if path := s.codecs(); path != "" {
			paths = append(paths, path)
		}
	}
	return paths
}

// codecs is the import path of the package of codecs; empty for the baseline.
func (s Strategy) codecs() string {
	switch {
	case s.dir == "":
		return ""
	case s.Peer:
		return path.Join(module, peersDir, "size", s.dir)
	}
	return path.Join(module, codecsDir, s.dir)
}

// texts is the import path of the codecs for JSON that the strategy's translator has.
func (s Strategy) texts() string {
	if s.text != "" {
		return path.Join(module, peersDir, "size", s.text)
	}
	reference, _ := lookup(Reference)
	return reference.codecs()
}

// mainOf is the source of a probe's main function. Where there are no types, the packages of the codecs are imported and nothing in
// them is called: that is what it costs to have them.
func mainOf(p Probe) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "package main\n\nimport (\n\thost %q\n", path.Join(module, hostsDir, p.Host))
	codecs := "nil"
	if paths := p.codecs(); len(paths) > 0 && p.Types > 0 {
		fmt.Fprintf(&b, "\t%q\n", path.Join(module, "internal/size/exchange"))
		codecs = "[]exchange.Codec{"
		for i, format := range p.Formats {
			codecs += fmt.Sprintf("codec%d.%s(), ", min(i, len(paths)-1), codecFunctions[format])
		}
		codecs += "}"
	}
	for i, path := range p.codecs() {
		name := "_"
		if p.Types > 0 {
			name = fmt.Sprintf("codec%d", i)
		}
		fmt.Fprintf(&b, "\t%s %q\n", name, path)
	}
	fmt.Fprintf(&b, "\t%q\n)\n\nfunc main() { host.Run(live.Table, %s) }\n", path.Join(module, "internal/probe/live"), codecs)
	return b.Bytes()
}

// codecFunctions are the functions of packages of codecs that return those of a format.
var codecFunctions = map[string]string{
	"json": "JSON", "cbor": "CBOR", "msgpack": "MessagePack", "gob": "Gob", "protobuf": "Protobuf",
}
