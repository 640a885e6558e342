#include "go_asm.h"
#include "textflag.h"

// The handlers of encodeAsm. Each does what its opcode says and jumps to the handler of the next instruction; none calls
// or returns. What one cannot do, or would need a write barrier for, it leaves to Go by a jump to asmOut, before it has
// any effect. The registers are those of encodeCore:
//
//	SI  the instruction
//	BX  base
//	DI  the end of the output
//	R8  the limit of the output
//	R9  the frame above the last
//	R10 the end of the frames
//	R13 how many rounds of loops may still be made
//
// AX, CX, DX, R11, R12 and R14 are of no meaning between instructions. All handlers are on the stack frame of encodeAsm,
// whose arguments begin at 8(SP).

#define instrSize 16

// maxRounds is how many rounds of loops are made before Go gets its turn, since assembly cannot be preempted.
#define maxRounds 4096

// LEAVE_IF_* leave to Go on a condition.
#define LEAVE_IF_ABOVE JLS 2(PC); JMP asmOut<>(SB)
#define LEAVE_IF_EQUAL JNE 2(PC); JMP asmOut<>(SB)
#define LEAVE_IF_OTHER JEQ 2(PC); JMP asmOut<>(SB)

// DISPATCH appends the literal of the instruction and jumps to its handler. 32 bytes are copied even where there is no literal, since
// there is room for them, and as much to read behind any instruction.
#define DISPATCH \
	MOVBLZX EncodeInstr_Op(SI), AX; \
	MOVBLZX EncodeInstr_LitLen(SI), CX; \
	MOVLQSX EncodeInstr_Lit(SI), DX; \
	LEAQ    asmTable<>(SB), R11; \
	MOVQ    (R11)(AX*8), AX; \
	ADDQ    SI, DX; \
	MOVOU   (DX), X0; \
	MOVOU   16(DX), X1; \
	MOVOU   X0, (DI); \
	MOVOU   X1, 16(DI); \
	CMPL    CX, $32; \
	JLS     2(PC); \
	JMP     asmLong<>(SB); \
	ADDQ    CX, DI; \
	JMP     AX

#define NEXT \
	ADDQ $instrSize, SI; \
	DISPATCH

// TARGET goes to the instruction's target.
#define TARGET \
	MOVLQSX EncodeInstr_Arg(SI), CX; \
	ADDQ    CX, SI; \
	DISPATCH

// OPERAND loads the distance of the operand into CX.
#define OPERAND MOVL EncodeInstr_Off(SI), CX

// ROOM leaves to Go unless there is room for what the instruction that is some bytes from the register at needs, and some
// bytes more.
#define ROOM(at, distance, more) \
	MOVWLZX (distance+EncodeInstr_Need)(at), AX; \
	LEAQ    more(DI)(AX*1), AX; \
	CMPQ    AX, R8; \
	LEAVE_IF_ABOVE

// PUSH adds a frame with base. The frames may lie in the heap, and a pointer is stored there without a write barrier only
// while none is needed, which cannot change before the store.
#define PUSH \
	CMPL runtime·writeBarrier(SB), $0; \
	LEAVE_IF_OTHER; \
	CMPQ R9, R10; \
	JCS  2(PC); \
	JMP  asmOut<>(SB); \
	MOVQ BX, encodeFrame_base(R9); \
	ADDQ $encodeFrame__size, R9

// EIGHT turns the number below 1e8 in AX into the values of its eight digits, as wire.EightDigits.
#define EIGHT \
	MOVQ  AX, CX; \
	IMUL3Q $109951163, CX, CX; \
	SHRQ  $40, CX; \
	IMUL3Q $10000, CX, DX; \
	SUBQ  DX, AX; \
	SHLQ  $32, AX; \
	ORQ   CX, AX; \
	IMUL3Q $10486, AX, CX; \
	SHRQ  $20, CX; \
	MOVQ  $0x0000007F0000007F, DX; \
	ANDQ  DX, CX; \
	IMUL3Q $100, CX, DX; \
	SUBQ  DX, AX; \
	SHLQ  $16, AX; \
	ORQ   CX, AX; \
	IMUL3Q $103, AX, CX; \
	SHRQ  $10, CX; \
	MOVQ  $0x000F000F000F000F, DX; \
	ANDQ  DX, CX; \
	LEAQ  (CX)(CX*4), DX; \
	ADDQ  DX, DX; \
	SUBQ  DX, AX; \
	SHLQ  $8, AX; \
	ORQ   CX, AX

