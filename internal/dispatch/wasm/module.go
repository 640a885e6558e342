package wasm

import (
	"bytes"
	"slices"
)

// A module is one while it is written: the entries of its sections.
type module struct {
	types, functions, tables, globals, exports, elements, codes, data []buffer
}

// The ids of sections, in the order in which they have to come, but for the memory.
const (
	sectionType = iota + 1
	sectionImport
	sectionFunction
	sectionTable
	sectionMemory
	sectionGlobal
	sectionExport
	sectionStart
	sectionElement
	sectionCode
	sectionData
)

// encode returns the module in the binary format, with a memory of one page.
func (m *module) encode() []byte {
	out := buffer("\x00asm\x01\x00\x00\x00")
	for _, section := range []struct {
		id      byte
		entries []buffer
	}{
		{sectionType, m.types}, {sectionFunction, m.functions}, {sectionTable, m.tables}, {sectionMemory, []buffer{{1, 1, 1}}},
		{sectionGlobal, m.globals}, {sectionExport, m.exports}, {sectionElement, m.elements}, {sectionCode, m.codes},
		{sectionData, m.data},
	} {
		if len(section.entries) == 0 {
			continue
		}
		var content buffer
		content.unsigned(uint32(len(section.entries)))
		for _, entry := range section.entries {
			content.byte(entry...)
		}
		out.byte(section.id)
		out.bytes(content)
	}
	return out
}

// typ is the index of a type, which is entered if it is new.
func (m *module) typ(t buffer) uint32 {
	i := slices.IndexFunc(m.types, func(known buffer) bool { return bytes.Equal(known, t) })
	if i < 0 {
		i = len(m.types)
		m.types = append(m.types, t)
	}
	return uint32(i)
}

// signature is the index of a type of functions.
func (m *module) signature(params, results []valueType) uint32 {
	t := buffer{typeFunc}
	t.bytes(typesOf(params))
	t.bytes(typesOf(results))
	return m.typ(t)
}

// declare enters a function of a type and returns its index. Its code comes later, so that functions can call each other.
func (m *module) declare(typ uint32) uint32 {
	var b buffer
	b.unsigned(typ)
	m.functions = append(m.functions, b)
	m.codes = append(m.codes, nil)
	return uint32(len(m.functions) - 1)
}

// define gives a declared function its code.
func (m *module) define(index uint32, f *function) {
	var b buffer
	b.bytes(f.encode())
	m.codes[index] = b
}

// export gives a function or a memory a name.
func (m *module) export(name string, kind byte, index uint32) {
	var b buffer
	b.bytes([]byte(name))
	b.byte(kind)
	b.unsigned(index)
	m.exports = append(m.exports, b)
}

// memory says what lies at the start of the memory.
func (m *module) memory(content []byte) {
	b := buffer{0, opConst32, 0, opEnd}
	b.bytes(content)
	m.data = append(m.data, b)
}

// table enters a table of functions of any type and returns its index, which is 0 or fits a byte.
func (m *module) table(functions []uint32) uint32 {
	index := uint32(len(m.tables))
	t := buffer{typeFuncRef, 1} // 1: with a maximum
	t.unsigned(uint32(len(functions)))
	t.unsigned(uint32(len(functions)))
	m.tables = append(m.tables, t)
	e := buffer{2} // active, in a table with a number
	e.unsigned(index)
	e.byte(opConst32, 0, opEnd, 0) // 0: functions
	e.unsigned(uint32(len(functions)))
	for _, f := range functions {
		e.unsigned(f)
	}
	m.elements = append(m.elements, e)
	return index
}

// typedTable enters a table of functions of one type, none of them null, and returns its index.
func (m *module) typedTable(typ uint32, functions []uint32) uint32 {
	index := uint32(len(m.tables))
	t := buffer{0x40, 0} // with a first value
	t.byte(refTo(typ)...)
	t.byte(1)
	t.unsigned(uint32(len(functions)))
	t.unsigned(uint32(len(functions)))
	t.byte(refFunc(functions[0])...)
	t.byte(opEnd)
	m.tables = append(m.tables, t)
	e := buffer{6} // active, in a table with a number, as expressions
	e.unsigned(index)
	e.byte(opConst32, 0, opEnd)
	e.byte(refTo(typ)...)
	e.unsigned(uint32(len(functions)))
	for _, f := range functions {
		e.byte(refFunc(f)...)
		e.byte(opEnd)
	}
	m.elements = append(m.elements, e)
	return index
}

// array enters an array of functions of one type that does not change. It returns the type of the array, and the global that
// holds it.
func (m *module) array(typ uint32, functions []uint32) (arrayType, global uint32) {
	t := buffer{typeArray}
	t.byte(refTo(typ)...)
	t.byte(constant)
	arrayType = m.typ(t)
	g := buffer(refTo(arrayType))
	g.byte(constant)
	for _, f := range functions {
		g.byte(refFunc(f)...)
	}
	g.byte(prefixGC, opArrayNewFixed)
	g.unsigned(arrayType)
	g.unsigned(uint32(len(functions)))
	g.byte(opEnd)
	m.globals = append(m.globals, g)
	return arrayType, uint32(len(m.globals) - 1)
}

// refFunc is the instruction that gives a reference to a function.
func refFunc(index uint32) buffer {
	b := buffer{opRefFunc}
	b.unsigned(index)
	return b
}
