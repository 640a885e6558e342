package wire

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"
)

// benchTexts are the strings of the string benchmarks, by name.
var benchTexts = []struct{ name, text string }{
	{"short", "status"},
	{"medium", "2024-05-06 shipped to Rotterdam"},
	{"long", strings.Repeat("The quick brown fox jumps over the lazy dog. ", 20)},
	{"escapes", strings.Repeat("line\n\t\"quoted\" ", 10)},
	{"unicode", strings.Repeat("日本語のテキスト、", 10)},
}

func BenchmarkAppendString(b *testing.B) {
	for _, c := range benchTexts {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			var dst []byte
			for b.Loop() {
				dst = AppendString(dst[:0], c.text)
			}
		})
	}
}

func BenchmarkString(b *testing.B) {
	for _, c := range benchTexts {
		b.Run(c.name, func(b *testing.B) {
			src := AppendString(nil, c.text)
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				String(src, 0)
			}
		})
	}
}

func BenchmarkKey(b *testing.B) {
	for _, key := range []string{"id", "created_at", "profile_background_image_url_https"} {
		b.Run(strconv.Itoa(len(key)), func(b *testing.B) {
			d := Decoder{Src: []byte(`"` + key + `": 1`)}
			for b.Loop() {
				d.Key(0)
			}
		})
	}
}

var benchIntegers = []int64{7, 42, 12345, 505874924095815681, -300}

func BenchmarkAppendInt(b *testing.B) {
	for _, v := range benchIntegers {
		b.Run(strconv.FormatInt(v, 10), func(b *testing.B) {
			var dst []byte
			for b.Loop() {
				dst = AppendInt(dst[:0], v)
			}
		})
	}
}

func BenchmarkInt(b *testing.B) {
	for _, v := range benchIntegers {
		b.Run(strconv.FormatInt(v, 10), func(b *testing.B) {
			src := append(AppendInt(nil, v), ',')
			for b.Loop() {
				Int(src, 0, 64)
			}
		})
	}
}

// mixedNumbers are numbers of every length, in no order, so that no branch can be foreseen.
func mixedNumbers() (integers []int64, floats []float64) {
	r := random()
	for range 1 << 14 {
		integers = append(integers, r.Int64N(int64(tenTo[1+r.IntN(12)])))
		floats = append(floats, float64(r.Int64N(int64(tenTo[1+r.IntN(8)])))/powersOfTen[1+r.IntN(4)])
	}
	return integers, floats
}

func BenchmarkMixed(b *testing.B) {
	integers, floats := mixedNumbers()
	var intText, floatText []byte
	for i := range integers {
		intText = append(AppendInt(intText, integers[i]), ',')
		floatText = append(AppendFloat64(floatText, floats[i]), ',')
	}
	b.Run("AppendInt", func(b *testing.B) {
		for b.Loop() {
			dst := intText[:0:cap(intText)]
			for _, v := range integers {
				dst = append(AppendInt(dst, v), ',')
			}
		}
	})
	b.Run("Int", func(b *testing.B) {
		for b.Loop() {
			for i := 0; i < len(intText); i++ {
				_, i = Int(intText, i, 64)
			}
		}
	})
	b.Run("AppendFloat64", func(b *testing.B) {
		for b.Loop() {
			dst := floatText[:0:cap(floatText)]
			for _, v := range floats {
				dst = append(AppendFloat64(dst, v), ',')
			}
		}
	})
	b.Run("Float64", func(b *testing.B) {
		for b.Loop() {
			for i := 0; i < len(floatText); i++ {
				_, i = Float64(floatText, i)
			}
		}
	})
}

// benchNumbers are numbers of one kind each, too many for a branch predictor to know them by heart.
func benchNumbers() map[string][]float64 {
	r := random()
	kinds := map[string][]float64{}
	for range 1 << 14 {
		east, north := -52-r.Float64()*90, 42+r.Float64()*42 // as in canada, with the errors of arithmetic
		kinds["coordinates"] = append(kinds["coordinates"], math.Round(east*1e6)/1e6+float64(r.IntN(21)-10)*0x1p-46,
			math.Round(north*1e6)/1e6+float64(r.IntN(21)-10)*0x1p-47)
		kinds["prices"] = append(kinds["prices"], float64(1+r.IntN(1e6))/100)
		kinds["uniform"] = append(kinds["uniform"], r.Float64())
		kinds["scaled"] = append(kinds["scaled"], math.Ldexp(1+r.Float64(), r.IntN(600)-300))
		kinds["decimals"] = append(kinds["decimals"], float64(r.Int64N(int64(tenTo[1+r.IntN(8)])))/powersOfTen[1+r.IntN(4)])
		kinds["whole"] = append(kinds["whole"], float64(r.Int64N(int64(tenTo[1+r.IntN(9)]))))
	}
	return kinds
}