// TRIMMED appends the digits in AX without leading zeros.
#define TRIMMED \
	MOVQ $0x0100000000000000, CX; \
	ORQ  AX, CX; \
	BSFQ CX, CX; \
	ANDL $56, CX; \
	MOVQ $0x3030303030303030, DX; \
	ADDQ DX, AX; \
	SHRQ CX, AX; \
	MOVQ AX, (DI); \
	SHRL $3, CX; \
	ADDQ $8, DI; \
	SUBQ CX, DI

// PLAIN leaves to Go if one of the low eight bytes of X0 may not stand in a string as it is: see wire.WriteMask. A byte
// that is not ASCII is less than a space, too, as a signed number.
#define PLAIN \
	MOVO     X0, X1; \
	MOVO     X0, X2; \
	MOVO     X0, X3; \
	MOVOU    asmSpaces<>(SB), X4; \
	POR      asmFours<>(SB), X1; \
	POR      asmTwos<>(SB), X2; \
	PCMPEQB  asmAmpersands<>(SB), X1; \
	PCMPEQB  asmAngles<>(SB), X2; \
	PCMPEQB  asmSlashes<>(SB), X3; \
	PCMPGTB  X0, X4; \
	POR      X2, X1; \
	POR      X3, X1; \
	POR      X4, X1; \
	PMOVMSKB X1, R11; \
	TESTB    R11, R11; \
	LEAVE_IF_OTHER

#define EACH(name, word) \
	DATA name+0(SB)/8, $word; \
	DATA name+8(SB)/8, $word; \
	GLOBL name(SB), RODATA|NOPTR, $16

EACH(asmSpaces<>, 0x2020202020202020)
EACH(asmTwos<>, 0x0202020202020202)
EACH(asmFours<>, 0x0404040404040404)
EACH(asmAmpersands<>, 0x2626262626262626)
EACH(asmAngles<>, 0x3E3E3E3E3E3E3E3E)
EACH(asmSlashes<>, 0x5C5C5C5C5C5C5C5C)

// func encodeAsm(m *encodeState, pc *EncodeInstr, base, out unsafe.Pointer, n, size int) (*EncodeInstr, unsafe.Pointer, int)
TEXT ·encodeAsm(SB), NOSPLIT|NOFRAME, $0-72
	MOVQ 8(SP), AX
	MOVQ 16(SP), SI
	MOVQ 24(SP), BX
	MOVQ 32(SP), DI
	MOVQ DI, R8
	ADDQ 48(SP), R8
	SUBQ $const_slack, R8
	ADDQ 40(SP), DI
	MOVQ encodeState_frames(AX), R10
	MOVQ encodeState_top(AX), R9
	SHLQ $4, R9
	ADDQ R10, R9
	MOVQ (encodeState_frames+8)(AX), CX
	SHLQ $4, CX
	ADDQ CX, R10
	MOVQ $maxRounds, R13
	DISPATCH

// asmOut returns with the instruction, which has had no effect, and without its literal.
TEXT asmOut<>(SB), NOSPLIT|NOFRAME, $0-0
	MOVQ    8(SP), AX
	SUBQ    encodeState_frames(AX), R9
	SHRQ    $4, R9
	MOVQ    R9, encodeState_top(AX)
	MOVBLZX EncodeInstr_LitLen(SI), CX
	SUBQ    CX, DI
	SUBQ    32(SP), DI
	MOVQ    SI, 56(SP)
	MOVQ    BX, 64(SP)
	MOVQ    DI, 72(SP)
	RET

