package strategytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/vmbench/vmbench/strategies"
	"github.com/vmbench/vmbench/strategies/wire/translate"
	"github.com/vmbench/vmbench/workloads/schema"
)

// A binaryGrammar knows the documents of a binary format.
type binaryGrammar struct {
	notation
	format strategies.Format
}

func (g *binaryGrammar) schema(s *Subject) *schema.Type {
	dialect, ok := schema.DialectOf(string(g.format))
	if !ok {
		panic("strategytest: there is no dialect of " + string(g.format))
	}
	return s.Type.In(dialect)
}

// read reads the first item of a document.
func (g *binaryGrammar) read(document []byte, keep bool) (item, bool) {
	p := parser{notation: g.notation, src: document, keep: keep}
	return p.parse(0, 0)
}

func (g *binaryGrammar) valid(document []byte) bool {
	it, ok := g.read(document, false)
	return ok && it.end == len(document)
}

// passable reports whether a document is well-formed if tags are no containers.
func (g *binaryGrammar) passable(document []byte) bool {
	p := parser{notation: g.notation, src: document, untold: true}
	it, ok := p.parse(0, 0)
	return ok && it.end == len(document)
}

// trails reports whether an item is followed by more.
func (g *binaryGrammar) trails(document []byte) bool {
	it, ok := g.read(document, false)
	return ok && it.end < len(document)
}

// hasBadText reports whether a well-formed document has text that is not UTF-8.
func (g *binaryGrammar) hasBadText(document []byte) (bad bool) {
	it, ok := g.read(document, true)
	if !ok {
		return false
	}
	it.each(func(it *item) {
		texts := it.parts
		if !it.open {
			texts = []item{*it}
		}
		for _, text := range texts {
			bad = bad || it.kind == itemText && !utf8.Valid(document[text.body:text.end])
		}
	})
	return bad
}

// inputs are the subject's JSON documents: as what encoding/json reads from them into the type, and member by member, so that
// there are members which the type does not have, and values that do not fit it.
func (r *binaryReference) inputs(s *Subject) (documents [][]byte) {
	seen := map[string]bool{}
	add := func(document []byte, err error) {
		if err == nil && !seen[string(document)] {
			seen[string(document)] = true
			documents = append(documents, document)
		}
	}
	for _, input := range s.Inputs {
		if v := s.New(); json.Unmarshal(input, v) == nil {
			add(r.marshal(v))
		}
		if json.Valid(input) {
			add(translate.JSON(r.format, input))
		}
	}
	return documents
}

// sorted is a well-formed document with the members of each map in the order of their encoded names.
func (g *binaryGrammar) sorted(document []byte) []byte {
	it, _ := g.read(document, true)
	return g.appendSorted(nil, document, &it)
}

func (g *binaryGrammar) appendSorted(dst, src []byte, it *item) []byte {
	if it.kind == itemScalar || it.kind == itemText || it.kind == itemBytes {
		return append(dst, src[it.start:it.end]...)
	}
	dst = append(dst, src[it.start:it.body]...)
	size := 1
	if it.kind == itemMap {
		size = 2
	}
	var parts [][]byte
	for part := range slices.Chunk(it.parts, size) {
		var text []byte
		for i := range part {
			text = g.appendSorted(text, src, &part[i])
		}
		parts = append(parts, text)
	}
	if it.kind == itemMap {
		slices.SortFunc(parts, bytes.Compare)
	}
	if it.open {
		parts = append(parts, src[it.end-1:it.end])
	}
	return append(dst, bytes.Join(parts, nil)...)
}

func (g *binaryGrammar) outline(document []byte) *outline {
	var o outline
	it, _ := g.read(document, true)
	it.each(func(it *item) {
		o.values = append(o.values, it.span)
		for i := 0; it.kind == itemMap && i < len(it.parts); i += 2 {
			o.members = append(o.members, member{it.parts[i].span, it.parts[i+1].span})
		}
	})
	return &o
}

