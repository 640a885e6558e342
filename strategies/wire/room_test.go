package wire

import "testing"

func TestRoom(t *testing.T) {
	d := Decoder{Src: make([]byte, 10_000)}
	for _, c := range []struct{ n, size, at, room int }{
		{0, 8, 1, 4},           // a few small elements
		{0, 100, 1, 2},         // fewer of a larger size
		{0, 1000, 1, 1},        // one is the least
		{0, 0, 1, 4},           // elements without a size
		{8, 100, 500, 1},       // not long yet: append doubles
		{100, 1000, 1000, 300}, // much is to come
		{100, 1000, 9000, 12},  // 1,000 bytes are left, at 90 bytes an element
		{100, 1000, 10_000, 1}, // nothing is left
		{100, 1000, 50, 1},     // more elements than bytes: they were there before
	} {
		if room := d.Room(c.n, c.size, c.at); room != c.room {
			t.Errorf("room for %d more after %d of %d bytes at index %d, want %d", room, c.n, c.size, c.at, c.room)
		}
	}
}