// asmLong copies the rest of a literal of CX bytes at DX, and goes on with the handler in AX.
TEXT asmLong<>(SB), NOSPLIT|NOFRAME, $0-0
	MOVQ $32, R11

more:
	MOVOU (DX)(R11*1), X0
	MOVOU X0, (DI)(R11*1)
	ADDQ  $16, R11
	CMPQ  R11, CX
	JCS   more
	ADDQ  CX, DI
	JMP   AX

TEXT asmLiteral<>(SB), NOSPLIT|NOFRAME, $0-0
	NEXT

TEXT asmReserve<>(SB), NOSPLIT|NOFRAME, $0-0
	ROOM(SI, instrSize, 0)
	NEXT

TEXT asmComma<>(SB), NOSPLIT|NOFRAME, $0-0
	XORL  CX, CX
	CMPB  -1(DI), $'{'
	SETNE CX
	MOVB  $',', (DI)
	ADDQ  CX, DI
	NEXT

TEXT asmBool<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVBLZX (BX)(CX*1), AX
	ANDL    $1, AX
	LEAQ    ·boolWords(SB), DX
	MOVQ    (DX)(AX*8), DX
	MOVQ    DX, (DI)
	ADDQ    $5, DI
	SUBQ    AX, DI
	NEXT

TEXT asmInt8<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVBQSX (BX)(CX*1), AX
	JMP     asmSigned<>(SB)

TEXT asmInt16<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVWQSX (BX)(CX*1), AX
	JMP     asmSigned<>(SB)

TEXT asmInt32<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVLQSX (BX)(CX*1), AX
	JMP     asmSigned<>(SB)

TEXT asmInt64<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ (BX)(CX*1), AX
	JMP  asmSigned<>(SB)

TEXT asmUint8<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVBLZX (BX)(CX*1), AX
	MOVQ    DI, R12
	JMP     asmUnsigned<>(SB)

TEXT asmUint16<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVWLZX (BX)(CX*1), AX
	MOVQ    DI, R12
	JMP     asmUnsigned<>(SB)

TEXT asmUint32<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVL (BX)(CX*1), AX
	MOVQ DI, R12
	JMP  asmUnsigned<>(SB)

TEXT asmUint64<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ (BX)(CX*1), AX
	MOVQ DI, R12
	JMP  asmUnsigned<>(SB)

// asmSigned appends the number in AX.
TEXT asmSigned<>(SB), NOSPLIT|NOFRAME, $0-0
	MOVQ  DI, R12
	TESTQ AX, AX
	JGE   unsigned
	MOVB  $'-', (DI)
	INCQ  DI
	NEGQ  AX

unsigned:
	JMP asmUnsigned<>(SB)

// asmUnsigned appends the number in AX. R12 is the end of the output before the instruction.
TEXT asmUnsigned<>(SB), NOSPLIT|NOFRAME, $0-0
	CMPQ AX, $10
	JCC  several
	ADDL $'0', AX
	MOVB AX, (DI)
	INCQ DI
	NEXT

several:
	CMPQ AX, $100000000
	JCC  long
	EIGHT
	TRIMMED
	NEXT

long: // by division by 1e8 as 2^8 * 390625, by the reciprocal of which, 2^82 / 390625, the upper half of a product is taken
	MOVQ AX, R14
	SHRQ $8, AX
	MOVQ $12379400392853802749, CX
	MULQ CX
	SHRQ $18, DX
	CMPQ DX, $100000000
	JCC  longer
	MOVQ DX, AX
	IMUL3Q $100000000, DX, DX
	SUBQ DX, R14
	EIGHT
	TRIMMED
	MOVQ R14, AX
	EIGHT
	MOVQ $0x3030303030303030, DX
	ADDQ DX, AX
	MOVQ AX, (DI)
	ADDQ $8, DI
	NEXT

longer:
	MOVQ R12, DI
	JMP  asmOut<>(SB)

#define NUMBER(name, value) \
	DATA name+0(SB)/8, $value; \
	GLOBL name(SB), RODATA|NOPTR, $8

