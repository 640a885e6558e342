// Package machine defines the machine of the dispatch lab: a small interpreter that serializes records, as every dispatch
// technique and every engine has to build it.
//
// The machine has one memory, in which programs, records, literals and the output lie at fixed places, and five registers:
//
//	pc   the instruction, as an address
//	rec  the record, as an address
//	out  where the next byte of output goes, as an address
//	cnt  records that are left
//	acc  a value of 64 bits
//
// An instruction is 8 bytes, see Instr. What each opcode means is written here as a Go function. Out flow the image of the
// memory, the programs, and for each of them what the output must be, computed by the plainest of interpreters. Nothing is
// measured here.
package machine
