package visitor

// A half is what is generated for a type: the two functions that know the type and no format.
type half interface {
	serialize(s Serializer, v any)
	deserialize(d Deserializer, v any)
}

// A halfOf is the half of the type T. The codecs, which know no type, call it with a *T.
type halfOf[T any] struct {
	write func(Serializer, *T)
	read  func(Deserializer, *T)
}

func (h *halfOf[T]) serialize(s Serializer, v any)     { h.write(s, v.(*T)) }
func (h *halfOf[T]) deserialize(d Deserializer, v any) { h.read(d, v.(*T)) }

// wordBits is the size of int, uint and uintptr.
const wordBits = 32 << (^uint(0) >> 63)
