//go:build !race

package compact

// raceDetector says that sync.Pool drops what it is given now and then, to find mistakes.
const raceDetector = false