NUMBER(asmHalf<>, 0.5)
NUMBER(asmE3<>, 1.0e3)
NUMBER(asmE4<>, 1.0e4)
NUMBER(asmE8<>, 1.0e8)

// A float64 is written here if it is a decimal of at most 15 digits, of which up to 8 stand after the point.
TEXT asmFloat64<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ      (BX)(CX*1), R14
	MOVQ      R14, AX
	BTRQ      $63, AX
	TESTQ     AX, AX
	JEQ       decimal
	MOVQ      AX, X0
	MOVQ      $0x3eb0c6f7a0b5ed8d, CX   // 1e-6
	MOVQ      $0x416312d000000000, DX    // 1e7
	CMPQ      AX, CX
	JCS       leave
	CMPQ      AX, DX
	JCC       leave
	MOVSD     asmE8<>(SB), X1
	MULSD     X0, X1
	ADDSD     asmHalf<>(SB), X1
	CVTTSD2SQ X1, AX
	CVTSQ2SD  AX, X2
	DIVSD     asmE8<>(SB), X2
	UCOMISD   X2, X0
	JNE       leave

decimal:
	JMP asmDecimal<>(SB)

leave:
	JMP asmOut<>(SB)

// A float32 is written here if it is a decimal of at most 6 digits, of which up to 4 stand after the point.
TEXT asmFloat32<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVL      (BX)(CX*1), AX
	MOVL      AX, R14
	SHLQ      $32, R14
	ANDL      $0x7FFFFFFF, AX
	MOVL      AX, X3
	CVTSS2SD  X3, X0
	CMPL      AX, $0x42c80000     // 1e2
	JCC       hundred
	MOVSD     asmE4<>(SB), X1
	MOVL      $10000, CX
	JMP       scaled

hundred:
	CMPL      AX, $0x447a0000     // 1e3
	JCC       leave
	MOVSD     asmE3<>(SB), X1
	MOVL      $100000, CX

scaled:
	MULSD     X0, X1
	ADDSD     asmHalf<>(SB), X1
	CVTTSD2SQ X1, AX
	IMULQ     CX, AX
	CVTSQ2SD  AX, X2
	DIVSD     asmE8<>(SB), X2
	CVTSD2SS  X2, X2
	UCOMISS   X2, X3
	JNE       leave
	JMP       asmDecimal<>(SB)

leave:
	JMP asmOut<>(SB)

// asmDecimal appends AX / 1e8 with the sign of R14.
TEXT asmDecimal<>(SB), NOSPLIT|NOFRAME, $0-0
	TESTQ R14, R14
	JGE   positive
	MOVB  $'-', (DI)
	INCQ  DI

positive:
	MOVQ AX, R12
	SHRQ $8, AX
	MOVQ $12379400392853802749, CX
	MULQ CX
	SHRQ $18, DX
	MOVQ DX, AX
	IMUL3Q $100000000, DX, DX
	SUBQ DX, R12 // what stands after the point
	EIGHT
	TRIMMED
	TESTQ R12, R12
	JNE  fraction
	NEXT

fraction:
	MOVQ R12, AX
	EIGHT
	BSRQ AX, CX
	MOVQ $0x3030303030303030, DX
	ADDQ DX, AX
	MOVB $'.', (DI)
	MOVQ AX, 1(DI)
	SHRL $3, CX
	LEAQ 2(DI)(CX*1), DI
	NEXT

TEXT asmString<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	ADDQ    BX, CX
	MOVQ    (CX), DX                           // the text
	MOVQ    8(CX), R12                         // its length
	MOVWLZX (instrSize+EncodeInstr_Need)(SI), AX
	LEAQ    2(AX)(R12*1), AX
	MOVQ    R8, CX
	SUBQ    DI, CX
	CMPQ    AX, CX
	LEAVE_IF_ABOVE
	MOVB    $'"', (DI)
	LEAQ    1(DI), R14
	CMPQ    R12, $8
	JCS     short
	XORL    CX, CX
	LEAQ    -8(R12), AX
	JMP     test

