package trial

import "github.com/vmbench/vmbench/internal/machine"

// A monitor compares the machine before and after a trial.
type monitor struct{ watch machine.Watch }

func startMonitor() monitor { return monitor{machine.This().Watch()} }

func (m monitor) stop() Conditions {
	strain := m.watch.Stop()
	load, _ := machine.This().Load()
	return Conditions{Wall: strain.Wall, Steal: strain.Steal.Part, Pressure: strain.Pressure.Part, Load: load}
}