func (g *binaryGrammar) reworded(document []byte) iter.Seq[variant] {
	return func(yield func(variant) bool) {
		it, _ := g.read(document, true)
		for _, wording := range g.wordings() {
			if !yield(variant{wording, -1, g.rewrite(nil, document, &it, wording)}) {
				return
			}
		}
	}
}

// rewrite appends an item in other words.
func (g *binaryGrammar) rewrite(dst, src []byte, it *item, wording string) []byte {
	dst, end := g.reword(dst, src, it, wording)
	if it.kind != itemArray && it.kind != itemMap && it.kind != itemTag {
		return dst
	}
	for i := range it.parts {
		dst = g.rewrite(dst, src, &it.parts[i], wording)
	}
	return append(dst, end...)
}

func (g *binaryGrammar) renamed(src []byte) iter.Seq[variant] {
	return func(yield func(variant) bool) {
		root, _ := g.read(src, true)
		going := true
		root.each(func(it *item) {
			for i := 0; it.kind == itemMap && i < len(it.parts) && going; i += 2 {
				going = g.rename(src, it, i, yield)
			}
		})
	}
}

// rename yields the document with the name at one of a map's parts in other ways, and with the member given twice.
func (g *binaryGrammar) rename(src []byte, it *item, part int, yield func(variant) bool) bool {
	name, value := it.parts[part], it.parts[part+1]
	for _, other := range g.otherNames(src, &name) {
		if !yield(variant{"member renamed", name.start, splice(src, name.span, other)}) {
			return false
		}
	}
	key := string(src[name.start:name.end])
	for _, content := range []string{
		g.vocabulary().null, g.text("x"), g.integer(7), g.array(1) + g.integer(1), g.mapping(0), string(src[value.start:value.end]),
	} {
		longer := splice(src, span{value.end, value.end}, key+content+g.text(strings.ToUpper(string(src[name.body:name.end])))+content)
		if !it.open {
			longer = splice(longer, span{it.start, it.body}, g.mapping(len(it.parts)/2+2))
		}
		if !yield(variant{"member added", value.end, longer}) {
			return false
		}
	}
	return true
}

// otherNames are items close to a member's name: some mean the same member, some do not.
func (g *binaryGrammar) otherNames(src []byte, key *item) []string {
	name := string(src[key.body:key.end])
	names := []string{
		g.bytes(name), g.array(1) + g.text(name), g.mapping(1) + g.text(name) + g.integer(1), g.integer(0), g.integer(-1),
		g.vocabulary().null, g.mapping(0), g.integer(1 << 40),
	}
	for _, text := range []string{
		"", name + "x", "x" + name, name + " ", strings.ToUpper(name), strings.ToLower(name), lookalike(name), name + "\x00",
		name + "\xff", "\xff" + name, "\xff1", strconv.Itoa(len(name)), name[min(1, len(name)):],
	} {
		names = append(names, g.text(text))
	}
	for _, wording := range g.wordings() {
		names = append(names, string(g.rewrite(nil, src, key, wording)))
	}
	return names
}

func (g *binaryGrammar) around(t *schema.Type, i int) (open, close string) {
	switch t.Kind {
	case schema.Map:
		if t.KeyDecode == schema.KeyInt || t.KeyDecode == schema.KeyUint {
			return g.mapping(1) + g.integer(1), ""
		}
		return g.mapping(1) + g.text("1"), ""
	case schema.Struct:
		if t.ToArray {
			return g.array(i+1) + strings.Repeat(g.vocabulary().null, i), ""
		}
		return g.mapping(1) + g.key(&t.Fields[i]), ""
	}
	return g.array(1), ""
}

// key is the name of a field's member.
func (g *binaryGrammar) key(f *schema.Field) string {
	if n, err := strconv.ParseInt(f.Name, 10, 64); err == nil && f.Options.KeyAsInt {
		return g.integer(n)
	}
	return g.text(f.Name)
}

func (g *binaryGrammar) shown(document []byte) string { return abridged(document, spelled) }

func (g *binaryGrammar) excerpt(document []byte, at int) string {
	return spelled(vicinity(document, at, 20, 40))
}

// spelled is a text in hexadecimal.
func spelled(text []byte) string { return fmt.Sprintf("[% x]", text) }
