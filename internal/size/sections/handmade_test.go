package sections

import (
	"bytes"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"encoding/binary"
)

// The files that are made here are as small as they can be: each has a function main.main of tinyCode bytes, and its pclntab.
// That of one is like that of another, but for the number of the function.

const tinyCode = 16

// pack writes values one after the other, strings as their bytes.
func pack(values ...any) []byte {
	var b bytes.Buffer
	for _, v := range values {
		if s, ok := v.(string); ok {
			v = []byte(s)
		}
		if err := binary.Write(&b, binary.LittleEndian, v); err != nil {
			panic(err)
		}
	}
	return b.Bytes()
}

// pad adds zeros up to a size.
func pad(size int, values ...any) []byte {
	b := pack(values...)
	return append(b, make([]byte, size-len(b))...)
}

// The places in a tiny pclntab.
const (
	tinyNames = 72
	tinyFuncs = 88
	tinyEnd   = 152 // of what older versions of Go have
	tinyTable = 160
)

// tinyPclntab is a pclntab with the function from an address, relative to the text, to another.
func tinyPclntab(from, to uint32) []byte {
	header := pack(magic, byte(1), byte(8), []uint64{1, 0, 0, tinyNames, tinyFuncs, tinyFuncs, tinyFuncs, tinyFuncs})
	names := pad(tinyFuncs-tinyNames, "main.main")
	functions := pad(tinyEnd-tinyFuncs, []uint32{from, 16, to, 0}, []uint32{from, 0})
	return pack(header, names, functions, "funcdata")
}

// tinyModule is the variable of the runtime for a pclntab at an address. Variables are behind another.
func tinyModule(table, variables uint64) []byte {
	words := make([]uint64, moduleWords)
	words[0] = table
	for i, offset := range []uint64{tinyNames, tinyFuncs, tinyFuncs, tinyFuncs, tinyFuncs} {
		words[moduleTables+3*i] = table + offset
	}
	words[moduleFunctions+1] = tinyEnd - tinyFuncs
	words[moduleNoptrdata], words[moduleData] = variables, variables
	words[moduleFuncdata], words[moduleEnd] = table+tinyEnd, table+tinyTable
	return pack(words)
}

func tinyELF() []byte {
	const names = "\x00.text\x00.gopclntab\x00.bss\x00.shstrtab\x00"
	text := uint64(64 + 56)
	table := text + tinyCode
	strings := table + tinyTable
	end := strings + 40
	header := elf.Header64{
		Ident: [16]byte{0x7f, 'E', 'L', 'F', 2, 1, 1}, Type: 2, Machine: 62, Version: 1, Ehsize: 64, Phentsize: 56, Phnum: 1,
		Phoff: 64, Shoff: end, Shentsize: 64, Shnum: 5, Shstrndx: 4,
	}
	const alloc, write, code = uint64(elf.SHF_ALLOC), uint64(elf.SHF_WRITE), uint64(elf.SHF_EXECINSTR)
	return pack(
		header, elf.Prog64{Type: 1, Flags: 5, Filesz: strings, Memsz: strings},
		pad(tinyCode, "code"), tinyPclntab(0, tinyCode), pad(40, names),
		elf.Section64{},
		elf.Section64{Name: 1, Type: 1, Flags: alloc | code, Off: text, Size: tinyCode},
		elf.Section64{Name: 7, Type: 1, Flags: alloc, Off: table, Size: tinyTable},
		elf.Section64{Name: 18, Type: 8, Flags: alloc | write, Off: strings, Size: 1 << 40},
		elf.Section64{Name: 23, Type: 3, Off: strings, Size: uint64(len(names))})
}

