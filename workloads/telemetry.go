package workloads

import "math/rand/v2"

var telemetry = &Workload{
	Name:    "telemetry",
	Summary: "a frame of sensor readings: integers and arrays of floats",
	New:     func() any { return new(Telemetry) },
	Value:   func() any { return telemetryValue() },
}

// Telemetry is what a device sends after each sampling window.
type Telemetry struct {
	Device    uint64             `json:"device"`
	Sequence  uint32             `json:"seq"`
	Start     int64              `json:"start_us"`
	Period    int32              `json:"period_us"`
	Position  [3]float64         `json:"position"` // latitude, longitude, metres above the sea
	Attitude  [4]float64         `json:"attitude"` // a unit quaternion
	Battery   float32            `json:"battery_v"`
	Channels  []TelemetryChannel `json:"channels"`
	Raw       []int16            `json:"raw"`
	Histogram [16]uint32         `json:"histogram"`
	Errors    uint16             `json:"errors"`
	Healthy   bool               `json:"healthy"`
}

// TelemetryChannel is one sensor's share of a frame.
type TelemetryChannel struct {
	ID      uint8     `json:"id"`
	Gain    float64   `json:"gain"`
	Offset  float64   `json:"offset"`
	Min     float64   `json:"min"`
	Max     float64   `json:"max"`
	Samples []float64 `json:"samples"`
	Smooth  []float32 `json:"smooth"`
}

func telemetryValue() *Telemetry {
	rng := rand.New(rand.NewPCG(0x7e1e, 0x6e7279))
	t := &Telemetry{
		Device:   0x1f40c0ffee,
		Sequence: 184467,
		Start:    1727781123456789,
		Period:   2500,
		Position: [3]float64{57.70887, 11.97456, 23.4},
		Attitude: [4]float64{0.9238795325112867, 0, 0.3826834323650898, -1.1102230246251565e-16},
		Battery:  3.87,
		Healthy:  true,
	}
	for id := range 4 {
		t.Channels = append(t.Channels, telemetryChannel(rng, uint8(id)))
	}
	for range 96 {
		reading := int16(rng.NormFloat64() * 900)
		t.Raw = append(t.Raw, reading)
		t.Histogram[uint16(reading)>>12]++
	}
	return t
}

// telemetryChannel makes a random walk of converter steps. Each sample is one product of a whole number of steps, so
// that no machine's fused multiplication can make it differ.
func telemetryChannel(rng *rand.Rand, id uint8) TelemetryChannel {
	c := TelemetryChannel{ID: id, Gain: 3.3 / 4096, Offset: -0.0125, Min: 3.3}
	step := 1024 + rng.IntN(2048)
	for i := range 48 {
		step = min(max(step+rng.IntN(65)-32, 0), 4095)
		sample := float64(step) * c.Gain
		c.Min, c.Max = min(c.Min, sample), max(c.Max, sample)
		c.Samples = append(c.Samples, sample)
		if i%4 == 3 {
			c.Smooth = append(c.Smooth, float32(sample))
		}
	}
	return c
}
