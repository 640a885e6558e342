#include "go_asm.h"
#include "textflag.h"

// The handlers of threaded. Each does what its opcode says and jumps to the handler of the next instruction; none calls or
// returns. Registers:
//
//	SI  pc, as an address
//	BX  rec, as an address
//	DI  out, as an address
//	CX  cnt
//	R8  acc
//	R9  the memory
//	R10 the handlers
//
// AX, DX and R11 to R13 are of no meaning between instructions. All handlers are on the stack frame of threaded, whose arguments begin at
// 8(SP).

#define HANDLER(name) TEXT name<>(SB), NOSPLIT|NOFRAME, $0-0

// DISPATCH jumps to the handler of the instruction at SI.
#define DISPATCH \
	MOVBLZX (SI), AX; \
	JMP     (R10)(AX*8)

// NEXT goes on with the instruction behind.
#define NEXT \
	ADDQ $8, SI; \
	DISPATCH

// IMM and IMMSIGNED load the operand, without and with sign.
#define IMM(to) MOVL 4(SI), to
#define IMMSIGNED(to) MOVLQSX 4(SI), to

// TARGET goes on where the operand says.
#define TARGET \
	IMM(AX); \
	LEAQ (R9)(AX*1), SI; \
	DISPATCH

// func threaded(m *machine.Memory, r *registers)
TEXT ·threaded(SB), NOSPLIT|NOFRAME, $0-16
	MOVQ 8(SP), R9
	MOVQ 16(SP), AX
	MOVL registers_pc(AX), SI
	MOVL registers_rec(AX), BX
	MOVL registers_out(AX), DI
	MOVL registers_cnt(AX), CX
	MOVQ registers_acc(AX), R8
	ADDQ R9, SI
	ADDQ R9, BX
	ADDQ R9, DI
	LEAQ asmTable<>(SB), R10
	DISPATCH

// asmOut returns with the instruction, which has had no effect.
HANDLER(asmOut)
	MOVQ 16(SP), AX
	SUBQ R9, SI
	SUBQ R9, BX
	SUBQ R9, DI
	MOVL SI, registers_pc(AX)
	MOVL BX, registers_rec(AX)
	MOVL DI, registers_out(AX)
	MOVL CX, registers_cnt(AX)
	MOVQ R8, registers_acc(AX)
	RET

HANDLER(asmLoad8)
	IMM(AX)
	MOVBQZX (BX)(AX*1), R8
	NEXT

HANDLER(asmLoad32)
	IMM(AX)
	MOVLQSX (BX)(AX*1), R8
	NEXT

HANDLER(asmLoad64)
	IMM(AX)
	MOVQ (BX)(AX*1), R8
	NEXT

HANDLER(asmZigzag)
	MOVQ R8, AX
	SARQ $63, AX
	ADDQ R8, R8
	XORQ AX, R8
	NEXT

HANDLER(asmAdd)
	IMMSIGNED(AX)
	ADDQ AX, R8
	NEXT

HANDLER(asmAnd)
	IMMSIGNED(AX)
	ANDQ AX, R8
	NEXT

HANDLER(asmShift)
	MOVQ CX, DX
	IMM(CX)
	SHRQ CX, R8
	MOVQ DX, CX
	NEXT

HANDLER(asmSave)
	MOVQ R8, const_saved(R9)
	NEXT

HANDLER(asmXor)
	XORQ const_saved(R9), R8
	NEXT

HANDLER(asmHash)
	IMUL3Q $31, const_sum(R9), AX
	ADDQ   AX, R8
	MOVQ   R8, const_sum(R9)
	NEXT

HANDLER(asmTag)
	IMM(AX)
	MOVB AX, (DI)
	INCQ DI
	NEXT

HANDLER(asmLit2)
	IMM(AX)
	MOVW AX, (DI)
	ADDQ $2, DI
	NEXT

HANDLER(asmLit4)
	IMM(AX)
	MOVL AX, (DI)
	ADDQ $4, DI
	NEXT

HANDLER(asmLit16)
	IMM(AX)
	MOVOU   (R9)(AX*1), X0
	MOVOU   X0, (DI)
	MOVBLZX 1(SI), AX
	ADDQ    AX, DI
	NEXT

HANDLER(asmFix32)
	MOVL R8, (DI)
	ADDQ $4, DI
	NEXT

HANDLER(asmFix64)
	MOVQ R8, (DI)
	ADDQ $8, DI
	NEXT

HANDLER(asmBool)
	TESTQ R8, R8
	JNE   yes
	MOVQ  $const_falseWord, AX
	MOVQ  AX, (DI)
	ADDQ  $5, DI
	NEXT

yes:
	MOVL $const_trueWord, (DI)
	ADDQ $4, DI
	NEXT

HANDLER(asmVarint)
	MOVQ R8, AX

more:
	CMPQ AX, $128
	JCS  last
	MOVL AX, DX
	ORL  $128, DX
	MOVB DX, (DI)
	INCQ DI
	SHRQ $7, AX
	JMP  more

last:
	MOVB AX, (DI)
	INCQ DI
	NEXT

HANDLER(asmString)
	IMM(AX)
	MOVL (BX)(AX*1), DX
	MOVL 4(BX)(AX*1), R11
	ADDQ R9, DX
	MOVB R11, (DI)
	INCQ DI
	XORL R12, R12

eight:
	MOVQ (DX)(R12*1), R13
	MOVQ R13, (DI)(R12*1)
	ADDQ $8, R12
	CMPQ R12, R11
	JCS  eight
	ADDQ R11, DI
	NEXT

HANDLER(asmJump)
	TARGET

HANDLER(asmJumpZero)
	TESTQ R8, R8
	JEQ   zero
	NEXT

zero:
	TARGET

HANDLER(asmNext)
	MOVWLZX 2(SI), AX
	ADDQ    AX, BX
	DECL    CX
	JEQ     done
	TARGET

done:
	NEXT

#define ENTRY(op, name) DATA asmTable<>+(8*op)(SB)/8, $name<>(SB)

ENTRY(const_opHalt, asmOut)
ENTRY(const_opLoad8, asmLoad8)
ENTRY(const_opLoad32, asmLoad32)
ENTRY(const_opLoad64, asmLoad64)
ENTRY(const_opZigzag, asmZigzag)
ENTRY(const_opAdd, asmAdd)
ENTRY(const_opAnd, asmAnd)
ENTRY(const_opShift, asmShift)
ENTRY(const_opSave, asmSave)
ENTRY(const_opXor, asmXor)
ENTRY(const_opHash, asmHash)
ENTRY(const_opTag, asmTag)
ENTRY(const_opLit2, asmLit2)
ENTRY(const_opLit4, asmLit4)
ENTRY(const_opLit16, asmLit16)
ENTRY(const_opFix32, asmFix32)
ENTRY(const_opFix64, asmFix64)
ENTRY(const_opBool, asmBool)
ENTRY(const_opVarint, asmVarint)
ENTRY(const_opString, asmString)
ENTRY(const_opInteger, asmOut)
ENTRY(const_opDecimal, asmOut)
ENTRY(const_opJSONString, asmOut)
ENTRY(const_opHex, asmOut)
ENTRY(const_opDate, asmOut)
ENTRY(const_opJump, asmJump)
ENTRY(const_opJumpZero, asmJumpZero)
ENTRY(const_opNext, asmNext)
GLOBL asmTable<>(SB), RODATA, $(8*const_numOps)