func tinyMachO() []byte {
	const commands = 72 + 2*80 + 72 + 24
	text := uint32(32 + commands)
	table := text + tinyCode
	linkedit := table + tinyTable
	name := func(s string) (b [16]byte) { copy(b[:], s); return b }
	header := macho.FileHeader{Magic: macho.Magic64, Cpu: macho.CpuArm64, Type: macho.TypeExec, Ncmd: 3, Cmdsz: commands}
	segment := macho.Segment64{Cmd: macho.LoadCmdSegment64, Len: 72 + 2*80, Name: name("__TEXT"), Filesz: uint64(linkedit), Nsect: 2}
	code := macho.Section64{Name: name("__text"), Seg: segment.Name, Offset: text, Size: tinyCode, Flags: machoHasCode}
	pclntab := macho.Section64{Name: name("__gopclntab"), Seg: segment.Name, Offset: table, Size: tinyTable}
	last := macho.Segment64{Cmd: macho.LoadCmdSegment64, Len: 72, Name: name("__LINKEDIT"), Offset: uint64(linkedit), Filesz: 24}
	symbols := macho.SymtabCmd{Cmd: macho.LoadCmdSymtab, Len: 24, Symoff: linkedit, Nsyms: 1, Stroff: linkedit + 16, Strsize: 8}
	return pack(
		header, uint32(0), segment, code, pclntab, last, symbols, pad(tinyCode, "code"), tinyPclntab(0, tinyCode),
		macho.Nlist64{Name: 1}, pad(8, "\x00_main"))
}

// tinyPE has the pclntab between constants.
func tinyPE() []byte {
	const base, headers, content = 1 << 32, 64 + 24 + 240 + 3*40, 512
	const constants = content + tinyCode
	const variables = constants + 8 + tinyTable + 8
	name := func(s string) (b [8]byte) { copy(b[:], s); return b }
	section := func(s string, offset, size, flags uint32) pe.SectionHeader32 {
		return pe.SectionHeader32{
			Name: name(s), VirtualSize: size, VirtualAddress: offset << 12, SizeOfRawData: size, PointerToRawData: offset, Characteristics: flags,
		}
	}
	file := pe.FileHeader{Machine: pe.IMAGE_FILE_MACHINE_AMD64, NumberOfSections: 3, SizeOfOptionalHeader: 240}
	optional := pe.OptionalHeader64{Magic: 0x20b, ImageBase: base, NumberOfRvaAndSizes: 16}
	return pack(
		pad(content, pad(0x3c, "MZ"), uint32(64), "PE\x00\x00", file, optional,
			section(".text", content, tinyCode, pe.IMAGE_SCN_MEM_EXECUTE),
			section(".rdata", constants, 8+tinyTable+8, pe.IMAGE_SCN_MEM_READ),
			section(".data", variables, moduleWords*8, pe.IMAGE_SCN_MEM_WRITE)),
		pad(tinyCode, "code"), "constant", tinyPclntab(0, tinyCode), "constant",
		tinyModule(base+constants<<12+8, base+variables<<12))
}

// sized puts a number in front of a text that says how many bytes it has. It has to be short.
func sized(values ...any) []byte {
	b := pack(values...)
	return append(binary.AppendUvarint(nil, uint64(len(b))), b...)
}

// wasmPart is a section with a number.
func wasmPart(kind byte, values ...any) []byte { return pack(kind, sized(values...)) }

// wasmSegment is a segment of data. The address is written in two bytes.
func wasmSegment(address uint64, data []byte) []byte {
	return pack(byte(0), byte(i32Const), byte(address&0x7f|0x80), byte(address>>7), byte(endOfExpression), sized(data))
}

// The addresses in a tiny WASM file.
const (
	tinyConstants = 0x100
	tinyTables    = 0x200
	tinyVariables = 0x400
)

func tinyWASM() []byte {
	return pack("\x00asm", uint32(1),
		wasmPart(0, sized("go:buildid"), "id"),
		wasmPart(1, byte(0)), wasmPart(2, byte(0)), wasmPart(3, byte(1), byte(0)),
		wasmPart(10, byte(1), sized(pad(tinyCode-1, "code"))),
		wasmPart(11, byte(4), wasmSegment(tinyConstants, pack("constant")), wasmSegment(tinyVariables, tinyModule(tinyTables, tinyVariables)),
			wasmSegment(tinyTables, tinyPclntab(firstFunction, firstFunction+1)), wasmSegment(tinyVariables+0x200, pack("variable"))),
		wasmPart(0, sized("name")))
}

// tinyFiles are one of each format.
var tinyFiles = map[string]func() []byte{"ELF": tinyELF, "Mach-O": tinyMachO, "PE": tinyPE, "WASM": tinyWASM}