loop:
	MOVQ (DX)(CX*1), X0
	PLAIN
	MOVQ X0, (R14)(CX*1)
	ADDQ $8, CX

test:
	CMPQ CX, AX
	JCS  loop
	MOVQ (DX)(AX*1), X0
	PLAIN
	MOVQ X0, (R14)(AX*1)
	JMP  closing

short: // a word of the text, filled up with spaces
	MOVQ $0x2020202020202020, R11
	LEAL (R12*8), CX
	SHLQ CX, R11
	XORL AX, AX
	CMPQ R12, $4
	JCC  four
	CMPQ R12, $2
	JCC  two
	TESTQ R12, R12
	JEQ  filled
	MOVBLZX (DX), AX
	JMP  filled

two:
	MOVWLZX (DX), AX
	MOVWLZX -2(DX)(R12*1), DX
	SUBL    $16, CX
	SHLQ    CX, DX
	ORQ     DX, AX
	JMP     filled

four:
	MOVL (DX), AX
	MOVL -4(DX)(R12*1), DX
	SUBL $32, CX
	SHLQ CX, DX
	ORQ  DX, AX

filled:
	ORQ  R11, AX
	MOVQ AX, X0
	PLAIN
	MOVQ X0, (R14)

closing:
	MOVB $'"', (R14)(R12*1)
	LEAQ 1(R14)(R12*1), DI
	NEXT

TEXT asmPointer<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ  (BX)(CX*1), DX
	TESTQ DX, DX
	JEQ   none
	PUSH
	MOVQ  DX, BX
	NEXT

none:
	MOVL $const_wordNull, (DI)
	ADDQ $4, DI
	TARGET

TEXT asmEmbedded<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ  (BX)(CX*1), DX
	TESTQ DX, DX
	JEQ   none
	PUSH
	MOVQ  DX, BX
	NEXT

none:
	TARGET

TEXT asmPop<>(SB), NOSPLIT|NOFRAME, $0-0
	SUBQ $encodeFrame__size, R9
	MOVQ encodeFrame_base(R9), BX
	NEXT

TEXT asmSlice<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ  (BX)(CX*1), DX
	MOVQ  8(BX)(CX*1), R12
	TESTQ R12, R12
	JEQ   empty
	PUSH
	MOVQ  R12, (encodeFrame_left-encodeFrame__size)(R9)
	MOVQ  DX, BX
	MOVB  $'[', (DI)
	INCQ  DI
	NEXT

empty:
	TESTQ DX, DX
	JEQ   none
	MOVW  $0x5D5B, (DI)
	ADDQ  $2, DI
	TARGET

none:
	MOVL $const_wordNull, (DI)
	ADDQ $4, DI
	TARGET

TEXT asmArray<>(SB), NOSPLIT|NOFRAME, $0-0
	PUSH
	MOVLQSX EncodeInstr_Arg(SI), CX
	MOVQ    CX, (encodeFrame_left-encodeFrame__size)(R9)
	OPERAND
	ADDQ    CX, BX
	NEXT

TEXT asmNext<>(SB), NOSPLIT|NOFRAME, $0-0
	CMPQ    (encodeFrame_left-encodeFrame__size)(R9), $1
	JLE     last
	MOVLQSX EncodeInstr_Arg(SI), DX
	ADDQ    SI, DX
	ROOM(DX, 0, 1)
	DECQ    R13
	LEAVE_IF_EQUAL
	DECQ    (encodeFrame_left-encodeFrame__size)(R9)
	OPERAND
	ADDQ    CX, BX
	MOVB    $',', (DI)
	INCQ    DI
	MOVQ    DX, SI
	DISPATCH

last:
	ROOM(SI, instrSize, 1)
	SUBQ $encodeFrame__size, R9
	MOVQ encodeFrame_base(R9), BX
	MOVB $']', (DI)
	INCQ DI
	NEXT

TEXT asmCall<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	LEAQ (BX)(CX*1), R12
	JMP  asmEnter<>(SB)

TEXT asmCallPointer<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ  (BX)(CX*1), R12
	TESTQ R12, R12
	JEQ   none
	JMP   asmEnter<>(SB)

