package cbor

import (
	"math"
	"testing"
)

func TestRoom(t *testing.T) {
	const most = grantedPerByte*1000 + grantedAlways
	for _, c := range []struct{ n, size, left, room int }{
		{0, 8, 100, 100},                          // all at once
		{0, 0, 1000, 1000},                        // elements without a size cost nothing
		{0, 1, most, most},                        // as much as there may be
		{0, 1, most + 1, 4},                       // more
		{0, 100, 1000, 2},                         // fewer of a larger size
		{0, 1000, 1000, 1},                        // one is the least
		{0, 1000, 2, 2},                           // as many as are left
		{4, 1000, 1000, 4},                        // twice as many as there were
		{8, 1000, 1000, 8},                        // again
		{900, 1000, 100, 100},                     // no more than are left
		{0, 8, Indefinite, 4},                     // it is not known how many are left
		{0, 100, Indefinite, 2},                   //
		{0, 1000, Indefinite - 5, 1},              //
		{4, 8, Indefinite - 5, 4},                 //
		{0, math.MaxInt, 3, 1},                    // what does not fit an integer is not granted either
		{0, math.MaxInt/2 + 1, 1000, 1},           //
		{0, 1 << (bitsOfInt - 10), 1 << 10, 1},    //
		{1000, 1 << (bitsOfInt - 10), 5000, 1000}, //
	} {
		d := Decoder{Src: make([]byte, 1000)}
		if room := d.Room(c.n, c.size, c.left); room != c.room {
			t.Errorf("room for %d more after %d of %d bytes when %d are left, want %d", room, c.n, c.size, c.left, c.room)
		}
	}
}

const bitsOfInt = 32 << (^uint(0) >> 63)

// TestRoomIsGrantedOnce holds that what all slices of a document are given before their elements are read has a limit together.
func TestRoomIsGrantedOnce(t *testing.T) {
	d := Decoder{Src: make([]byte, 1000)}
	granted := 0
	for range 10_000 {
		if room := d.Room(0, 8, 100); room == 100 {
			granted += 100 * 8
		}
	}
	if most := grantedPerByte*1000 + grantedAlways; granted > most || granted < most-800 {
		t.Errorf("%d bytes are granted, want %d at most", granted, most)
	}
	if room := d.Room(0, 1, 10); room != 10 {
		t.Errorf("room for %d, want what is left of the grant", room)
	}
}
