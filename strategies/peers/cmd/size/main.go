// Command size is the program whose size is measured, for libraries. What stands here has no codec; an overlay of the go command
// has, for each probe, a main function in its place that names a host and the codecs of a library.
package main

import (
	host "github.com/vmbench/vmbench/internal/size/host/micro"

	"github.com/vmbench/vmbench/internal/probe/live"
)

func main() { host.Run(live.Table, nil) }
