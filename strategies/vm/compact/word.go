package compact

// A typeRef is a type as a program has it: a code without flags and its argument.
type typeRef struct {
	code     Code
	argument uint32
}

// root returns the type of a root.
func (p *Programs) root(root int) typeRef {
	r := p.Roots[root]
	if r&1 != 0 {
		return typeRef{Type, r >> 1}
	}
	return typeRef{Struct, r >> 1}
}

func (p *Programs) word(at uint32) uint32 { return uint32(p.Words[at]) }

// long returns the number in two words, the lower half first.
func (p *Programs) long(at uint32) uint32 { return p.word(at) | p.word(at+1)<<16 }

// typeAt reads words of a type: a code and its argument of two words.
func (p *Programs) typeAt(at uint32) typeRef {
	return typeRef{Code(p.Words[at]), p.long(at + 1)}
}

// typeWords is how many words typeAt reads. Those of an array, of a Split and of a map with Keyed keys begin with a code and
// an argument, too: the length; nothing; the number of the Key. Behind that are the words of the elements' type; those of the type as
// it is written, and as it is read; those of the elements' type.
const typeWords = 3

// A member is an instruction that has been taken apart.
type member struct {
	typeRef
	name   uint32
	offset uintptr
	typ    uint32 // the number of the type
	test   uint32 // the number of the test
	hops   uint32 // where the embedded pointers are: their number, an offset and a way for each, and the way to the value
	next   uint32 // where the next instruction begins
}

// A way is how to find the type of what lies at an offset of a struct: how many structs around it lie within that struct. Hidden says
// that an embedded pointer cannot be set; Sizeless, that what lies there has no size, so that others may lie at the same offset.
const (
	Hidden   = 1 << 15
	Sizeless = 1 << 14
	wayMask  = Sizeless - 1
)

// member takes the instruction apart that begins at a word.
func (p *Programs) member(at uint32) (f member) {
	code := Code(p.Words[at])
	f.code = code
	f.name, f.offset = p.word(at+1), uintptr(p.word(at+2))
	at += 3
	if code&Wide != 0 {
		f.name |= p.word(at) << 16
		f.offset |= uintptr(p.word(at+1)) << 16
		at += 2
	}
	if code.HasArgument() {
		f.argument, at = p.reference(at, code)
	}
	if code.IsComposite() {
		f.typ, at = p.reference(at, code)
	}
	if code&Test != 0 {
		f.test = p.word(at)
		at++
	}
	f.hops = at
	if code&Embedded != 0 {
		at += 2 + 2*p.word(at)
	}
	f.next = at
	return f
}

// reference returns what stands at a word of an instruction of that code, and where the next one is.
func (p *Programs) reference(at uint32, code Code) (v, next uint32) {
	if code&Wide != 0 {
		return p.long(at), at + 2
	}
	return p.word(at), at + 1
}

// typeOf returns the type of that number.
func (p *Programs) typeOf(number uint32) *rtype { return (*rtype)(p.Types[number]) }

// scalarWords is how long the instruction of a scalar is.
const scalarWords = 3

// nextMember returns where the instruction after the one at a word begins.
func (p *Programs) nextMember(at uint32) uint32 {
	code := Code(p.Words[at])
	switch {
	case code.isScalar():
		return at + scalarWords
	case code&rare != 0:
		return p.member(at).next
	}
	at += scalarWords
	if code.HasArgument() {
		at++
	}
	if code.IsComposite() {
		at++
	}
	return at
}

// hook returns the hook of a leaf.
func (p *Programs) hook(r typeRef) *Hook { return &p.Hooks[hookNumber(r.code, r.argument)] }

// hookNumber is the number of the hook of a leaf.
func hookNumber(code Code, argument uint32) uint32 {
	if leaf := code & leafMask; leaf < AnyHook {
		return uint32(leaf - FirstHook)
	}
	return argument
}
