package size

import (
	"bytes"
	"fmt"
	"path"
)

// The directories of what programs are made of, below the checkout.
const (
	programDir = "internal/size/program"
	hostsDir   = "internal/size/host"
	codecsDir  = "internal/size/codec"
	module     = "github.com/vmbench/vmbench"
)

// mainOf is the source of a probe's main function. Where there are no types, the package of the codecs is imported and nothing in
// it is called: that is what it costs to have it.
func mainOf(p Probe) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "package main\n\nimport (\n\thost %q\n", path.Join(module, hostsDir, p.Host))
	codecs := "nil"
	if s, _ := lookup(p.Strategy); s.dir != "" {
		name := "codec"
		if p.Types == 0 {
			name = "_"
		} else {
			codecs = codecList(p.Formats)
			fmt.Fprintf(&b, "\t%q\n", path.Join(module, "internal/size/exchange"))
		}
		fmt.Fprintf(&b, "\t%s %q\n", name, path.Join(module, codecsDir, s.dir))
	}
	fmt.Fprintf(&b, "\t%q\n)\n\nfunc main() { host.Run(live.Table, %s) }\n", path.Join(module, "internal/probe/live"), codecs)
	return b.Bytes()
}

// codecVariables are the names by which packages of codecs have their formats.
var codecVariables = map[string]string{"json": "JSON"}

func codecList(formats []string) string {
	list := "[]exchange.Codec{"
	for _, f := range formats {
		list += "codec." + codecVariables[f] + ", "
	}
	return list + "}"
}
