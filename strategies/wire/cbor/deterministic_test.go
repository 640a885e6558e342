package cbor

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// checkDeterministic holds what Deterministic makes of an item, and that it makes the same of that.
func checkDeterministic(t *testing.T, src, want []byte) {
	t.Helper()
	got, err := Deterministic([]byte("x"), src)
	if err != nil || string(got) != "x"+string(want) {
		t.Errorf("Deterministic of %.80x = %.80x, %v; want %.80x", src, got[1:], err, want)
	}
	if again, err := Deterministic(nil, want); err != nil || !bytes.Equal(again, want) {
		t.Errorf("Deterministic of %.80x = %.80x, %v; want the same", want, again, err)
	}
}

func TestDeterministicVectors(t *testing.T) {
	for _, v := range vectors {
		want := v.item
		if v.written != "" {
			want = v.written
		}
		if v.deterministic != "" {
			want = v.deterministic
		}
		checkDeterministic(t, unhex(v.item), unhex(want))
		for _, around := range []string{
			"81 %s", "9f %s ff", "a1 00 %s", "bf 00 %s ff", "d818 %s", "a1 %s 00", "a2 01 %s 00 a1 02 %[1]s", "a2 9f %s ff 01 00 01",
		} {
			inside := fmt.Sprintf(around, v.item)
			out, err := Deterministic(nil, unhex(inside))
			if again, failed := Deterministic(nil, out); err != nil || failed != nil || !bytes.Equal(out, again) || !bytes.Contains(out, unhex(want)) {
				t.Errorf("Deterministic of %s = %x, %v; again %x, %v", inside, out, err, again, failed)
			}
		}
	}
}

// TestOrder has the example of section 4.2.1 of RFC 8949 in all orders of a few, and as they are there.
func TestOrder(t *testing.T) {
	keys := []string{"0a", "1864", "20", "617a", "626161", "811864", "8120", "f4"}
	r := random()
	for range 100 {
		checkOrder(t, keys, r)
	}
}

