package report

import "strings"

// strategyNotes are the notes on the strategies that are shown, each once for all that it holds for.
func (a *Analysis) strategyNotes() []string {
	var notes []string
	names := map[string][]string{}
	for _, strategy := range a.Strategies {
		if note := a.StrategyNotes[strategy]; note != "" {
			notes = addMissing(notes, note)
			names[note] = append(names[note], Clean(strategy))
		}
	}
	for i, note := range notes {
		notes[i] = noteMark + " " + strings.Join(names[note], ", ") + ": " + reasonLine(note)
	}
	return notes
}
