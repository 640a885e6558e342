package size

import (
	"context"
	"strings"
)

// Names of facts.
const (
	factGo     = "go"
	factTarget = "target"
	factTypes  = "types-of"
)

// Facts are what was measured with, and what for.
func (w *Workshop) Facts(ctx context.Context) map[string]string {
	facts := map[string]string{factTarget: w.Target.String()}
	if version, err := goOutput(ctx, w.Checkout, w.env, "version"); err == nil {
		if words := strings.Fields(version); len(words) > 2 {
			facts[factGo] = strings.TrimPrefix(words[2], "go")
		}
	}
	if w.Subject != nil {
		facts[factTypes] = w.Subject.Package
	}
	return facts
}
