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

func TestSignificant(t *testing.T) {
	for x, want := range map[float64]float64{
		0: 0, 123456.7: 123460, 1234567: 1234600, 1.23456789: 1.2346, 0.00123456: 0.0012346, 99999.6: 100000, 650.123: 650.12,
	} {
		if got := significant(x); got != want {
			t.Errorf("%v becomes %v, want %v", x, got, want)
		}
	}
}
