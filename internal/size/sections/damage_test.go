package sections

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// checkAccount holds that the parts of a file are all of it, and nothing twice.
func checkAccount(t *testing.T, f *File, size int) {
	t.Helper()
	end, sum := int64(0), int64(0)
	for _, p := range f.Parts {
		if p.Offset != end || p.Size <= 0 || p.Name == "" || p.Group < Text || p.Group > Other {
			t.Fatalf("behind %#x comes %+v", end, p)
		}
		end = p.Offset + p.Size
	}
	totals := f.Totals()
	for _, n := range totals {
		sum += n
	}
	if f.Size != int64(size) || end != f.Size || sum != f.Size || totals.Loaded() > sum {
		t.Fatalf("%d bytes have parts up to %d with %d bytes, %d of them loaded", size, end, sum, totals.Loaded())
	}
	if (totals[Pclntab] > 0) != f.HasPclntab {
		t.Fatalf("HasPclntab is %t, and the parts are %v", f.HasPclntab, f.Parts)
	}
}

// checkFunctions holds that the functions are all of the text.
func checkFunctions(t *testing.T, p *program) []Function {
	t.Helper()
	all, err := p.functions()
	if err != nil {
		t.Fatal(err)
	}
	sum := int64(0)
	for _, f := range all {
		sum += f.Size
	}
	if text := p.Totals()[Text]; sum != text {
		t.Errorf("functions have %d bytes of %d", sum, text)
	}
	return all
}

func TestTiny(t *testing.T) {
	for format, make := range tinyFiles {
		data := make()
		p, err := parse(data)
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		checkAccount(t, &p.File, len(data))
		totals := p.Totals()
		if p.Format != format || totals[Text] < tinyCode || totals[Pclntab] < tinyTable || totals[Other] == 0 {
			t.Errorf("%s: it is %s with %v", format, p.Format, p.Parts)
		}
		if format != "WASM" && (totals[Text] != tinyCode || totals[Pclntab] != tinyTable) {
			t.Errorf("%s: %v", format, p.Parts)
		}
		if strings.Contains(partNames(p), "unclaimed") {
			t.Errorf("%s: %v", format, p.Parts)
		}
		if all := checkFunctions(t, p); all[0] != (Function{"main.main", "main", tinyCode}) {
			t.Errorf("%s: %v", format, all)
		}
	}
}

func partNames(p *program) string {
	var names []string
	for _, part := range p.Parts {
		names = append(names, part.Name)
	}
	return strings.Join(names, ", ")
}

// TestPartNames holds which parts are found, by the names in their order.
func TestPartNames(t *testing.T) {
	for format, want := range map[string]string{
		"ELF":    "ELF header, program headers, .text, .gopclntab, .shstrtab, padding, section headers",
		"Mach-O": "Mach-O header, load commands, __TEXT,__text, __TEXT,__gopclntab, symbol table, string table",
		"PE":     "DOS header, PE header, section headers, padding, .text, .rdata, .rdata:pclntab, .rdata, .data",
		"WASM": "WASM header, custom go:buildid, type, import, function, code, data:rodata, data:data, data:pclntab, data:data, " +
			"custom name",
	} {
		p, err := parse(tinyFiles[format]())
		if err != nil {
			t.Errorf("%s: %v", format, err)
		} else if got := partNames(p); got != want {
			t.Errorf("%s: parts are %s\nwant %s", format, got, want)
		}
	}
}

// A damage changes a file so that it cannot be read, or not all of it.
var damages = []struct {
	format, old, new string
	want             string // in the error
	hidden           bool   // rather than an error, no pclntab is found
}{
	{format: "ELF", old: "\x7fELF", new: "\x7fELD", want: "not an ELF, Mach-O, PE or WASM file"},
	{format: "ELF", old: string(pack(uint64(64+56), uint64(tinyCode))), new: string(pack(uint64(60+56), uint64(tinyCode))), want: ".text begins at 0x74, where program headers still goes on to 0x78"},
	{format: "ELF", old: string(pack(uint64(64+56), uint64(tinyCode))), new: string(pack(uint64(64+56), uint64(1)<<62)), want: ".text has 0x4000000000000000 bytes at 0x78, which is beyond the end"},
	{format: "PE", old: ".data\x00\x00\x00" + string(pack(uint32(moduleWords*8))), new: ".data\x00\x00\x00" + string(pack(uint32(8))), hidden: true},
	{format: "PE", old: magic, new: "\xf0\xff\xff\xff\x00\x00", hidden: true},
	{format: "WASM", old: magic, new: "\xf0\xff\xff\xff\x00\x00", hidden: true},
	{format: "WASM", old: "\x04\x00\x41", new: "\x04\x00\x23", hidden: true}, // an address that is not constant
	{format: "WASM", old: string(pack(uint64(tinyTables + tinyTable))), new: string(pack(uint64(tinyTables + tinyTable - 4))), hidden: true},
	{format: "WASM", old: "\x00asm\x01", new: "\x00asm\x0d", want: "not of version 1"},
	{format: "WASM", old: "\x00\x0d\x0ago:buildid", new: "\x00\x0d\x0ego:buildid", want: "a section has a bad name"},
	{format: "WASM", old: "\x02\x01\x00\x03", new: "\x0e\x01\x00\x03", want: "a section is of the unknown kind 14"},
	{format: "WASM", old: "\x02\x01\x00\x03", new: "\x02\xff\x7f\x03", want: "16383 bytes are announced"},
}

func TestDamaged(t *testing.T) {
	for _, d := range damages {
		intact := tinyFiles[d.format]()
		data := bytes.Replace(intact, []byte(d.old), []byte(d.new), 1)
		if len(data) != len(intact) || bytes.Equal(data, intact) {
			t.Errorf("%s has no %q", d.format, d.old)
		}
		p, err := parse(data)
		switch {
		case d.want != "" && (err == nil || !strings.Contains(err.Error(), d.want)):
			t.Errorf("%s with %q: error %v, want %s", d.format, d.new, err, d.want)
		case d.hidden && (err != nil || p.HasPclntab):
			t.Errorf("%s with %q: error %v, or a pclntab is found", d.format, d.new, err)
		}
	}
}

// readDamaged reads a file of which all that is wanted is that it is accounted for if there is no error.
func readDamaged(t *testing.T, data []byte) {
	t.Helper()
	p, err := parse(data)
	if err != nil {
		return
	}
	checkAccount(t, &p.File, len(data))
	_, _ = p.functions()
}

// damage reads a file cut short at each step, and with a byte of its beginning changed.
func damage(t *testing.T, data []byte, step, beginning int) {
	t.Helper()
	for size := 0; size < len(data); size += step {
		readDamaged(t, data[:size])
	}
	changed := slices.Clone(data)
	for i := range min(beginning, len(data)) {
		for _, flip := range []byte{0xff, 0x01, 0x80} {
			changed[i] ^= flip
			readDamaged(t, changed)
			changed[i] = data[i]
		}
	}
}

func TestDamageAnywhere(t *testing.T) {
	for _, make := range tinyFiles {
		data := make()
		damage(t, data, 1, len(data))
	}
}

func FuzzRead(f *testing.F) {
	for _, make := range tinyFiles {
		data := make()
		f.Add(data)
		for _, size := range []int{4, 64, len(data) / 2, len(data) - 1} {
			f.Add(data[:min(size, len(data))])
		}
	}
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, data []byte) { readDamaged(t, data) })
}