none:
	MOVL $const_wordNull, (DI)
	ADDQ $4, DI
	NEXT

// asmEnter goes to the instruction's subprogram on the object at R12.
TEXT asmEnter<>(SB), NOSPLIT|NOFRAME, $0-0
	MOVLQSX EncodeInstr_Arg(SI), DX
	ADDQ    SI, DX
	ROOM(DX, 0, 0)
	PUSH
	MOVQ    8(SP), AX
	LEAQ    instrSize(SI), CX
	SUBQ    encodeState_code(AX), CX
	NOTQ    CX
	MOVQ    CX, (encodeFrame_left-encodeFrame__size)(R9)
	MOVQ    R12, BX
	MOVQ    DX, SI
	DISPATCH

TEXT asmReturn<>(SB), NOSPLIT|NOFRAME, $0-0
	MOVQ 8(SP), AX
	MOVQ (encodeFrame_left-encodeFrame__size)(R9), DX
	NOTQ DX
	ADDQ encodeState_code(AX), DX
	ROOM(DX, 0, 0)
	SUBQ $encodeFrame__size, R9
	MOVQ encodeFrame_base(R9), BX
	MOVQ DX, SI
	DISPATCH

TEXT asmOmit8<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	CMPB (BX)(CX*1), $0
	JEQ  empty
	JMP  asmPresent<>(SB)

empty:
	TARGET

TEXT asmOmit16<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	CMPW (BX)(CX*1), $0
	JEQ  empty
	JMP  asmPresent<>(SB)

empty:
	TARGET

TEXT asmOmit32<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	CMPL (BX)(CX*1), $0
	JEQ  empty
	JMP  asmPresent<>(SB)

empty:
	TARGET

TEXT asmOmit64<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	CMPQ (BX)(CX*1), $0
	JEQ  empty
	JMP  asmPresent<>(SB)

empty:
	TARGET

// A float is zero whatever its sign.
TEXT asmOmitFloat32<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVL (BX)(CX*1), AX
	ADDL AX, AX
	JEQ  empty
	JMP  asmPresent<>(SB)

empty:
	TARGET

TEXT asmOmitFloat64<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ (BX)(CX*1), AX
	ADDQ AX, AX
	JEQ  empty
	JMP  asmPresent<>(SB)

empty:
	TARGET

// asmPresent goes on after a test for a field that is not left out.
TEXT asmPresent<>(SB), NOSPLIT|NOFRAME, $0-0
	CMPL  EncodeInstr_Lit(SI), $const_commaDue
	JNE   next
	XORL  CX, CX
	CMPB  -1(DI), $'{'
	SETNE CX
	MOVB  $',', (DI)
	ADDQ  CX, DI

next:
	NEXT

TEXT asmOmitPointer<>(SB), NOSPLIT|NOFRAME, $0-0
	OPERAND
	MOVQ  (BX)(CX*1), DX
	TESTQ DX, DX
	JEQ   empty
	PUSH
	MOVQ  DX, BX
	JMP   asmPresent<>(SB)

empty:
	TARGET

TEXT asmOmitRow<>(SB), NOSPLIT|NOFRAME, $0-0
	MOVL    EncodeInstr_Arg(SI), DX
	ADDQ    $instrSize, SI
	MOVL    EncodeInstr_Off(SI), CX
	ADDQ    SI, CX
	MOVLQSX EncodeInstr_Arg(SI), AX
	ADDQ    AX, SI

entry:
	TESTL DX, DX
	JEQ   member
	MOVL  rowEntry_off(CX), AX
	MOVQ  (BX)(AX*1), AX
	ANDQ  rowEntry_mask(CX), AX
	JNE   member
	ADDQ  $rowEntry__size, CX
	DECL  DX
	JMP   entry

member:
	MOVL rowEntry_back(CX), AX
	SUBQ AX, SI
	DISPATCH

