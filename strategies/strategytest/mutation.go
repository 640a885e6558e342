package strategytest

import (
	"iter"
)

// mutations yields the document with each byte replaced by each mutant, left out, and doubled. Of all these it yields
// only every stride-th, beginning with the first.
func mutations(src []byte, mutants string, stride int) iter.Seq[variant] {
	perByte := len(mutants) + 2
	return func(yield func(variant) bool) {
		for i := 0; i < len(src)*perByte; i += stride {
			at, k := i/perByte, i%perByte
			if !yield(mutation(src, mutants, at, k)) {
				return
			}
		}
	}
}

func mutation(src []byte, mutants string, at, k int) variant {
	part := span{at, at + 1}
	switch k {
	case len(mutants):
		return variant{"one byte left out", at, splice(src, part, "")}
	case len(mutants) + 1:
		return variant{"one byte doubled", at, splice(src, part, string([]byte{src[at], src[at]}))}
	}
	return variant{"one byte changed", at, splice(src, part, mutants[k:k+1])}
}

// strideFor returns the stride at which the mutations of all documents together stay within the budget. It shares no
// factor with the number of mutations of a byte, so that a sample has all kinds of them.
func strideFor(documents [][]byte, mutants string, budget int) int {
	perByte, total := len(mutants)+2, 0
	for _, document := range documents {
		total += len(document) * perByte
	}
	return strideOf(total, perByte, budget)
}

// strideOf returns the stride at which so many of a total are within the budget. It shares no factor with period, the number
// of cases that are of different kinds.
func strideOf(total, period, budget int) int {
	stride := total/max(budget, 1) + 1
	for stride > 1 && commonDivisor(stride, period) > 1 {
		stride++
	}
	return stride
}

func commonDivisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// truncations yields the lengths at which a document is cut off: all of them if the budget of bytes to read allows,
// else a sample that is dense at the start.
func truncations(length, count, budget int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if length <= count {
			for n := range length {
				if !yield(n) {
					return
				}
			}
			return
		}
		grow := 1 + 8/float64(count)
		read, n := 0, 0.0
		for int(n) < length && read <= budget {
			if !yield(int(n)) {
				return
			}
			read += int(n)
			n = max(n+1, n*grow)
		}
		for back := 1; back <= 3 && read <= budget; back++ {
			if !yield(length - back) {
				return
			}
			read += length
		}
	}
}

// replaced yields a document with each of its values replaced by each text. Of all these it yields only every stride-th,
// beginning with the one that has the number first.
func replaced(src []byte, values []span, texts []string, first, stride int) iter.Seq[variant] {
	return func(yield func(variant) bool) {
		for i := first; i < len(values)*len(texts); i += stride {
			value, text := values[i/len(texts)], texts[i%len(texts)]
			if !yield(variant{"value replaced", value.start, splice(src, value, text)}) {
				return
			}
		}
	}
}
