package workloads

import "time"

var synthea = &Workload{
	Name:     "synthea_fhir",
	Summary:  "a synthetic patient's health record: a hundred optional fields, times",
	New:      func() any { return new(Synthea) },
	Document: &syntheaDocument,
}

var syntheaDocument = Document{
	Name:   "synthea_fhir",
	SHA256: "2beda3c35ce039d4ec37114490ff8fc719a4377ad697ce912e8df74c647f1f3d",
	Size:   2008494,
}

// Synthea is a bundle of FHIR resources.
type Synthea struct {
	ResourceType string         `json:"resourceType"`
	Type         string         `json:"type"`
	Entry        []SyntheaEntry `json:"entry"`
}

// SyntheaEntry is a resource with what is to be done with it.
type SyntheaEntry struct {
	FullURL  string          `json:"fullUrl"`
	Resource SyntheaResource `json:"resource"`
	Request  SyntheaRequest  `json:"request"`
}

// SyntheaRequest is what is to be done.
type SyntheaRequest struct {
	Method string `json:"method"`
	URL    string `json:"url"`
}

// SyntheaResource is any of the seventeen kinds of resources in the bundle: the members of all of them, each optional.
// Three members are of another form from one kind to the next, and are any: Name is a text for organizations and a list
// of names for people, Type is one concept or several, Total is an amount for claims and a list for what is paid of them.
type SyntheaResource struct {
	ResourceType string            `json:"resourceType"`
	ID           string            `json:"id"`
	Contained    []SyntheaResource `json:"contained,omitempty"`

	// People and organizations.
	Text                 *SyntheaNarrative      `json:"text,omitempty"`
	Extension            []SyntheaExtension     `json:"extension,omitempty"`
	Identifier           []SyntheaIdentifier    `json:"identifier,omitempty"`
	Active               bool                   `json:"active,omitempty"`
	Type                 any                    `json:"type,omitempty"`
	Name                 any                    `json:"name,omitempty"`
	Telecom              []SyntheaContact       `json:"telecom,omitempty"`
	Gender               string                 `json:"gender,omitempty"`
	BirthDate            string                 `json:"birthDate,omitempty"`
	DeceasedDateTime     time.Time              `json:"deceasedDateTime,omitzero"`
	Address              []SyntheaAddress       `json:"address,omitempty"`
	MaritalStatus        *SyntheaConcept        `json:"maritalStatus,omitempty"`
	MultipleBirthBoolean *bool                  `json:"multipleBirthBoolean,omitempty"`
	Communication        []SyntheaCommunication `json:"communication,omitempty"`

	// What happened, to whom, and when.
	Status                    string               `json:"status,omitempty"`
	Intent                    string               `json:"intent,omitempty"`
	LifecycleStatus           string               `json:"lifecycleStatus,omitempty"`
	AchievementStatus         *SyntheaConcept      `json:"achievementStatus,omitempty"`
	ClinicalStatus            *SyntheaConcept      `json:"clinicalStatus,omitempty"`
	VerificationStatus        *SyntheaConcept      `json:"verificationStatus,omitempty"`
	Class                     *SyntheaCoding       `json:"class,omitempty"`
	Category                  []SyntheaConcept     `json:"category,omitempty"`
	Code                      *SyntheaConcept      `json:"code,omitempty"`
	VaccineCode               *SyntheaConcept      `json:"vaccineCode,omitempty"`
	MedicationCodeableConcept *SyntheaConcept      `json:"medicationCodeableConcept,omitempty"`
	Description               *SyntheaConcept      `json:"description,omitempty"`
	Subject                   *SyntheaReference    `json:"subject,omitempty"`
	Patient                   *SyntheaReference    `json:"patient,omitempty"`
	Participant               []SyntheaParticipant `json:"participant,omitempty"`
	Encounter                 *SyntheaReference    `json:"encounter,omitempty"`
	Period                    *SyntheaPeriod       `json:"period,omitempty"`
	PerformedPeriod           *SyntheaPeriod       `json:"performedPeriod,omitempty"`
	OnsetDateTime             time.Time            `json:"onsetDateTime,omitzero"`
	AbatementDateTime         time.Time            `json:"abatementDateTime,omitzero"`
	OccurrenceDateTime        time.Time            `json:"occurrenceDateTime,omitzero"`
	EffectiveDateTime         time.Time            `json:"effectiveDateTime,omitzero"`
	RecordedDate              time.Time            `json:"recordedDate,omitzero"`
	AuthoredOn                time.Time            `json:"authoredOn,omitzero"`
	Issued                    time.Time            `json:"issued,omitzero"`
	Started                   time.Time            `json:"started,omitzero"`
	ServiceProvider           *SyntheaReference    `json:"serviceProvider,omitempty"`
	ManagingOrganization      []SyntheaReference   `json:"managingOrganization,omitempty"`
	Requester                 *SyntheaReference    `json:"requester,omitempty"`
	Performer                 []SyntheaReference   `json:"performer,omitempty"`
	ReasonCode                []SyntheaConcept     `json:"reasonCode,omitempty"`
	ReasonReference           []SyntheaReference   `json:"reasonReference,omitempty"`
	PrimarySource             *bool                `json:"primarySource,omitempty"`

	// What was found, and what is to be done about it.
	ValueQuantity        *SyntheaQuantity   `json:"valueQuantity,omitempty"`
	ValueCodeableConcept *SyntheaConcept    `json:"valueCodeableConcept,omitempty"`
	Component            []SyntheaComponent `json:"component,omitempty"`
	Result               []SyntheaReference `json:"result,omitempty"`
	CareTeam             []SyntheaCareTeam  `json:"careTeam,omitempty"`
	Addresses            []SyntheaReference `json:"addresses,omitempty"`
	Activity             []SyntheaActivity  `json:"activity,omitempty"`
	Goal                 []SyntheaReference `json:"goal,omitempty"`
	DosageInstruction    []SyntheaDosage    `json:"dosageInstruction,omitempty"`
	NumberOfSeries       int64              `json:"numberOfSeries,omitempty"`
	NumberOfInstances    int64              `json:"numberOfInstances,omitempty"`
	Series               []SyntheaSeries    `json:"series,omitempty"`

	// What it costs, and who pays.
	Use            string               `json:"use,omitempty"`
	BillablePeriod *SyntheaPeriod       `json:"billablePeriod,omitempty"`
	Created        time.Time            `json:"created,omitzero"`
	Insurer        *SyntheaReference    `json:"insurer,omitempty"`
	Provider       *SyntheaReference    `json:"provider,omitempty"`
	Priority       *SyntheaConcept      `json:"priority,omitempty"`
	Referral       *SyntheaReference    `json:"referral,omitempty"`
	Claim          *SyntheaReference    `json:"claim,omitempty"`
	Prescription   *SyntheaReference    `json:"prescription,omitempty"`
	Outcome        string               `json:"outcome,omitempty"`
	Diagnosis      []SyntheaDiagnosis   `json:"diagnosis,omitempty"`
	Procedure      []SyntheaProcedure   `json:"procedure,omitempty"`
	SupportingInfo []SyntheaInformation `json:"supportingInfo,omitempty"`
	Insurance      []SyntheaInsurance   `json:"insurance,omitempty"`
	Item           []SyntheaItem        `json:"item,omitempty"`
	Total          any                  `json:"total,omitempty"`
	Payment        *SyntheaPayment      `json:"payment,omitempty"`
	Beneficiary    *SyntheaReference    `json:"beneficiary,omitempty"`
	Payor          []SyntheaReference   `json:"payor,omitempty"`
}
