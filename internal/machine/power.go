package machine

import "io/fs"

// OnBattery reports whether the machine runs on a battery. A machine that lists no supply of power is unknown: it may
// have none to tell of, or be virtual.
func (m Machine) OnBattery() (discharging, known bool) {
	const dir = "sys/class/power_supply"
	supplies, err := fs.ReadDir(m.files, dir)
	if err != nil {
		return false, false
	}
	for _, supply := range supplies {
		at := dir + "/" + supply.Name() + "/"
		switch m.line(at + "type") {
		case "Battery":
			if m.line(at+"scope") == "Device" {
				continue // of a mouse, not of the machine
			}
			status := m.line(at + "status")
			known = known || status != "" && status != "Unknown"
			discharging = discharging || status == "Discharging"
		case "Mains":
			_, online := m.number(at + "online")
			known = known || online
		}
	}
	return discharging, known
}
