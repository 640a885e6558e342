package all

import (
	"regexp"
	"testing"
)

func TestNamesAreUniqueAndFound(t *testing.T) {
	valid := regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	seen := map[string]bool{}
	for _, s := range append(Strategies(), Hidden()...) {
		name := s.Name()
		if !valid.MatchString(name) {
			t.Errorf("name %q is not lower case without spaces", name)
		}
		if seen[name] {
			t.Errorf("name %q is taken twice", name)
		}
		seen[name] = true
		if found, ok := Lookup(name); !ok || found.Name() != name {
			t.Errorf("Lookup(%q) = %v, %v", name, found, ok)
		}
		if s.Traits().Summary == "" {
			t.Errorf("%s has no summary", name)
		}
	}
	if _, ok := Lookup("no such strategy"); ok {
		t.Error("Lookup found a strategy that does not exist")
	}
}

func TestOnlyHiddenStrategiesAreNull(t *testing.T) {
	for _, s := range Complete() {
		if s.Traits().Null {
			t.Errorf("%s is compared but does nothing", s.Name())
		}
	}
	for _, s := range Hidden()[len(Variants()):] {
		if !s.Traits().Null {
			t.Errorf("%s is hidden but does something", s.Name())
		}
	}
}
