package wire

// An Entry is one member of a map that is being written: its key as a string, and which value belongs to it.
type Entry struct {
	Key   string
	Index int
}

// fewEntries is how many entries are sorted by insertion.
const fewEntries = 12

// SortEntries sorts entries by key: quicksort, which no order of the input slows down that a map can have, since that of a map
// is random. (slices.SortFunc is slower, since it calls a function for each comparison, and twenty times the size.)
func SortEntries(list []Entry) {
	for len(list) > fewEntries {
		left, right := partition(list)
		if len(left) > len(right) {
			left, right = right, left
		}
		SortEntries(left)
		list = right
	}
	for i := 1; i < len(list); i++ {
		e, j := list[i], i
		for ; j > 0 && e.Key < list[j-1].Key; j-- {
			list[j] = list[j-1]
		}
		list[j] = e
	}
}

// partition moves entries so that none in left is after any in right; what is in neither is in its place.
func partition(list []Entry) (left, right []Entry) {
	pivot := median(list[0].Key, list[len(list)/2].Key, list[len(list)-1].Key)
	i, j := 0, len(list)-1
	for i <= j {
		for list[i].Key < pivot {
			i++
		}
		for list[j].Key > pivot {
			j--
		}
		if i <= j {
			list[i], list[j] = list[j], list[i]
			i, j = i+1, j-1
		}
	}
	return list[:j+1], list[i:]
}

func median(a, b, c string) string {
	if b < a {
		a, b = b, a
	}
	return max(a, min(b, c))
}
