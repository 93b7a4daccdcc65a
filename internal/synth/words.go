package synth

import "verkosto/internal/network"

// brand makes up a name, another one for every index under 1,331,000: three syllables and an ending are the digits
// of a number that walks through all of them.
func brand(seed uint64, index int) string {
	const all, step = 55 * 55 * 55 * 8, 823_543 // a power of 7: coprime
	n := (uint64(index)*step + mix(seed)%all) % all
	name := make([]byte, 0, 10)
	for range 3 {
		name = append(name, onsets[n%55/5], "aeiou"[n%5])
		n /= 55
	}
	name[0] -= 'a' - 'A'
	return string(name) + brandEndings[n]
}

const onsets = "jklmnprstvd"

var (
	brandEndings = [8]string{"", "la", "na", "ri", "sto", "va", "mo", "nta"}

	branches = []string{
		"Konsultointi", "Metalli", "Luontomatkailu", "Energia", "Ohjelmistot", "Rakennus", "Hyvinvointi", "Puutuote", "Media",
		"Kiertotalous", "Valmennus", "Automaatio", "Elintarvike", "Logistiikka", "Muotoilu", "Mittaustekniikka", "Bioteknologia",
		"Ympäristöpalvelut", "Peliteknologia", "Koneistus", "Ravintolat", "Tekstiili", "Hoivapalvelut", "Sähkötekniikka",
	}
	associations = []string{
		"kulttuuriyhdistys", "nuorisoyhdistys", "kyläyhdistys", "kerhokeskus", "luontoyhdistys", "maahanmuuttajayhdistys",
		"urheiluseura", "kotiseutuyhdistys", "matkailuyhdistys", "mielenterveysyhdistys", "kehittämisyhdistys", "kädentaitokeskus",
		"setlementti", "kansalaistalo", "vesistöyhdistys", "teatteriyhdistys", "työpajayhdistys", "kierrätyskeskus",
		"perheyhdistys", "musiikkiyhdistys", "liikuntayhdistys",
	}
	schools  = []string{"kansanopisto", "opisto", "ammattiopisto", "aikuiskoulutuskeskus", "urheiluopisto"}
	agencies = []string{"Kehitysyhtiö", "Elinkeinopalvelut", "Teknologiakeskus", "Yrityspalvelut"}
	units    = []string{
		"täydennyskoulutus", "palvelumuotoilun yksikkö", "työllisyyspalvelut", "elinkeinopalvelut", "liiketalouden yksikkö",
		"tekniikan yksikkö", "kulttuuripalvelut", "innovaatiopalvelut", "hyvinvoinnin yksikkö", "luonnonvarojen yksikkö",
	}
)

// statedTypes are the types in a register's words.
var statedTypes = map[network.OrganisationType]string{
	network.TypeMunicipality:    "Kunta",
	network.TypeMunicipalBody:   "Kuntayhtymä",
	network.TypeState:           "Valtion viranomainen",
	network.TypeRegionalCouncil: "Maakunnan liitto",
	network.TypeHigherEducation: "Korkeakoulu",
	network.TypeEducation:       "Oppilaitos",
	network.TypeResearch:        "Tutkimuslaitos",
	network.TypeEnterprise:      "Yritys",
	network.TypeAssociation:     "Yhdistys",
	network.TypeFoundation:      "Säätiö",
	network.TypeCooperative:     "Osuuskunta",
	network.TypeParish:          "Seurakunta",
	network.TypePublicBody:      "Muu julkisoikeudellinen yhteisö",
}