func BenchmarkNumbers(b *testing.B) {
	for kind, floats := range benchNumbers() {
		var text []byte
		for _, v := range floats {
			text = append(AppendFloat64(text, v), ',')
		}
		text = append(text, strings.Repeat(" ", wordSize)...)
		buffer := make([]byte, 0, 2*len(text))
		b.Run("Append/"+kind, func(b *testing.B) {
			for b.Loop() {
				dst := buffer
				for _, v := range floats {
					dst = append(AppendFloat64(dst, v), ',')
				}
			}
		})
		b.Run("Read/"+kind, func(b *testing.B) {
			for b.Loop() {
				for i := 0; text[i] != ' '; i++ {
					_, i = Float64(text, i)
				}
			}
		})
	}
}

var benchFloats = []float64{0, 17, 19.99, -65.613616999999977, 0.0001234, 1.0 / 3, 6.02214076e23, math.MaxFloat64}

func BenchmarkAppendFloat64(b *testing.B) {
	for _, v := range benchFloats {
		b.Run(strconv.FormatFloat(v, 'g', -1, 64), func(b *testing.B) {
			var dst []byte
			for b.Loop() {
				dst = AppendFloat64(dst[:0], v)
			}
		})
	}
}

func BenchmarkFloat64(b *testing.B) {
	texts := []string{"-65.613616999999977", "123456789012345678e-20"}
	for _, v := range benchFloats {
		texts = append(texts, string(AppendFloat64(nil, v)))
	}
	for _, text := range texts {
		b.Run(text, func(b *testing.B) {
			src := append([]byte(text), ',')
			for b.Loop() {
				Float64(src, 0)
			}
		})
	}
}

// benchDocument is an indented document with some of everything.
var benchDocument = []byte(strings.TrimSuffix(`[`+strings.Repeat(`
    {
        "id": 505874924095815681,
        "text": "a string with \"escapes\" and 日本語",
        "values": [1, 2.5, -3e10, true, false, null],
        "user": {"name": "someone", "url": "https://example.com/some/path", "empty": {}}
    },`, 50), ",") + "\n]")

func BenchmarkSkip(b *testing.B) {
	b.SetBytes(int64(len(benchDocument)))
	for b.Loop() {
		Skip(benchDocument, 0, 0)
	}
}

func BenchmarkAnyRead(b *testing.B) {
	b.SetBytes(int64(len(benchDocument)))
	b.ReportAllocs()
	for b.Loop() {
		d := Decoder{Src: benchDocument}
		d.Any(0, nil)
	}
}

func BenchmarkAnyAppend(b *testing.B) {
	d := Decoder{Src: benchDocument}
	v, _ := d.Any(0, nil)
	b.ReportAllocs()
	var dst []byte
	for b.Loop() {
		var e Encoder
		dst = e.Any(dst[:0], v, marshalOther)
	}
	b.SetBytes(int64(len(dst)))
}

func BenchmarkAppendCompact(b *testing.B) {
	b.SetBytes(int64(len(benchDocument)))
	var dst []byte
	for b.Loop() {
		dst, _ = AppendCompact(dst[:0], benchDocument)
	}
}

func BenchmarkElements(b *testing.B) {
	src := []byte("[" + strings.Repeat("1,", 999) + "1]")
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		d := Decoder{Src: src}
		next, more := d.Enter(0, ']')
		for more {
			_, end := Int(d.Src, next, 64)
			next, more = d.More(end, ']')
		}
	}
}

func BenchmarkTime(b *testing.B) {
	for _, v := range []time.Time{someTime, someTime.Add(123 * time.Millisecond), someTime.In(time.FixedZone("", 3600))} {
		text, _ := v.MarshalJSON()
		b.Run("Append/"+string(text), func(b *testing.B) {
			var e Encoder
			var dst []byte
			for b.Loop() {
				dst = e.Time(dst[:0], v)
			}
		})
		b.Run("Read/"+string(text), func(b *testing.B) {
			for b.Loop() {
				d := Decoder{Src: text}
				d.Time(0, someTime)
			}
		})
	}
}

func BenchmarkBytes(b *testing.B) {
	for _, n := range []int{5, 32, 1000} {
		v := make([]byte, n)
		for i := range v {
			v[i] = byte(i * 37)
		}
		b.Run("Append/"+strconv.Itoa(n), func(b *testing.B) {
			var dst []byte
			for b.Loop() {
				dst = AppendBytes(dst[:0], v)
			}
		})
		b.Run("Read/"+strconv.Itoa(n), func(b *testing.B) {
			text := AppendBytes(nil, v)
			for b.Loop() {
				d := Decoder{Src: text}
				d.Bytes(0, nil, "[]byte")
			}
		})
	}
}
