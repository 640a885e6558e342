package publish

import (
	"encoding/xml"
	"io"
	"time"

	"github.com/vmbench/vmbench/report"
)

// The elements of JUnit's reports, with the attributes that both the schemas in use ask for, Ant's and Jenkins'.
type (
	testSuites struct {
		XMLName  xml.Name    `xml:"testsuites"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Time     string      `xml:"time,attr"`
		Suites   []testSuite `xml:"testsuite"`
	}
	testSuite struct {
		Name      string     `xml:"name,attr"`
		Tests     int        `xml:"tests,attr"`
		Failures  int        `xml:"failures,attr"`
		Errors    int        `xml:"errors,attr"`
		Skipped   int        `xml:"skipped,attr"`
		Time      string     `xml:"time,attr"`
		Timestamp string     `xml:"timestamp,attr"`
		Hostname  string     `xml:"hostname,attr"`
		Cases     []testCase `xml:"testcase"`
	}
	testCase struct {
		Name      string   `xml:"name,attr"`
		ClassName string   `xml:"classname,attr"`
		Time      string   `xml:"time,attr"`
		Skipped   *problem `xml:"skipped"`
		Error     *problem `xml:"error"`
		Failure   *problem `xml:"failure"`
	}
	problem struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes judgements as the cases of a test: a suite for the trials and one for each gate. A regression is a
// failure, trials that failed are an error; what is inconclusive or could not be measured is skipped, with its reason. No
// test takes time: what is measured is none.
func JUnit(w io.Writer, list []report.Judgement, at time.Time) error {
	all := testSuites{Name: "vmbench", Time: "0"}
	places := map[string]int{}
	for _, j := range list {
		place, seen := places[j.About]
		if !seen {
			place = len(all.Suites)
			places[j.About] = place
			all.Suites = append(all.Suites, testSuite{
				Name: j.About, Time: "0", Timestamp: at.UTC().Format("2006-01-02T15:04:05"), Hostname: "localhost",
			})
		}
		all.Suites[place].add(j)
	}
	for _, s := range all.Suites {
		all.Tests, all.Failures, all.Errors = all.Tests+s.Tests, all.Failures+s.Failures, all.Errors+s.Errors
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", "\t")
	if err := out.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (s *testSuite) add(j report.Judgement) {
	c := testCase{Name: j.Name, ClassName: "vmbench." + j.About, Time: "0"}
	s.Tests++
	switch {
	case j.Failed:
		s.Errors++
		c.Error = &problem{j.Text, "trials", j.Text}
	case j.Skipped || j.Outcome == report.Undecided:
		s.Skipped++
		c.Skipped = &problem{Message: j.Text}
	case j.Outcome == report.Regressed:
		s.Failures++
		c.Failure = &problem{j.Text, "regression", j.Text}
	}
	s.Cases = append(s.Cases, c)
}
