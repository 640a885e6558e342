package gen

import (
	"cmp"
	"slices"

	"github.com/vmbench/vmbench/workloads/schema"
)

const appendText = `
// %[1]s is the codec of %[2]s.
type %[1]s struct{}

func (%[1]s) Append(dst []byte, v any) ([]byte, error) {
	var e %[4]s.Encoder
	out := %[3]s(&e, dst, v.(*%[2]s))
	if err := e.Err(); err != nil {
		return dst, err
	}
	return out, nil
}
`

const pooledAppendText = `
// %[1]s is the codec of %[2]s. The state of %[4]s escapes to what interfaces hold, so it comes from a pool.
type %[1]s struct{}

func (%[1]s) Append(dst []byte, v any) ([]byte, error) {
	e := encoders%[5]s.Get().(*%[4]s.Encoder)
	out := %[3]s(e, dst, v.(*%[2]s))
	if err := release%[5]s(e); err != nil {
		return dst, err
	}
	return out, nil
}
`

const decodeText = `
func (%[1]s) Decode(src []byte, v any) error {
	d := %[4]s.Decoder{Src: src}
	return d.Finish(%[3]s(&d, d.Start(), v.(*%[2]s)))
}
`

// codec writes the codec of a root. Its calls are static, so that the states of wire stay on the stack.
func (u *unit) codec(t *schema.Type) {
	text := appendText
	if holdsInterface(t, map[*schema.Type]bool{}) {
		text = pooledAppendText
	}
	u.Printf(text, u.codecName(t), u.TypeExpr(t), u.rootEncoder(t), u.wire, u.ident)
	u.Printf(decodeText, u.codecName(t), u.TypeExpr(t), u.rootDecoder(t), u.wire)
}

// holdsInterface reports whether a value of the type can hold an interface that is written by what it holds.
func holdsInterface(t *schema.Type, seen map[*schema.Type]bool) bool {
	if t == nil || seen[t] || t.Encode != schema.ByKind {
		return false
	}
	seen[t] = true
	if t.Kind == schema.Any || t.Kind == schema.Interface || holdsInterface(t.Elem, seen) {
		return true
	}
	return slices.ContainsFunc(t.Fields, func(f schema.Field) bool { return holdsInterface(f.Type, seen) })
}

func (u *unit) codecName(t *schema.Type) string { return u.function("codec", t) }

// rootEncoder is the function that appends what a pointer to the root points to.
func (u *unit) rootEncoder(t *schema.Type) string {
	if t.Kind == schema.Struct && t.Encode == schema.ByKind {
		return u.encoder(t)
	}
	name := u.function("append", t) + "Root"
	u.need(name, func() {
		w := u.encodeWriter()
		w.Printf("\nfunc %s(e *%s.Encoder, dst []byte, v *%s) []byte {\n", name, u.wire, u.TypeExpr(t))
		w.value(t, "*v")
		w.end()
	})
	return name
}

// rootDecoder is the function that reads into what a pointer to the root points to.
func (u *unit) rootDecoder(t *schema.Type) string {
	if t.Kind == schema.Struct && t.PointerDecode == schema.ByKind {
		return u.decoder(t)
	}
	name := u.function("decode", t) + "Root"
	u.need(name, func() {
		w := u.decodeWriter()
		w.begin(name, u.TypeExpr(t))
		w.valueBy(t.PointerDecode, t, "*v")
		w.Printf("return i\n}\n")
	})
	return name
}

// table writes the codecs of one format.
func (u *unit) table(f *format, codecs []string) {
	u.Printf("\n// %[1]s are those of all types.\nvar %[1]s = [...]codec{\n", f.codecs())
	for _, name := range codecs {
		u.Printf("%s{},\n", name)
	}
	u.Printf("}\n")
}

// find writes the functions that find a codec: switches, because a map would be built at every start.
func (u *unit) find(all []Types) {
	u.Printf("\n// codecsOf returns the codecs of a format, or nil.\nfunc codecsOf(format string) []codec {\nswitch format {\n")
	for _, types := range all {
		u.Printf("case %q:\nreturn %s[:]\n", types.Dialect, formatOf(types.Dialect).codecs())
	}
	u.Printf("}\nreturn nil\n}\n\n// numberOf returns which codec is that of the type that a package declares, or -1.\n")
	u.Printf("func numberOf(pkg, name string) int {\nswitch pkg {\n")
	u.numbers(all[0].Roots)
	u.Printf("}\nreturn -1\n}\n")
}

func (u *unit) numbers(roots []*schema.Type) {
	number := map[*schema.Type]int{}
	for i, t := range roots {
		number[t] = i
	}
	for _, group := range byPackage(roots) {
		u.Printf("case %q:\nswitch name {\n", group[0].Package)
		for _, t := range group {
			u.Printf("case %q:\nreturn %d\n", t.Name, number[t])
		}
		u.Printf("}\n")
	}
}

// byPackage returns the roots in groups of one package each.
func byPackage(roots []*schema.Type) (groups [][]*schema.Type) {
	sorted := slices.Clone(roots)
	slices.SortStableFunc(sorted, func(x, y *schema.Type) int { return cmp.Compare(x.Package, y.Package) })
	for _, t := range sorted {
		if n := len(groups); n > 0 && groups[n-1][0].Package == t.Package {
			groups[n-1] = append(groups[n-1], t)
		} else {
			groups = append(groups, []*schema.Type{t})
		}
	}
	return groups
}
