package workloads

import "time"

// The types below are the parts of a SyntheaResource, from the general to the special.

// SyntheaCoding is a code of some system.
type SyntheaCoding struct {
	System  string `json:"system"`
	Code    string `json:"code"`
	Display string `json:"display,omitempty"`
}

// SyntheaConcept is a notion given by codes, by words, or by both.
type SyntheaConcept struct {
	Coding []SyntheaCoding `json:"coding,omitempty"`
	Text   string          `json:"text,omitempty"`
}

// SyntheaReference points to another resource.
type SyntheaReference struct {
	Reference string `json:"reference,omitempty"`
	Display   string `json:"display,omitempty"`
}

// SyntheaPeriod is a span of time that may not be over.
type SyntheaPeriod struct {
	Start time.Time `json:"start"`
	End   time.Time `json:"end,omitzero"`
}

// SyntheaQuantity is a measured amount.
type SyntheaQuantity struct {
	Value  float64 `json:"value"`
	Unit   string  `json:"unit,omitempty"`
	System string  `json:"system,omitempty"`
	Code   string  `json:"code,omitempty"`
}

// SyntheaMoney is an amount of money.
type SyntheaMoney struct {
	Value    float64 `json:"value"`
	Currency string  `json:"currency"`
}

// SyntheaNarrative is a resource in words, as XHTML.
type SyntheaNarrative struct {
	Status string `json:"status"`
	Div    string `json:"div"`
}

// SyntheaExtension is a member that FHIR does not know: a name, and a value of one of several forms or more extensions.
type SyntheaExtension struct {
	URL          string             `json:"url"`
	Extension    []SyntheaExtension `json:"extension,omitempty"`
	ValueString  string             `json:"valueString,omitempty"`
	ValueCode    string             `json:"valueCode,omitempty"`
	ValueCoding  *SyntheaCoding     `json:"valueCoding,omitempty"`
	ValueAddress *SyntheaAddress    `json:"valueAddress,omitempty"`
	ValueDecimal *float64           `json:"valueDecimal,omitempty"`
}

// SyntheaIdentifier is a name for machines.
type SyntheaIdentifier struct {
	Use    string          `json:"use,omitempty"`
	Type   *SyntheaConcept `json:"type,omitempty"`
	System string          `json:"system"`
	Value  string          `json:"value"`
}

// SyntheaContact is a telephone number or the like.
type SyntheaContact struct {
	System string `json:"system"`
	Value  string `json:"value"`
	Use    string `json:"use,omitempty"`
}

// SyntheaAddress is where somebody lives.
type SyntheaAddress struct {
	Extension  []SyntheaExtension `json:"extension,omitempty"`
	Line       []string           `json:"line,omitempty"`
	City       string             `json:"city"`
	State      string             `json:"state"`
	PostalCode string             `json:"postalCode,omitempty"`
	Country    string             `json:"country"`
}

// SyntheaCommunication is a language that somebody speaks.
type SyntheaCommunication struct {
	Language SyntheaConcept `json:"language"`
}

// SyntheaParticipant is who took part, in an encounter or in a care team.
type SyntheaParticipant struct {
	Individual *SyntheaReference `json:"individual,omitempty"`
	Role       []SyntheaConcept  `json:"role,omitempty"`
	Member     *SyntheaReference `json:"member,omitempty"`
}

// SyntheaCareTeam is a care team by reference, or a member of one.
type SyntheaCareTeam struct {
	Reference string            `json:"reference,omitempty"`
	Sequence  int64             `json:"sequence,omitempty"`
	Provider  *SyntheaReference `json:"provider,omitempty"`
	Role      *SyntheaConcept   `json:"role,omitempty"`
}

// SyntheaActivity is a step of a care plan.
type SyntheaActivity struct {
	Detail SyntheaActivityDetail `json:"detail"`
}

// SyntheaActivityDetail says what the step is.
type SyntheaActivityDetail struct {
	Code     SyntheaConcept   `json:"code"`
	Status   string           `json:"status"`
	Location SyntheaReference `json:"location"`
}

