package native

import "github.com/vmbench/vmbench/internal/dispatch/machine"

// A thunk is an instruction with the function that does it, and with the instructions that may follow.
type thunk struct {
	run          thunkFunc
	next, target *thunk
	in           machine.Instr
}

// A thunkFunc does an instruction and returns the next one, nil at the end, and the registers.
type thunkFunc func(t *thunk, m *machine.Memory, rec, out, cnt uint32, acc uint64) (*thunk, uint32, uint32, uint32, uint64)

// compileThunks returns what runs the program at pc as thunks.
func compileThunks(m *machine.Memory, pc uint32) runner {
	code := make([]thunk, (machine.Literals-pc)/machine.InstrSize)
	for i := range code[:len(code)-1] {
		in := m.Fetch(pc + uint32(i)*machine.InstrSize)
		if int(in.Op()) >= machine.NumOps {
			continue
		}
		code[i] = thunk{run: thunks[in.Op()], next: &code[i+1], in: in}
		if in.Op().Control() && in.Op() != machine.OpHalt {
			code[i].target = &code[(in.Imm()-pc)/machine.InstrSize]
		}
	}
	return func(m *machine.Memory) uint32 {
		rec, out, cnt, acc := uint32(machine.Records), uint32(machine.Output), uint32(machine.NumRecords), uint64(0)
		for t := &code[0]; t != nil; {
			t, rec, out, cnt, acc = t.run(t, m, rec, out, cnt, acc)
		}
		return out
	}
}

func thunkHalt(_ *thunk, _ *machine.Memory, rec, out, cnt uint32, acc uint64) (*thunk, uint32, uint32, uint32, uint64) {
	return nil, rec, out, cnt, acc
}

func thunkJump(t *thunk, _ *machine.Memory, rec, out, cnt uint32, acc uint64) (*thunk, uint32, uint32, uint32, uint64) {
	return t.target, rec, out, cnt, acc
}

func thunkJumpZero(t *thunk, _ *machine.Memory, rec, out, cnt uint32, acc uint64) (*thunk, uint32, uint32, uint32, uint64) {
	if acc == 0 {
		return t.target, rec, out, cnt, acc
	}
	return t.next, rec, out, cnt, acc
}

func thunkNext(t *thunk, _ *machine.Memory, rec, out, cnt uint32, acc uint64) (*thunk, uint32, uint32, uint32, uint64) {
	rec += t.in.B()
	if cnt--; cnt != 0 {
		return t.target, rec, out, cnt, acc
	}
	return t.next, rec, out, cnt, acc
}
