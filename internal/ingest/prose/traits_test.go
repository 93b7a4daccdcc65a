package prose

import (
	"errors"
	"strings"
	"testing"
)

// TestPagesWithoutTheWord reads pages that call a project something else, or once in a long text, and refuses those about other things.
func TestPagesWithoutTheWord(t *testing.T) {
	filler := strings.Repeat("Kylän raitti on vanha ja sen varrella kasvaa koivuja. ", 20)
	for page, isProject := range map[string]bool{
		"Rannalta rannalle\n\nKaislan kunta ja Aallon säätiö ovat aloittaneet kolmivuotisen yhteistyön. Sitä rahoittaa Kaislan liitto. Työtä koordinoi Aallon säätiö.":                                                                         true,
		"Nya stigar\n\nVassby kommun leder en treårig satsning i samarbete med Strandby stad. Satsningen finansieras av Vassby stiftelse.":                                                                                                     true,
		"Reed Ways\n\nReed Ways is a three-year initiative led by Reed University. The initiative is funded by Pine Council.":                                                                                                                  true,
		"Raitti kuntoon\n\n" + filler + "Hanketta koordinoi Kaislan kunta, ja sitä rahoittaa Kaislan liitto. Hankkeen kumppani on Aallon säätiö.":                                                                                              true,
		"Raitti\n\n" + filler + "\n\nToteutusaika: 2019–2021\nRahoittaja: Kaislan liitto\nToteuttaja: Aallon säätiö":                                                                                                                           true,
		"Aallokko School for All\n\nAallokko School for All, a project for children, is run by Reed University. It is funded by Pine Council.":                                                                                                 true,
		"Rahoitushaku avoinna\n\nKaislan liitto avaa haun, jossa rahoitetaan kehittämishankkeita. Tukea voivat hakea kunnat. Hankkeen tulee kestää vuosi. Hakemukset jätetään palvelussa. Hakuinfo pidetään etänä. Hakuaika päättyy keväällä.": false,
		"Raitti kuntoon\n\n" + filler + "Raitti on hieno hanke.": false,
		"Aukioloajat\n\nKirjasto on auki arkisin. Yhteistyössä kahvilan kanssa tarjoamme kahvia. Tervetuloa lukemaan lehtiä ja lainaamaan kirjoja kaikkina päivinä!": false,
		"Menyn\n\nRestaurangen är öppen varje dag. Vi lagar mat av lokala råvaror och bakar brödet själva. Bidrag till insamlingen tas emot i kassan.":               false,
	} {
		_, err := Parse([]byte(page + "\n"))
		var refused *NotProject
		if errors.As(err, &refused) == isProject {
			t.Errorf("%q gives %v", page[:40], err)
		}
	}
}
