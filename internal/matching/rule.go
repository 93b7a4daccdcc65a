package matching

import (
	"slices"
	"strconv"
	"strings"

	"verkosto/internal/finland"
	"verkosto/internal/naming"
	"verkosto/internal/network"
)

// handle is a key under which two bodies meet, by one rule. Keys of different rules never meet.
type handle struct {
	key  string
	rule rule
	name int // index of the name that the key is of
}

// rule is a way to make keys of a body.
type rule int

const (
	byNumber rule = iota
	byGazetteer
	bySpelling
	byBase
	byWords
	byUnit
)

// handles gives all keys of a body, which may be a unit.
func handles(b *body, u unit) []handle {
	var all []handle
	for i, number := range b.numbers {
		if number != "" {
			all = append(all, handle{string(rune('0'+i)) + number, byNumber, 0})
		}
	}
	if b.known != "" {
		all = append(all, handle{b.known, byGazetteer, 0})
	}
	for i := range b.names {
		n := &b.names[i]
		base := naming.Squeeze(n.words)
		if len(base) < minBase {
			continue
		}
		all = append(all, handle{base, byBase, i})
		if n.sort == main && !n.without {
			all = append(all, handle{naming.Squeeze(naming.Words(n.text)), bySpelling, i})
		}
		if n.sort == main && len(n.words) > 1 {
			sorted := slices.Sorted(slices.Values(n.words))
			all = append(all, handle{strings.Join(sorted, " "), byWords, i})
		}
	}
	if key := u.key(); key != "" {
		all = append(all, handle{key, byUnit, 0})
	}
	return all
}

// minBase is how many bytes a name must have to be compared.
const minBase = 3

// unit is what is known of a body as a unit of another; the zero value is for one that is none.
type unit struct {
	owner string   // key of the body it is a unit of
	words []string // of its own name
}

// unitOf tells it by the body's names or, where those do not name the body above, by the name of that one.
func unitOf(b *body, parentName string) unit {
	if len(b.names) == 0 {
		return unit{}
	}
	var owner, part string
	found := false
	for i := 0; i < len(b.names) && !found; i++ {
		if b.names[i].sort != loose {
			owner, part, found = naming.Unit(b.names[i].text)
		}
	}
	if !found {
		if parentName == "" || b.known != "" {
			return unit{}
		}
		owner, part = parentName, b.names[0].text
	}
	key, known := naming.Known(owner)
	if !known {
		words, form := naming.FormOf(naming.Words(owner))
		key = naming.Squeeze(words) + " " + strconv.Itoa(int(form))
	}
	return unit{key, naming.Words(part)}
}

// key gives what the names of one unit share, "" for no unit.
func (u unit) key() string {
	if u.owner == "" || len(u.words) == 0 {
		return ""
	}
	return u.owner + "|" + naming.Squeeze(u.words)
}

// meeting is what two bodies that meet under a key have for it.
type meeting struct {
	rule   rule
	a, b   *body
	m, n   *name       // of a and of b; nil by number
	forms  naming.Form // of all that have the key
	owners int         // bodies that have the key as another name
	number int         // which one, by number
}

// verdict is what a rule says of two bodies.
type verdict struct {
	reason network.Reason
	score  float64
	joins  bool
}

// judge says for what reason two bodies that meet may be one; a score of 0 is for none. It does not ask
// what speaks against it.
func (m *meeting) judge() verdict {
	switch m.rule {
	case byNumber:
		code := []network.ReasonCode{network.ReasonSameBusinessID, network.ReasonSamePIC, network.ReasonSameVATNumber}[m.number]
		return verdict{network.Reason{Code: code, Detail: m.a.numbers[m.number]}, 1, true}
	case byGazetteer:
		code := network.ReasonTranslation
		if m.m != nil && m.n != nil && naming.Squeeze(m.m.words) == naming.Squeeze(m.n.words) {
			code = network.ReasonSpelling
		}
		return verdict{m.reason(code), 0.98, true}
	case bySpelling:
		return verdict{m.reason(network.ReasonSpelling), 0.99, true}
	case byWords:
		return m.judgeOrder()
	case byUnit:
		return verdict{m.reason(network.ReasonUnit), 0.94, true}
	case byBase:
		return m.judgeBase()
	}
	return verdict{}
}

func (m *meeting) reason(code network.ReasonCode) network.Reason {
	detail := m.a.label() + " – " + m.b.label()
	if m.m != nil && m.n != nil {
		detail = m.m.text + " – " + m.n.text
	}
	return network.Reason{Code: code, Detail: detail}
}

// judgeOrder judges names of the same words. Without anything that tells a body by them, they may be those of two people.
func (m *meeting) judgeOrder() verdict {
	if slices.Equal(m.m.words, m.n.words) {
		return verdict{} // in the same order
	}
	v := verdict{m.reason(network.ReasonWordOrder), 0.93, m.m.form.SameForm(m.n.form)}
	if m.m.form == 0 && !institution(m.m.words) {
		v.joins = false
	}
	if !v.joins {
		v.score = 0.8
	}
	return v
}

