//lint:file-ignore SA5008 odd tags are what is tested

package feature

// Names has fields whose tags name them in every way, valid or not.
type Names struct {
	Plain       string
	Renamed     int    `json:"renamed"`
	Ignored     string `json:"-"`
	Dash        int    `json:"-,"`
	Defaulted   int    `json:",omitempty"`
	Unknown     int    `json:"unknown,inline,flow"`
	Markup      int    `json:"<a>&b"`
	German      int    `json:"größe"`
	Japanese    int    `json:"数"`
	Digits      int    `json:"0"`
	Punctuation int    `json:"!#$%&()*+-./:;<=>?@[]^_{|}~ "`
	Quote       int    `json:"quo\"te"`     // not allowed: the Go name stays
	Backslash   int    `json:"back\\slash"` // likewise
	Tab         int    `json:"tab\tbed"`    // likewise
	Emoji       int    `json:"🎶"`           // not a letter, likewise
	OtherTag    int    `yaml:"other"`
	Größe       int
	hidden      int
}

func namesValues() []*Names {
	return []*Names{
		{hidden: 1, Ignored: "not written"},
		{
			Plain: "p", Renamed: 1, Ignored: "i", Dash: 2, Defaulted: 3, Unknown: 4, Markup: 5, German: 6,
			Japanese: 7,
			Digits:   8, Punctuation: 9, Quote: 10, Backslash: 11, Tab: 12, Emoji: 13, OtherTag: 14, Größe: 15,
			hidden: 16,
		},
	}
}

func namesDocuments() []string {
	return []string{
		`{"plain":"folded","PLAIN":"again","Plain":"exact"}`,
		`{"Ignored":"x","ignored":"x","-":5,"Renamed":7,"Dash":9}`,
		`{"hidden":3,"Hidden":4}`,
		`{"defaulted":1,"DEFAULTED":2}`,
		`{"\u003ca\u003e\u0026b":1,"<A>&B":2,"größe":3,"GRÖSSE":4,"GRÖßE":5,"\u6570":6}`,
		`{"quo\"te":1,"Quote":2,"back\\slash":3,"Backslash":4,"tab\tbed":5,"🎶":6,"Emoji":7}`,
		`{"Größe":1,"größe":2,"GRÖẞE":3,"Gro\u0308ße":4}`,
		`{"":1," ":2,"renamed ":3," renamed":4,"rename":5,"renamedd":6}`,
		`{"r\u0065named":1,"\u0072\u0065\u006e\u0061\u006d\u0065\u0064":2}`,
		`{"renamed\u0000":1,"rena\ud800med":2}`,
		"{\"rena\xffmed\":1,\"renamed\":2}",
		`{"other":1,"OtherTag":2,"inline":3,"unknown":4}`,
		`{"!#$%&()*+-./:;<=>?@[]^_{|}~ ":1}`,
		`{"extra":{"deep":[1,{"x":null}]},"renamed":1}`,
		`{"extra":[[[[]]]],"extra":"\ud83c\udfb6","renamed":1}`,
		`{"extra":1e999,"renamed":1}`,
		`{"renamed":1,"renamed":2,"renamed":"x","renamed":3}`,
	}
}

// Folded has fields whose names are equal when letter case is ignored, in ASCII and beyond.
type Folded struct {
	Lower   int    `json:"k"`
	Upper   int    `json:"K"`
	Kelvin  int    `json:"K"` // the sign U+212A
	LongS   int    `json:"ſize"`
	Size    int    `json:"Size"`
	Capital string `json:"NAME"`
	Small   string `json:"name"`
	Umlaut  int    `json:"ärger"`
	Sharp   int    `json:"straße"`
	Sigma   int    `json:"σ"`
	Tagged  int    `json:"user_id"`
	Untag   int
}

func foldedValues() []*Folded {
	return []*Folded{{
		Lower: 1, Upper: 2, Kelvin: 3, LongS: 4, Size: 5, Capital: "C", Small: "s", Umlaut: 6, Sharp: 7, Sigma: 8,
		Tagged: 9, Untag: 10,
	}}
}

func foldedDocuments() []string {
	return []string{
		`{"k":1,"K":2,"K":3}`, `{"K":3}`, `{"K":2}`, `{"\u212a":4}`,
		`{"size":1}`, `{"SIZE":1}`, `{"ſIZE":1}`, `{"ſize":1}`, `{"Size":1}`, `{"\u017fize":1,"sIzE":2}`,
		`{"Name":"n"}`, `{"nAME":"n","NAME":"C","name":"s"}`,
		`{"ÄRGER":1}`, `{"Ärger":1}`, `{"ärger":2}`,
		`{"STRASSE":1}`, `{"STRAẞE":1}`, `{"STRAßE":1}`, `{"ſtraße":1}`,
		`{"Σ":1}`, `{"ς":1}`, `{"σ":1}`,
		`{"USER_ID":1}`, `{"user_ID":1}`, `{"uſer_id":1}`, `{"userid":1}`, `{"user-id":1}`,
		`{"untag":1}`, `{"UNTAG":1}`, `{"Untag":1,"untag":2}`,
	}
}
