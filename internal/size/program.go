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

// mainOf is the source of a probe's main function. Where there are no types, the package of the codecs is imported and nothing in
// it is called: that is what it costs to have it.
func mainOf(p Probe) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "package main\n\nimport (\n\thost %q\n", path.Join(module, hostsDir, p.Host))
	codecs := "nil"
	if s, _ := lookup(p.Strategy); s.codecs() != "" {
		name := "codec"
		if p.Types == 0 {
			name = "_"
		} else {
			codecs = codecList(p.Formats)
			fmt.Fprintf(&b, "\t%q\n", path.Join(module, "internal/size/exchange"))
		}
		fmt.Fprintf(&b, "\t%s %q\n", name, s.codecs())
	}
	fmt.Fprintf(&b, "\t%q\n)\n\nfunc main() { host.Run(live.Table, %s) }\n", path.Join(module, "internal/probe/live"), codecs)
	return b.Bytes()
}

// codecFunctions are the functions of packages of codecs that return those of a format.
var codecFunctions = map[string]string{"json": "JSON", "cbor": "CBOR", "msgpack": "MessagePack", "gob": "Gob"}

func codecList(formats []string) string {
	list := "[]exchange.Codec{"
	for _, f := range formats {
		list += "codec." + codecFunctions[f] + "(), "
	}
	return list + "}"
}
