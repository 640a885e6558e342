package native

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// registers are those of the machine, for assembly.
type registers struct {
	pc, rec, out, cnt uint32
	acc               uint64
}

// runAsm runs a program in assembly, and does in Go the instructions at which that stops.
func runAsm(m *machine.Memory, pc uint32) (end uint32) {
	r := registers{pc: pc, rec: machine.Records, out: machine.Output, cnt: machine.NumRecords}
	for {
		threaded(m, &r)
		in := m.Fetch(r.pc)
		if in.Op() == machine.OpHalt {
			return r.out
		}
		r.pc, r.rec, r.out, r.cnt, r.acc = handlers[in.Op()](m, in, r.pc, r.rec, r.out, r.cnt, r.acc)
	}
}
