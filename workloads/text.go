package workloads

var text = &Workload{
	Name:    "text",
	Summary: "long strings with escapes, markup and scripts beyond ASCII",
	New:     func() any { return new(Text) },
	Value:   func() any { return textValue() },
}

// Text is an article with its translations and comments.
type Text struct {
	Slug         string            `json:"slug"`
	Title        string            `json:"title"`
	Body         string            `json:"body"`
	HTML         string            `json:"html"`
	Source       string            `json:"source"`
	Translations []TextTranslation `json:"translations"`
	Comments     []TextComment     `json:"comments"`
}

// TextTranslation is the title and first sentence of an article in another language.
type TextTranslation struct {
	Language string `json:"language"`
	Title    string `json:"title"`
	Lead     string `json:"lead"`
}

// TextComment is what a reader wrote below an article.
type TextComment struct {
	Author string `json:"author"`
	Body   string `json:"body"`
}

func textValue() *Text {
	return &Text{
		Slug:         "why-the-kettle-sings",
		Title:        "Why the kettle sings",
		Body:         textBody,
		HTML:         textHTML,
		Source:       textSource,
		Translations: textTranslations(),
		Comments:     textComments(),
	}
}

const textBody = "A kettle does not begin to sing when the water boils. It begins long before, at around 60 °C, " +
	"when the first bubbles of vapour form on the hot floor of the pot, rise into cooler water – and collapse.\n\n" +
	"“Each collapse is a click,” writes the physicist, “and a thousand clicks a second make a note.” As the water " +
	"warms, the bubbles live longer and the note falls; when they reach the surface whole, the singing stops.\n\n" +
	"\tListen for the pause: the moment of silence before the rolling boil is the right one for green tea.\n"

const textHTML = "<article class=\"post\" data-id='42'>\n  <h1>Why the kettle sings</h1>\n  <p>It begins at <b>60&nbsp;°C</b>, " +
	"when <em>p</em> &lt; <em>p<sub>0</sub></em> &amp; the bubbles collapse.</p>\n  " +
	"<a href=\"/tea?sort=date&page=2\">More about tea &raquo;</a>\n</article>\n"

const textSource = "func pitch(t float64) (hz float64) {\n\tif t < 60 || t >= 100 {\n\t\treturn 0 // \"silence\"\n\t}\n" +
	"\treturn 2_400 * math.Exp(-(t-60)/18)\n}\n\nvar pattern = regexp.MustCompile(`^C:\\\\kettle\\\\(\\d+)\\.log$`)\r\n"

func textTranslations() []TextTranslation {
	return []TextTranslation{
		{"sv", "Varför kitteln sjunger", "En kittel börjar inte sjunga när vattnet kokar, utan långt innan."},
		{"fr", "Pourquoi la bouilloire chante", "Une bouilloire se met à chanter bien avant l’ébullition."},
		{"de", "Warum der Kessel singt", "Der Kessel singt lange, bevor das Wasser überhaupt kocht – süß, nicht?"},
		{"el", "Γιατί τραγουδά ο βραστήρας", "Ο βραστήρας αρχίζει να τραγουδά πολύ πριν βράσει το νερό."},
		{"ru", "Почему поёт чайник", "Чайник начинает петь задолго до того, как закипит вода."},
		{"ar", "لماذا تغني الغلاية", "تبدأ الغلاية بالغناء قبل أن يغلي الماء بوقت طويل."},
		{"hi", "केतली क्यों गाती है", "पानी उबलने से बहुत पहले केतली गाना शुरू कर देती है।"},
		{"ja", "やかんはなぜ歌うのか", "やかんは、お湯が沸くずっと前から歌い始めます。"},
		{"zh", "水壶为什么会唱歌", "水壶在水沸腾之前很久就开始歌唱了。"},
		{"ko", "주전자는 왜 노래하는가", "주전자는 물이 끓기 훨씬 전부터 노래하기 시작한다."},
	}
}

func textComments() []TextComment {
	return []TextComment{
		{"zoë", "Mine whistles the first bar of “Für Elise” 🎶🫖 – should I worry?"},
		{"O'Brien", "Quote: \"the right one for green tea\" — no!! 80 °C > 70 °C, see <http://example.org/tea?a=1&b=2>"},
		{"👩‍🚀 Łucja", "W Krakowie też śpiewa 😄👍🏽\nPozdrawiam!"},
		{"paste-bot", "two lines\u2028in one\u2029and a bell\u0007, a back\bspace, a form\ffeed, a null\x00, a path C:\\temp\\x"},
		{"𝔊𝔞𝔲ß", "∑ₙ 1/n² = π²/6 ≈ 1.644934; ∀ε>0 ∃δ>0: |x−a|<δ ⇒ |f(x)−f(a)|<ε"},
	}
}
