package naming

// Form is the legal form that a name states: a set of the marks found, as a company may bear its form in several
// languages. The zero value is a name without any.
type Form uint16

// The marks of legal forms. Those of one kind of body in several languages stand side by side.
const (
	Oy         Form = 1 << iota // osakeyhtiö
	Ab                          // aktiebolag
	Ltd                         // limited company
	Plc                         // public limited company: oyj, abp, plc
	Ry                          // registered association: ry, rf
	Foundation                  // sr, säätiö, stiftelse, foundation
	Coop                        // co-operative: osuuskunta, osk, andelslag
	Limited                     // limited partnership: ky, kb
	General                     // general partnership: ay, öb
	Trader                      // tmi, fma: a person in business
	Federation                  // joint municipal authority: kuntayhtymä, samkommun
	Foreign                     // a form of another country: gmbh, sa, srl, …
)

const companies = Oy | Ab | Ltd | Plc

// formWords are the words that state nothing but a form.
var formWords = map[string]Form{
	"oy": Oy, "osakeyhtio": Oy, "ab": Ab, "aktiebolag": Ab, "aktiebolaget": Ab, "ltd": Ltd, "limited": Ltd,
	"oyj": Plc, "abp": Plc, "plc": Plc,
	"ry": Ry, "rf": Ry, "rs": Foundation, "sr": Foundation,
	"osk": Coop, "osuuskunta": Coop, "andelslag": Coop, "andelslaget": Coop, "anl": Coop,
	"ky": Limited, "kommandiittiyhtio": Limited, "kb": Limited, "ay": General,
	"tmi": Trader, "toiminimi": Trader, "fma": Trader,
	"kuntayhtyma": Federation, "samkommun": Federation,
	"gmbh": Foreign, "bv": Foreign, "srl": Foreign, "sarl": Foreign, "spa": Foreign, "sas": Foreign, "aps": Foreign, "inc": Foreign, "llc": Foreign,
	"ou": Foreign,
}

// formEndings are words that state a form and are a part of the name all the same, alone or at the end of a compound.
var formEndings = []struct {
	ending string
	form   Form
}{
	{"saatio", Foundation},
	{"stiftelse", Foundation},
	{"stiftelsen", Foundation},
	{"foundation", Foundation},
	{"kuntayhtyma", Federation},
	{"samkommun", Federation},
	{"yhdistys", Ry},
	{"forening", Ry},
}

// FormOf takes the legal form out of the words of a name, and gives what is left. A name that consists of nothing else
// keeps its words.
func FormOf(words []string) (rest []string, form Form) {
	for _, word := range words {
		if found := formWords[word]; found != 0 {
			form |= found
			continue
		}
		for _, e := range formEndings {
			if hasEnding(word, e.ending) {
				form |= e.form
			}
		}
		rest = append(rest, word)
	}
	if len(rest) == 0 {
		return words, form
	}
	return rest, form
}

func hasEnding(word, ending string) bool {
	return len(word) >= len(ending) && word[len(word)-len(ending):] == ending
}

// SameForm says whether two names that both state a form may state the same one: the same marks, or some in one name that
// the other has among more. An Oy and an Ab without a common mark are two companies as well as one.
func (f Form) SameForm(other Form) bool {
	if f == other {
		return true
	}
	ofCompanies := f != 0 && other != 0 && f&companies == f && other&companies == other
	return ofCompanies && (f&other == f || f&other == other)
}

// Excludes says whether two names that both state a form cannot be of one body, whatever else they say: an
// association is no company.
func (f Form) Excludes(other Form) bool {
	return f != 0 && other != 0 && f.kind()&other.kind() == 0
}

// kind gives the form without the language it is stated in.
func (f Form) kind() Form {
	if f&companies != 0 {
		return f&^companies | Oy
	}
	return f
}
