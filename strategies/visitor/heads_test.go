package visitor

import (
	"bytes"
	"testing"
)

// TestChangedMap holds that a map has the right head even if it turns out to have other entries than it had at first.
func TestChangedMap(t *testing.T) {
	for _, first := range []int{0, 1, 2, 3, 24, 1000} {
		var s cborSerializer
		s.BeginSlice(2)
		s.BeginMap(first)
		s.IntKey(-1)
		s.Null()
		s.StringKey("a")
		s.BeginMap(0)
		s.EndMap()
		s.EndMap()
		s.Bool(true)
		s.EndSlice()
		got, err := s.finish()
		if want := []byte("\x82\xA2\x20\xF6\x61a\xA0\xF5"); err != nil || !bytes.Equal(got, want) {
			t.Errorf("a map of %d entries that becomes one of 2: % x, %v, want % x", first, got, err, want)
		}
	}
}

// TestBinaryAfterError is TestAfterError for a format that remembers heads.
func TestBinaryAfterError(t *testing.T) {
	var s cborSerializer
	s.BeginVarying(30)
	s.Field(&Key{CBOR: "ak"})
	s.BeginMap(1)
	s.StringKey("key")
	s.Unsupported("chan int")
	if _, err := s.finish(); err == nil {
		t.Fatal("an unsupported value gave no error")
	}
	s.BeginVarying(30)
	s.BeginMap(0)
	s.EndMap()
	s.EndVarying()
	if got, err := s.finish(); err != nil || string(got) != "\xA0\xA0" {
		t.Errorf("the next value is % x, %v", got, err)
	}
	if len(s.heads)+len(s.varying)+len(s.maps.entries)+len(s.maps.open) != 0 {
		t.Error("something is left open")
	}
}