// asmTable has the handler of each opcode; those that have none are left to Go.
DATA asmTable<>+(const_OpHalt*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpCall*8)(SB)/8, $asmCall<>(SB)
DATA asmTable<>+(const_OpCallPointer*8)(SB)/8, $asmCallPointer<>(SB)
DATA asmTable<>+(const_OpReturn*8)(SB)/8, $asmReturn<>(SB)
DATA asmTable<>+(const_OpLiteral*8)(SB)/8, $asmLiteral<>(SB)
DATA asmTable<>+(const_OpReserve*8)(SB)/8, $asmReserve<>(SB)
DATA asmTable<>+(const_OpComma*8)(SB)/8, $asmComma<>(SB)
DATA asmTable<>+(const_OpTarget*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpObject*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpEndObject*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpCount*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpBool*8)(SB)/8, $asmBool<>(SB)
DATA asmTable<>+(const_OpInt8*8)(SB)/8, $asmInt8<>(SB)
DATA asmTable<>+(const_OpInt16*8)(SB)/8, $asmInt16<>(SB)
DATA asmTable<>+(const_OpInt32*8)(SB)/8, $asmInt32<>(SB)
DATA asmTable<>+(const_OpInt64*8)(SB)/8, $asmInt64<>(SB)
DATA asmTable<>+(const_OpUint8*8)(SB)/8, $asmUint8<>(SB)
DATA asmTable<>+(const_OpUint16*8)(SB)/8, $asmUint16<>(SB)
DATA asmTable<>+(const_OpUint32*8)(SB)/8, $asmUint32<>(SB)
DATA asmTable<>+(const_OpUint64*8)(SB)/8, $asmUint64<>(SB)
DATA asmTable<>+(const_OpFloat32*8)(SB)/8, $asmFloat32<>(SB)
DATA asmTable<>+(const_OpFloat64*8)(SB)/8, $asmFloat64<>(SB)
DATA asmTable<>+(const_OpString*8)(SB)/8, $asmString<>(SB)
DATA asmTable<>+(const_OpStringPlain*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpStringLax*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpStringView*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpStringLaxView*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpBytes*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpNumber*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpRaw*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpTime*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpQuotedString*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpQuoted*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpPointer*8)(SB)/8, $asmPointer<>(SB)
DATA asmTable<>+(const_OpQuotedPointer*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpEmbedded*8)(SB)/8, $asmEmbedded<>(SB)
DATA asmTable<>+(const_OpPop*8)(SB)/8, $asmPop<>(SB)
DATA asmTable<>+(const_OpSlice*8)(SB)/8, $asmSlice<>(SB)
DATA asmTable<>+(const_OpArray*8)(SB)/8, $asmArray<>(SB)
DATA asmTable<>+(const_OpNext*8)(SB)/8, $asmNext<>(SB)
DATA asmTable<>+(const_OpNextArray*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpNextRow*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpMap*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpNextMap*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpAny*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpInterface*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpJSON*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpText*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpQuotedJSON*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpQuotedText*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpUnsupported*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpOmit8*8)(SB)/8, $asmOmit8<>(SB)
DATA asmTable<>+(const_OpOmit16*8)(SB)/8, $asmOmit16<>(SB)
DATA asmTable<>+(const_OpOmit32*8)(SB)/8, $asmOmit32<>(SB)
DATA asmTable<>+(const_OpOmit64*8)(SB)/8, $asmOmit64<>(SB)
DATA asmTable<>+(const_OpOmitPointer*8)(SB)/8, $asmOmitPointer<>(SB)
DATA asmTable<>+(const_OpOmitFloat32*8)(SB)/8, $asmOmitFloat32<>(SB)
DATA asmTable<>+(const_OpOmitFloat64*8)(SB)/8, $asmOmitFloat64<>(SB)
DATA asmTable<>+(const_OpOmitMap*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpOmitZero*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpOmitIsZero*8)(SB)/8, $asmOut<>(SB)
DATA asmTable<>+(const_OpOmitRow*8)(SB)/8, $asmOmitRow<>(SB)
GLOBL asmTable<>(SB), RODATA|NOPTR, $(const_opcodes*8)