// checkOrder writes a map with keys in any order, in each form that a map may have, and holds that they come in the order given.
func checkOrder(t *testing.T, keys []string, r *rand.Rand) {
	t.Helper()
	want := appendHead(nil, majorMap, uint64(len(keys)))
	members := make([][]byte, len(keys))
	for k, key := range keys {
		members[k] = AppendInt(unhex(key), int64(k))
		want = append(want, members[k]...)
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	content := slices.Concat(members...)
	checkDeterministic(t, append(head(majorMap, uint64(len(keys)), 8), content...), want)
	checkDeterministic(t, slices.Concat([]byte{majorMap | infoIndefinite}, content, []byte{itemBreak}), want)
	reversed := slices.Clone(members)
	slices.Reverse(reversed)
	checkDeterministic(t, append(appendHead(nil, majorMap, uint64(len(keys))), slices.Concat(reversed...)...), want)
}

func TestDeterministic(t *testing.T) {
	for _, c := range [][2]string{
		{"1800", "00"}, {"1b0000000000000017", "17"}, {"390017", "37"}, {"5800", "40"}, {"7b000000000000000161", "61 61"},
		{"9800", "80"}, {"ba00000001 00 1801", "a1 00 01"}, {"d80500", "c5 00"}, {"dbffffffffffffffff 1800", "dbffffffffffffffff 00"},
		{"5f ff", "40"}, {"7f 60 60 ff", "60"}, {"5f 4101 40 580102 ff", "42 0102"}, {"7f 6161 ff", "61 61"},
		{"9f 9f 9f ff ff 00 ff", "82 81 80 00"}, {"bf 00 bf ff 01 9f ff ff", "a2 00 a0 01 80"}, {"9f bf ff bf 00 00 ff ff", "82 a0 a1 00 00"},
		{"9f c1 9f 00 ff d818 bf ff ff", "82 c1 81 00 d818 a0"}, {"c2 40", "00"}, {"c3 40", "20"}, {"c2 420000", "00"},
		{"c2 48ffffffffffffffff", "1bffffffffffffffff"}, {"c3 48ffffffffffffffff", "3bffffffffffffffff"},
		{"c2 5f 4100 49010000000000000000 ff", "c2 49010000000000000000"}, {"d803 4a00010000000000000000", "c3 49010000000000000000"},
		{"c2 d818 4105", "c2 d818 4105"}, {"c2 1805", "c2 05"}, {"c2 7f ff", "c2 60"}, {"c2 c2 4105", "c2 05"}, {"c4 82 20 c2 4105", "c4 82 20 05"},
		{"fb3ff8000000000000", "f93e00"}, {"fb40f86a0000000000", "fa47c35000"}, {"fb7ff0000000000001", "f97e00"}, {"f97fff", "f97e00"},
		{"f7", "f7"}, {"f820", "f820"}, {"e0", "e0"}, {"d9d9f7 a2 01 01 00 00", "d9d9f7 a2 00 00 01 01"},
		{"7f 61c3 61bc ff", "62 c3bc"}, {"61ff", "61ff"},
		// Keys are compared as they are written: integers by their sign first, text by its length, what is indefinite by what it becomes.
		{"a2 1818 00 7f6162ff 00", "a2 1818 00 6162 00"}, {"a2 626161 00 7f6162ff 00", "a2 6162 00 626161 00"},
		{"a2 fb3ff8000000000000 00 fa47c35000 00", "a2 f93e00 00 fa47c35000 00"}, {"a2 fa47c35000 00 fb3ff8000000000000 00", "a2 f93e00 00 fa47c35000 00"},
		{"a2 c24105 00 04 00", "a2 04 00 05 00"}, {"a2 c249010000000000000000 00 f4 00", "a2 c249010000000000000000 00 f4 00"},
		{"a2 f4 00 c2 4a00010000000000000000 00", "a2 c249010000000000000000 00 f4 00"},
		{"a2 9f 02 ff 00 82 00 00 00", "a2 81 02 00 82 00 00 00"}, {"a2 82 00 01 00 82 00 00 00", "a2 82 00 00 00 82 00 01 00"},
		// Keys with maps in them are compared by members in order.
		{"a2 a2 02 00 01 05 00 a2 01 04 02 00 00", "a2 a2 01 04 02 00 00 a2 01 05 02 00 00"},
		{"a2 a2 02 01 01 05 00 a2 01 05 02 00 00", "a2 a2 01 05 02 00 00 a2 01 05 02 01 00"},
		{"a2 82 a2 02 00 01 05 01 00 82 a2 01 05 02 00 00 00", "a2 82 a2 01 05 02 00 00 00 82 a2 01 05 02 00 01 00"},
		{"a2 82 c1 a1 00 a2 01 00 00 00 03 00 82 c1 a1 00 a2 00 00 01 00 02 00",
			"a2 82 c1 a1 00 a2 00 00 01 00 02 00 82 c1 a1 00 a2 00 00 01 00 03 00"},
		// Maps in maps.
		{"a2 01 a2 01 00 00 00 00 bf 0200 0100 0000 ff", "a2 00 a3 0000 0100 0200 01 a2 00 00 01 00"},
		{"82 a2 01 bf ff 00 9f ff a2 01 c1 a2 01 01 00 00 00 00", "82 a2 00 80 01 a0 a2 00 00 01 c1 a2 00 00 01 01"},
	} {
		checkDeterministic(t, unhex(c[0]), unhex(c[1]))
	}
}

func TestDuplicateKeyError(t *testing.T) {
	for item, offset := range map[string]int64{
		"a2 00 00 00 00":                                        3,
		"a2 00 00 1800 00":                                      3,
		"bf 00 00 1800 00 ff":                                   3,
		"a3 00 00 01 00 00 00":                                  5,
		"a4 01 00 01 00 01 00 01 00":                            3,
		"a2 6161 00 7f 6161 ff 00":                              4,
		"a2 7f 60 6161 60 ff 9f ff 7f 6161 ff 00":               9,
		"a2 f93c00 00 fb3ff0000000000000 00":                    5,
		"a2 f97e00 00 fa7fc00001 00":                            5,
		"a2 05 00 c2 4105 00":                                   3,
		"a2 c3 4105 00 25 00":                                   5,
		"a2 00 a2 01 00 01 00 00 00":                            5,
		"a3 00 00 00 a2 01 00 01 00 02 00":                      3,
		"a2 9f 9f ff ff 00 81 80 00":                            6,
		"bf 9f ff 9f ff 80 bf ff ff":                            5,
		"a2 a2 01 00 02 00 00 bf 02 00 01 00 ff 00":             7,
		"a2 a2 01 00 02 03 00 a2 02 03 18 01 c2 40 00":          7,
		"82 a2 f6 00 f7 00 a2 f7 00 f7 00":                      9,
		"c1 a2 a1 a2 00 00 01 00 01 00 a1 a2 01 00 00 00 01 00": 10,
	} {
		out, err := Deterministic([]byte("x"), unhex(item))
		if twice, ok := err.(*DuplicateKeyError); !ok || twice.Offset != offset || string(out) != "x" {
			t.Errorf("Deterministic of %s = %x, %v; want an error at %d", item, out, err, offset)
		}
	}
	err := &DuplicateKeyError{5}
	if err.Error() != "cbor: duplicate key at byte 5" {
		t.Error(err)
	}
}

// TestManyKeysInOrder sorts many keys of each kind that are there in random order.
func TestManyKeysInOrder(t *testing.T) {
	r := random()
	for _, n := range []int{2, 3, 23, 24, 300, 3000} {
		keys := map[string]bool{}
		for len(keys) < n {
			key := randomKey(r, 0)
			if flat, err := Deterministic(nil, key); err == nil {
				keys[fmt.Sprintf("%x", flat)] = true
			}
		}
		var all []string
		for key := range keys {
			all = append(all, key)
		}
		slices.Sort(all) // hexadecimal digits are in the order of the bytes
		checkOrder(t, all, r)
	}
}

// randomKey returns an item that may have maps and arrays in it.
func randomKey(r *rand.Rand, depth int) []byte {
	if depth > 3 {
		return AppendInt(nil, r.Int64N(10))
	}
	switch r.IntN(6) {
	case 0:
		return AppendInt(nil, r.Int64N(1000)-500)
	case 1:
		return AppendString(nil, "abcabcabc"[:r.IntN(10)])
	case 2:
		return append([]byte{majorTag | 5}, randomKey(r, depth+1)...)
	case 3:
		return AppendFloat64(nil, float64(r.IntN(100))/4)
	}
	n := r.IntN(4)
	out := head(byte(majorArray+r.IntN(2)<<5), uint64(n), 1)
	for range n << (out[0] >> 5 & 1) {
		out = append(out, randomKey(r, depth+1)...)
	}
	return out
}
