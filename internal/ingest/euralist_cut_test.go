package ingest

import (
	"strings"
	"testing"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// TestEURAListCut reads lines that end too early: what stands whole in them is kept, with a warning, and nothing is made up.
func TestEURAListCut(t *testing.T) {
	const line = "S10001,ESR,Taitoja, tukea ja töitä,3,Keski-Suomen elinkeino-, liikenne- ja ympäristökeskus,Päättynyt,1.2.2015,31.12.2017,Rannan kunta,71930,22830,80000,25000;"
	header := strings.Join(euraColumns["2014-2020"], ",") + "\n"
	for _, test := range []struct {
		until   string // the line ends behind this
		want    string // as listed gives it
		refused bool
	}{
		{",80000,25000;", "S10001|Taitojatukeajatöitä||3|Keski-Suomenelinkeino-liikenne-jaympäristökeskus|1.2.2015|31.12.2017|Rannankunta|71930|22830|80000|25000", false},
		{",80000,", "S10001|Taitojatukeajatöitä||3|Keski-Suomenelinkeino-liikenne-jaympäristökeskus|1.2.2015|31.12.2017|Rannankunta|71930|22830|80000|", false},
		{",71930,228", "S10001|Taitojatukeajatöitä||3|Keski-Suomenelinkeino-liikenne-jaympäristökeskus|1.2.2015|31.12.2017|Rannankunta|71930|||", false},
		{",Rannan ku", "S10001|Taitojatukeajatöitä||3|Keski-Suomenelinkeino-liikenne-jaympäristökeskus|1.2.2015|31.12.2017|", false},
		{",31.12.2017", "S10001|Taitojatukeajatöitä||3|Keski-Suomenelinkeino-liikenne-jaympäristökeskus|1.2.2015|31.12.2017|", false},
		{",31.12.20", "S10001|Taitojatukeajatöitä||3|Keski-Suomenelinkeino-liikenne-jaympäristökeskus|1.2.2015||", false},
		{"ympäristökeskus,", "S10001|Taitojatukeajatöitä||3|Keski-Suomenelinkeino-liikenne-jaympäristökeskus|||", false},
		{"Keski-Suomen elink", "", true},
		{"Taitoja, tukea ja", "", true},
	} {
		at := strings.Index(line, test.until)
		refusals, got, truncated := 0, "", false
		_, err := Mentions(EURAList, strings.NewReader(header+line[:at+len(test.until)]), func(m *mention.Project) error {
			got = listed(m)
			for _, p := range m.Problems {
				truncated = truncated || p.Problem.Code == network.ProblemTruncated && m.Partial
			}
			return nil
		}, func(*Refusal) { refusals++ })
		if err != nil || got != test.want || (refusals > 0) != test.refused {
			t.Errorf("cut behind %q: %v, %d refused, got\n%s, want\n%s", test.until, err, refusals, got, test.want)
		}
		if whole := strings.HasSuffix(test.until, ";"); got != "" && truncated == whole && !strings.HasSuffix(test.until, ",80000,") {
			t.Errorf("cut behind %q: truncated is %v", test.until, truncated)
		}
	}
}