// judgeBase judges names that are equal without their legal form.
func (m *meeting) judgeBase() verdict {
	if m.m.sort != main || m.n.sort != main {
		return m.judgeOtherName()
	}
	code := network.ReasonLegalForm
	if m.m.without != m.n.without {
		code = network.ReasonAbbreviation
	}
	v := verdict{m.reason(code), 0.95, true}
	switch {
	case m.m.form == m.n.form && code == network.ReasonLegalForm:
		v.reason.Code = network.ReasonSpelling // the form stands elsewhere
	case m.m.form.SameForm(m.n.form):
	case m.m.form == 0 || m.n.form == 0:
		v.joins, v.score = mayLeaveOut(m.m.words, m.m.form|m.n.form, m.forms), 0.9
	default:
		v.joins = false
	}
	if !v.joins {
		v.score = 0.8
	}
	return v
}

// judgeOtherName judges a name of one body that is stated as another name of the other.
func (m *meeting) judgeOtherName() verdict {
	other, owner := m.m, m.a
	if other.sort == main {
		other, owner = m.n, m.b
	}
	v := verdict{m.reason(network.ReasonFormerName), 0.92, m.m.form.SameForm(m.n.form)}
	v.reason.Detail = other.text + " is stated as another name of " + owner.label()
	if len(other.words) == 1 && other.form == 0 || other.short {
		v.reason.Code, v.score = network.ReasonAbbreviation, 0.9
		v.joins = v.joins && len(other.words) == 1 && len(owner.names) > 0 && naming.Abbreviates(other.words[0], owner.names[0].words)
	}
	if m.m.sort == loose || m.n.sort == loose || m.m.sort != main && m.n.sort != main || m.owners > 1 ||
		!m.a.form().SameForm(m.b.form()) {
		v.joins = false
	}
	if !v.joins {
		v.score = 0.75
	}
	return v
}

// form gives the legal form of the name that a body goes by.
func (b *body) form() naming.Form {
	if len(b.names) == 0 {
		return 0
	}
	return b.names[0].form
}

// mayLeaveOut says whether a name without a legal form is that of the body with it: where all that state a form with the name
// state the same, and where neither a person in business nor a municipality's or federation's own unit would bear the
// name alone.
func mayLeaveOut(words []string, form, all naming.Form) bool {
	local := isPlace(words[0]) && (slices.ContainsFunc(words, publicWord) || institution(words))
	switch {
	case !oneKind(all), local:
		return false
	case form == naming.Ry || form == naming.Coop || form == naming.Federation:
		return len(words) > 1
	case form == naming.Plc, oneKind(form | naming.Oy):
		return institution(words) && !isPlace(words[0]) && !slices.ContainsFunc(words, publicWord)
	}
	return false
}

// oneKind says whether marks of forms are those of one kind of body.
func oneKind(marks naming.Form) bool {
	const companies = naming.Oy | naming.Ab | naming.Ltd
	rest := marks &^ companies
	return rest == 0 || marks == rest && rest&(rest-1) == 0
}

// publicWord says whether a word is one that a municipality's or federation's own units are called by, too.
func publicWord(word string) bool {
	for _, ending := range publicEndings {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

var publicEndings = []string{
	"koulu", "opisto", "instituutti", "akatemia", "satama", "energia", "vesi", "sahko", "laitos", "sairaala", "museo", "teatteri", "kaupunki",
	"kunta", "kunnan", "kaupungin", "seudun", "maakunta", "virasto", "university", "universitet", "hogskola", "hogskolan", "stad", "kommun",
}

// institution says whether words name a body, and no person.
func institution(words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		for _, ending := range institutionEndings {
			if strings.HasSuffix(word, ending) {
				return true
			}
		}
		return false
	})
}

var institutionEndings = append([]string{
	"yliopisto", "yliopiston", "keskus", "liitto", "yhdistys", "saatio", "seura", "yhtyma", "ministerio", "osasto", "yksikko", "tiedekunta", "kampus", "institute",
	"centre", "center", "council", "association", "hallitus", "palvelut", "toimisto", "toimi", "seurakunta", "piiri", "jarjesto", "tutkimus", "neuvonta",
}, publicEndings...)

// isPlace says whether a word is the name of a municipality or region, in the nominative or genitive, or one that
// tells regions apart.
func isPlace(word string) bool { return placeOf(word) != "" }

// placeOf gives a key of the place that a word names: "" for other words.
func placeOf(word string) string { return placeWords()[word] }

func addPlace(keys map[string]string, key string, names ...string) {
	for _, n := range names {
		if words := naming.Words(n); len(words) == 1 && len(words[0]) > 1 {
			if _, taken := keys[words[0]]; !taken {
				keys[words[0]] = key
			}
		}
	}
}

func newPlaceWords() map[string]string {
	keys := make(map[string]string)
	for _, m := range finland.Municipalities() {
		addPlace(keys, m.Code, m.Finnish, m.Genitive, m.Swedish)
	}
	for _, s := range finland.SubRegions() {
		addPlace(keys, "s"+s.Code, s.Finnish, s.Genitive, s.Swedish)
	}
	for _, r := range finland.Regions() {
		addPlace(keys, "r"+r.Code, r.Finnish, r.Genitive, r.Swedish)
	}
	for _, word := range []string{"etela", "pohjois", "ita", "lansi", "keski", "ala", "yla", "koillis", "kaakkois", "luoteis", "lounais", "norra", "sodra", "ostra", "vastra"} {
		keys[word] = word
	}
	return keys
}
