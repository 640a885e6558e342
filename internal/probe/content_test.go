package probe

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// A content is what messages are made of, each on the average.
type content struct{ members, strings, text, integers, floats, times, parts float64 }

// add counts the parts of a value. A weight of 1/n makes the average of n messages.
func (c *content) add(v any, weight float64) {
	switch v := v.(type) {
	case map[string]any:
		c.parts += weight
		for _, member := range v {
			c.members += weight
			c.add(member, weight)
		}
	case []any:
		c.parts += weight
		for _, elem := range v {
			c.add(elem, weight)
		}
	case string:
		if len(v) >= 20 && v[4] == '-' && strings.HasSuffix(v, "Z") {
			c.times += weight
			return
		}
		c.strings, c.text = c.strings+weight, c.text+weight*float64(len(v))
	case json.Number:
		if strings.ContainsAny(v.String(), ".e") {
			c.floats += weight
		} else {
			c.integers += weight
		}
	}
}

func contentOf(t *testing.T, n int) (c content) {
	t.Helper()
	messages := Messages(n)
	weight := 1 / float64(bytes.Count(messages, []byte{'\n'}))
	for decoder := json.NewDecoder(bytes.NewReader(messages)); decoder.More(); {
		var v any
		decoder.UseNumber()
		if err := decoder.Decode(&v); err != nil {
			t.Fatal(err)
		}
		c.add(v, weight)
	}
	return c
}

// TestFewAreLikeMany holds that few types are made of much the same as many: what is left when the times of few and of many
// are compared is then their number.
func TestFewAreLikeMany(t *testing.T) {
	all := contentOf(t, 1000)
	for _, n := range []int{1, 10, 20, 100, 500} {
		few, room := contentOf(t, n), 1.0
		if n == 1 {
			room = 2.2 // a single type has what types seldom have, or has not
		}
		for _, part := range []struct {
			what           string
			few, all, most float64
		}{
			{"members", few.members, all.members, 1},
			{"strings", few.strings, all.strings, 1},
			{"bytes of strings", few.text, all.text, 8},
			{"integers", few.integers, all.integers, 1},
			{"floats", few.floats, all.floats, 0.4},
			{"times", few.times, all.times, 0.4},
			{"lists and objects", few.parts, all.parts, 0.7},
		} {
			if math.Abs(part.few-part.all) > room*part.most {
				t.Errorf("messages of %d types have %.2f %s on the average, those of many %.2f", n, part.few, part.what, part.all)
			}
		}
	}
}
