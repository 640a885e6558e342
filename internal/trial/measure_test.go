package trial

import "testing"

func TestQuantile(t *testing.T) {
	values := []float64{5, 1, 4, 2, 3, 10, 9, 8, 7, 6}
	for q, want := range map[float64]float64{0: 1, 0.1: 1, 0.11: 2, 0.5: 5, 0.91: 10, 1: 10} {
		if got := quantile(values, q); got != want {
			t.Errorf("quantile %v is %v, want %v", q, got, want)
		}
	}
	if values[0] != 5 {
		t.Error("the windows have lost their order")
	}
	if got := quantile([]float64{7}, 0.1); got != 7 {
		t.Errorf("the quantile of one window is %v", got)
	}
}
