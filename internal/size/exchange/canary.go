package exchange

// A canary has a method that nothing calls. The linker removes it, unless something in the program looks up methods by name.
type canary struct{}

// Sing is linked only where the linker keeps the methods that nothing calls.
func (canary) Sing(dst []byte) []byte { return append(dst, Song...) }

// Song stands in no program but those that Sing is linked into.
const Song = "the canary sings: methods that nothing calls are linked"

// Canary keeps the type of the canary linked, as a type is that is converted to an interface.
var Canary any = canary{}
