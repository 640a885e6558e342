package strategytest

import (
	"flag"
	"os"
	"runtime/debug"
	"testing"
)

// collectPercent is GOGC for the suite. It makes much garbage and keeps little, so the collector would take as long as the tests.
const collectPercent = 400

// TestMain slows the garbage collector down, but for short tests: those run under the race detector, and are to meet it often.
func TestMain(m *testing.M) {
	flag.Parse()
	if _, asked := os.LookupEnv("GOGC"); !asked && !testing.Short() {
		debug.SetGCPercent(collectPercent)
	}
	os.Exit(m.Run())
}