// SyntheaComponent is one of several values of an observation.
type SyntheaComponent struct {
	Code          SyntheaConcept  `json:"code"`
	ValueQuantity SyntheaQuantity `json:"valueQuantity"`
}

// SyntheaDosage says how a medication is to be taken.
type SyntheaDosage struct {
	Sequence        int64           `json:"sequence"`
	Timing          *SyntheaTiming  `json:"timing,omitempty"`
	AsNeededBoolean bool            `json:"asNeededBoolean"`
	DoseAndRate     []SyntheaDosing `json:"doseAndRate,omitempty"`
}

// SyntheaTiming says when.
type SyntheaTiming struct {
	Repeat SyntheaRepeat `json:"repeat"`
}

// SyntheaRepeat says how often.
type SyntheaRepeat struct {
	Frequency  int64   `json:"frequency"`
	Period     float64 `json:"period"`
	PeriodUnit string  `json:"periodUnit"`
}

// SyntheaDosing says how much.
type SyntheaDosing struct {
	Type         SyntheaConcept  `json:"type"`
	DoseQuantity SyntheaQuantity `json:"doseQuantity"`
}

// SyntheaSeries is a series of images.
type SyntheaSeries struct {
	UID               string            `json:"uid"`
	Number            int64             `json:"number"`
	Modality          SyntheaCoding     `json:"modality"`
	NumberOfInstances int64             `json:"numberOfInstances"`
	BodySite          SyntheaCoding     `json:"bodySite"`
	Started           time.Time         `json:"started"`
	Instance          []SyntheaInstance `json:"instance"`
}

// SyntheaInstance is one image.
type SyntheaInstance struct {
	UID      string        `json:"uid"`
	SOPClass SyntheaCoding `json:"sopClass"`
	Number   int64         `json:"number"`
	Title    string        `json:"title"`
}

// SyntheaDiagnosis is a diagnosis that a claim rests on.
type SyntheaDiagnosis struct {
	Sequence           int64            `json:"sequence"`
	DiagnosisReference SyntheaReference `json:"diagnosisReference"`
	Type               []SyntheaConcept `json:"type,omitempty"`
}

// SyntheaProcedure is a procedure that a claim is made for.
type SyntheaProcedure struct {
	Sequence           int64            `json:"sequence"`
	ProcedureReference SyntheaReference `json:"procedureReference"`
}

// SyntheaInformation is what else a claim rests on.
type SyntheaInformation struct {
	Sequence       int64            `json:"sequence"`
	Category       SyntheaConcept   `json:"category"`
	ValueReference SyntheaReference `json:"valueReference"`
}

// SyntheaInsurance is who is to pay.
type SyntheaInsurance struct {
	Sequence int64            `json:"sequence,omitempty"`
	Focal    bool             `json:"focal"`
	Coverage SyntheaReference `json:"coverage"`
}

// SyntheaItem is a line of a claim, or of what is paid of it.
type SyntheaItem struct {
	Sequence                int64                 `json:"sequence"`
	DiagnosisSequence       []int64               `json:"diagnosisSequence,omitempty"`
	ProcedureSequence       []int64               `json:"procedureSequence,omitempty"`
	InformationSequence     []int64               `json:"informationSequence,omitempty"`
	Category                *SyntheaConcept       `json:"category,omitempty"`
	ProductOrService        SyntheaConcept        `json:"productOrService"`
	ServicedPeriod          *SyntheaPeriod        `json:"servicedPeriod,omitempty"`
	LocationCodeableConcept *SyntheaConcept       `json:"locationCodeableConcept,omitempty"`
	Encounter               []SyntheaReference    `json:"encounter,omitempty"`
	Net                     *SyntheaMoney         `json:"net,omitempty"`
	Adjudication            []SyntheaAdjudication `json:"adjudication,omitempty"`
}

// SyntheaAdjudication is a part of an item and whose it is.
type SyntheaAdjudication struct {
	Category SyntheaConcept `json:"category"`
	Amount   *SyntheaMoney  `json:"amount,omitempty"`
}

// SyntheaPayment is what was paid.
type SyntheaPayment struct {
	Amount SyntheaMoney `json:"amount"`
}
