package prose

import "verkosto/internal/network"

// take says which bodies beside the words of a rule it is about.
type take uint8

const (
	subject   take = iota // in the nominative beside a verb: X koordinoi, hanketta koordinoi X
	receiver              // in the nominative before a verb, never behind: X sai rahoituksen
	named                 // in the nominative on the other side of the verb from the noun: koordinaattorina toimii X; or behind a colon
	agent                 // in the genitive directly before: X:n rahoittama
	with                  // in the genitive before kanssa; behind med and with
	source                // in the ablative or elative: rahoitusta X:ltä
	by                    // behind av and by
	holder                // in the adessive, behind or before: vastuu on X:llä
	of                    // behind of: a joint project of X and Y
	recipient             // in the allative: X:lle myönnettiin avustus
	given                 // right behind a verb of giving: har beviljat X 20 000 euro, has granted X 20,000 euros
)

// rule says what words make of the bodies beside them. A rule is data: what it takes is found by one function per take.
type rule struct {
	name       string
	words      string // any of them sets the rule off; * stands for any ending, _ joins words that follow each other
	take       take
	needs      string // one of these must stand in the clause, where given
	without    string // none of these may
	role       network.Role
	confidence float64
}

// ofProject are the words for what a project's bodies do something to.
const ofProject = "siihen siinä mihin hank* hanke* projekti* *hanke *hanketta *hankkeen *hankkeessa ohjelma* *ohjelma* toimin* sen sitä jota jonka kokonaisuu* project projektet programm*"

// money are the words of clauses that say what somebody pays.
const money = " *raha *rahaa *rahan *rahat *rahalla *rahoit* *avustu* *tuki *tukea *tuen *tuella määrära* *euro* € apuraha* stipend* lahjoitus* kustannu* kulu* *osuus *osuuden *osuutta prosent* % miljoon* loput lopun loppuosan puolet laskun varat varoja" +
	" *finansier* *procent* *kostnad* bidrag *stöd medel pengar *andel* *delen resten eur per_cent percent funding financing co-financing co-funding cost costs expenses grant million"

// rules are tried in this order at each word; the first that sets in gives a body its role by that word.
var rules = []rule{
	// Finnish
	{"leads-work-package", "vastaa~ johtaa~ vetää~ vetäjänä vastuulla", subject, "työpaket* osahank* osakokonais*", "", network.RoleWorkPackageLead, 0.9},
	{"administers-money", "hallinnoi~", subject, "*raha *rahalla *rahasta *rahaa *rahoitukse* *rahoitusta *avustukse* *rahasto* ohjelmasta *-ohjelmasta", "hanke* hankkee* hanketta projekt*", network.RoleFunder, 0.8},
	{"coordinates", "koordinoi~ hallinnoi~", subject, ofProject, "", network.RoleCoordinator, 0.95},
	{"coordinates-and-no-more", "koordinoi_. koordinoi_, koordinoi_ja hallinnoi_. hallinnoi_,", subject, "", "", network.RoleCoordinator, 0.85},
	{"coordinates-part", "koordinoi~", subject, "", "", network.RoleImplementer, 0.65},
	{"leads-project", "vetää~ johtaa~ luotsaa~ omistaa~", subject, ofProject, "työpaket*", network.RoleCoordinator, 0.85},
	{"answers-for-coordination", "huolehtii~ vastaa~ vastaamassa", subject, "koordin* hallinno* *koordin* *hallinno*", "", network.RoleCoordinator, 0.85},
	{"answers-for-project", "vastaa~ vastaamassa", subject, "hankkeesta projektista ohjelmasta kokonaisuudesta", "työpaket*", network.RoleCoordinator, 0.85},
	{"answers-for-cost", "huolehtii~ vastaa~", subject, "kustannuksista kuluista *rahoituksesta omarahoitu* *rahoitusosuu*", "", network.RoleFunder, 0.8},
	{"pays", "maksaa~ kattaa~", subject, money + " hank* projekt*", "", network.RoleFunder, 0.8},
	{"pays-for", "kustantaa~ sponsoroi~", subject, "", "", network.RoleFunder, 0.8},
	{"shares-costs", "jakaa~", subject, money, "", network.RoleFunder, 0.75},
	{"answers-for-carrying-out", "vastaa~", subject, "toteut* käytännön", "", network.RoleImplementer, 0.85},
	{"answers-for-part", "vastaa~", subject, "", "kysym* tarpee* haastee*", network.RoleImplementer, 0.7},
	{"package-leader-noun", "vetäjä vetäjänä vetäjät vetovastuussa vastuutaho vastuutahona vastuuorganisaatio* vastuussa johtaja", named, "tp1 tp2 tp3 tp4 tp5 tp6 tp7 tp8 tp9 työpaket* wp1 wp2 wp3 wp4 wp5 wp6 wp7 wp8 wp9", "", network.RoleWorkPackageLead, 0.9},
	{"holds-responsibility", "hallinto hallinnosta hallintoa päävastuu päävastuuta vastuu vetovastuu omistajuus hallinnointi koordinaatiovastuu* koordinointivastuu* hallinnointivastuu* hankevastuu* johtovastuu*", holder, "", "työpaket*", network.RoleCoordinator, 0.85},
	{"coordinator-noun", "hankehallinto hallinto koordinointi koordinoiva_taho koordinoivana_tahona koordinoivana_organisaationa hallinnoivana_tahona hallinnoivana_organisaationa johtovastuu* tuensaaja tuensaajana avustuksensaaja avustuksen_saaja toteuttajaorganisaationa omistaja hankeomistaja hankkeen_omistaja pääpartneri päävastuullinen päävastuutaho hankkeen_haltija luotsaaja koordinoijaksi koordinaattori koordinaattorina koordinaattoriorganisaatio* koordinoija koordinoijana hallinnoija hallinnoijana hallinnoijataho* hankehallinnoija* päätoteuttaja päätoteuttajana päätoimija päätoimijana päähakija päähakijana pääpartnerina vetäjä vetäjänä hallinnoijaksi koordinaattoriksi vetovastuussa hankekoordinaattorina koordinaatiovastuu* hallinnointivastuu* pääkoordinaattori* hakija hakijana hakijan_nimi hakijan_virallinen toteuttajan_nimi hakijaorganisaatio* vastuutaho vastuutahona vastuuorganisaatio* vastuutoteuttaja*", named, "", "", network.RoleCoordinator, 0.9},
	{"coordinated-by", "koordinoima* hallinnoima* vetämä* johtama* luotsaama* omistama* johdolla vetovastuulla koordinaatiolla", agent, "", "", network.RoleCoordinator, 0.9},
	{"implements", "toteuttaa~", subject, ofProject, "", network.RoleImplementer, 0.9},
	{"implements-part", "toteuttaa~", subject, "", "", network.RoleImplementer, 0.7},
	{"starts", "käynnistää~ aloittaa~ käyntiin perustaa~", subject, ofProject, "", network.RoleImplementer, 0.7},
	{"stands-behind", "takana taustalla", named, "hank* projekti*", "", network.RoleImplementer, 0.75},
	{"co-implementer-noun", "osatoteuttaj* osahakija osahakijat osahakijana osahakijoina osahankk* yhteistoteuttaja*", named, "", "vastaa vastaavat", network.RoleImplementer, 0.9},
	{"implementer-noun", "toteuttaja toteuttajat toteuttajana toteuttajina toteuttajaksi toteuttajiksi toteuttajia toteuttajataho* toteuttajaorganisaatio* toteuttajakumppan* toteutuksesta toimijat hanketoimijat projektitoimij* osapuolet tutkimusosapuol* osapuolina hankeosapuolet projektiosapuolet osallistujaorganisaatio*", named, "", "vastaa vastaavat", network.RoleImplementer, 0.9},
	{"implemented-by", "toteuttama* käynnistämä* yhteishanke* yhteinen yhteisessä yhteisen yhteistä yhteishankk*", agent, "", "", network.RoleImplementer, 0.85},
	{"project-of", "kehittämishanke kehittämisprojekti yhteisprojekti yhteistyöhanke yhteistyöprojekti tutkimushanke pilottihanke hanke projekti kehitysprojekti kokeiluhanke", agent, "on oli", "", network.RoleImplementer, 0.8},
	{"granted-to", "myöntänyt myönsi myöntää myönnettiin myönnetty myönsivät antoi", recipient, money + " hank*", "", network.RoleImplementer, 0.8},
	{"acting-project-of", "hanke projekti hankkeessa projektissa", agent, "", "on oli", network.RoleImplementer, 0.72},
	{"makes-study", "tekee~ tehnyt tehneet", subject, "selvity* *selvityksen hank* kokeilu* tutkimu* *tutkimuksen toteutu*", "*päätöksen", network.RoleImplementer, 0.7},
	{"does-part", "arvioi~ tutkii~ kehittää~ järjestää~ tuottaa~ kouluttaa~ mallintaa~ pilotoi~", subject, ofProject + " vaikutu* koulutu* mall*", "", network.RoleImplementer, 0.62},
	{"got-money", "saanut sai saavat saa saivat saaneet", receiver, "*rahoituksen *avustuksen *rahoitusta *avustusta *rahaa apurahan *tukea *tuen *rahoituspäätöksen *avustuspäätöksen", "hanke projekti ohjelma kokeilu se", network.RoleImplementer, 0.65},
	{"who-label", "kuka ketkä keitä tekijät tekijä vem who", named, ":", "", network.RoleImplementer, 0.8},
	{"cooperation-label", "yhteistyössä yhteistyö yhteistyökumppanuus", named, ":", "", network.RoleAssociate, 0.8},
	{"chosen", "valittu valittiin valikoitui valikoituivat", named, "hankkee* projekti* kokeilu* pilot* mukaan", "koordinaattori* päälli* johtaja* ohjausryhmä*", network.RolePartner, 0.7},
	{"joins", "lähtee~ tulee~", subject, "mukaan", "ei eikä eivät ohjausryhmä*", network.RolePartner, 0.75},
	{"expert-noun", "asiantuntijana asiantuntijoina asiantuntijataho* asiantuntijaorganisaatio* arvioijana arvioijina arvioijataho* kouluttajana kouluttajina opettajina ohjaajina mallintajana", named, "", "ohjausryhmä* valittu valittiin", network.RoleImplementer, 0.7},
	{"belongs", "kuuluu~", subject, "hankkeeseen projektiin *konsortioon *verkostoon *toteuttajiin *kumppaneihin *kumppanuuteen *kumppanijoukkoon", "ohjausryhmä* johtoryhmä* seurantaryhmä* työpaket*", network.RolePartner, 0.75},
	{"joins-project", "liittyy~", subject, "hankkeeseen projektiin kokeiluun mukaan", "ei eikä eivät ohjausryhmä* harkitsee", network.RolePartner, 0.7},
	{"gives-money", "lahjoittaa~ sijoittaa~ panostaa~", subject, money, "", network.RoleFunder, 0.75},
	{"lends", "lainaa~ luovuttaa~ lahjoittaa~", subject, "", "raport* tulokset", network.RoleAssociate, 0.68},
	{"gives-for-use", "tarjoaa~ antaa~", subject, "käyttöön tilat tilansa tiloja tiloiksi maa-alue* koneita laitteita kalusto*", "*rahoit* avustu*", network.RoleAssociate, 0.68},
	{"giver-noun", "lahjoittajina lahjoittajana lahjoittajat", named, "", "", network.RoleAssociate, 0.7},
	{"helps", "apuna tukena tukenaan apunaan taustatukena", named, "", "", network.RoleAssociate, 0.65},
	{"comes-along", "mukaan", subject, "", "ohjausryhmä* lukien kutsu*", network.RolePartner, 0.7},
	{"thanks", "kiitos kiitokset kiitämme kiitetään", recipient, "", "rahoit* avustu*", network.RoleAssociate, 0.65},
	{"has-task", "vastuulla vastuulle tehtävänä tehtäväksi tehtävä rooli roolina vastuualueena vastuualue käsissä harteilla harteille kontolla", agent, "", "koordin* työpaket*", network.RoleImplementer, 0.7},
	{"by-agency", "toimesta aloitteesta voimin yhteistyönä yhteisvoimin", agent, "", "", network.RoleImplementer, 0.75},
	{"takes-part", "mukana", named, "", "ohjausryhmä*", network.RolePartner, 0.7},
	{"somebody-takes-part", "mukana", source, "professori* tutkij* asiantunti* opiskelij* edustaj*", "ohjausryhmä*", network.RolePartner, 0.65},
	{"those-taking-part", "olevat_kunnat olevat_kaupungit olevat_organisaatiot olevat_tahot olevat_yhdistykset olevat_oppilaitokset olevat_yritykset", named, "mukana", "ohjausryhmä* *rahoit* kustannu* maksa*", network.RolePartner, 0.75},
	{"shares-cost", "osallistuu~", subject, money, "", network.RoleFunder, 0.8},
	{"takes-part-verb", "osallistuu~", subject, ofProject, "ohjausryhmä* koulutu* valmennu*", network.RolePartner, 0.65},
	{"cooperation-noun", "yhteistyöorganisaatio* yhteistyötahona* yhteistyökumppan* yhteistyötaho* yhteistyöverkosto* yhteistyöyrity* yhteistyökun* yhteistyöoppilait* verkostokumppan* kumppanuusverkosto*", named, "", "", network.RoleAssociate, 0.85},
	{"partner-noun", "kumppani* kumppane* hankekumppan* hankepartner* projektikumppan* partneri* partnere* kehittämiskumppan* yrityskumppan* asiantuntijakumppan* tutkimuskumppan* toteutuskumppan* järjestökumppan* oppilaitoskumppan* kuntakumppan* pilottikumppan* muut_kumppanit konsortio konsortioon konsortiossa", named, "", "", network.RolePartner, 0.85},
	{"does-cooperation-with", "kanssa", with, "yhteistyötä", "toteutetaan toteutettiin toteuttaa toteuttavat", network.RoleAssociate, 0.75},
	{"together-with", "kanssa", with, "toteut* hallinno* koordino* käynnist* aloit*", "", network.RoleImplementer, 0.75},
	{"jointly-with", "kanssa", with, "yhdessä kumppan*", "yhteistyö*", network.RolePartner, 0.8},
	{"with-others", "kanssa", with, "kehittä* rakent* kokeil* tutki* selvit* tekee tekevät", "yhteistyö* yhdessä keskustel*", network.RolePartner, 0.65},
	{"in-cooperation-with", "kanssa", with, "yhteistyö*", "", network.RoleAssociate, 0.75},
	{"planned", "suunnittelee~ viimeistelee~ laatii~ valmistelee~ ideoi~", subject, ofProject, "", network.RolePlanner, 0.9},
	{"planned-by", "suunnittelema* valmistelema*", agent, "", "", network.RolePlanner, 0.85},
	{"planner-noun", "suunnittelija suunnittelijana suunnittelijat suunnittelijoina suunnittelusta", named, "", "", network.RolePlanner, 0.8},
	{"decides-on-money", "päättää~", subject, "rahoituksesta rahoittamisesta", "", network.RoleAuthority, 0.8},
	{"supervises", "valvoo~", subject, "", "", network.RoleAuthority, 0.85},
	{"authority-noun", "rahoittajaviranomai* vastuuviranomai* viranomainen viranomaisena viranomaistaho* valvontaviranomai* valvoja valvojana toimielin toimielimenä", named, "", "", network.RoleAuthority, 0.9},
	{"funds", "rahoittaa~ rahoittamassa osarahoittaa~ kanavoi~", subject, "", "", network.RoleFunder, 0.95},
	{"decides-to-fund", "rahoituspäätöksen avustuspäätöksen", subject, "", "sai saivat saanut saaneet saa saavat", network.RoleFunder, 0.9},
	{"pays-the-rest", "loput lopun", named, "rahoittaa rahoittavat rahoitti maksaa maksavat maksoi kattaa kustantaa", "", network.RoleFunder, 0.8},
	{"makes-possible", "mahdollistaa~", subject, "hank* sen rahoit* tuk* avustu* projekt*", "", network.RoleFunder, 0.7},
	{"fund-supports", "tukee~", subject, "*rahasto", "", network.RoleFunder, 0.75},
	{"supports-project", "tukee~", subject, "hanketta projektia sitä toimintaa", "", network.RoleFunder, 0.7},
	{"own-money", "omaa oma maksettavaksi maksettavana maksama* kustantama* sijoittama*", agent, money, "", network.RoleFunder, 0.75},
	{"supports-with-money", "tukee~ avustaa~", subject, money + " rahallis* taloudelli*", "", network.RoleFunder, 0.75},
	{"funder-noun", "myöntäjä rahoituksen_myöntäjä avustuksen_myöntäjä rahoittaja rahoittajat rahoittajana rahoittajina rahoittajia rahoittajataho* päärahoittaj* osarahoittaj* rahoittajiin rahoittajaksi maksaja maksajat maksajina maksajana sponsori sponsorit sponsorina sponsoreina tukija tukijat tukijana tukijoina muut_rahoittajat omarahoitus omarahoitusta", named, "", "", network.RoleFunder, 0.95},
	{"funding-label", "rahoilla maksaja maksajat rahat rahoitus rahoituslähde rahoituslähteet osarahoitus kuntarahoitus leader-ryhmä toimintaryhmä rahoituskanava tuki avustus", named, ":", "", network.RoleFunder, 0.9},
	{"funded-by", "rahoittama* rahoittami* osarahoittama* tukema* avustama* rahoitteinen rahoittamien", agent, "", "", network.RoleFunder, 0.9},
	{"granted", "myöntää~ antaa~ osoittaa~ suuntaa~", subject, money + " hank*", "", network.RoleFunder, 0.85},
	{"granted-by", "myöntämä* antama* rahoituksella apurahalla stipendillä lahjoituksella tuella avustuksella varoin varoilla varoista rahoituksesta avustuksesta hankerahoituksella erityisavustuksella valtionavustuksella määrärahasta", agent, "", "", network.RoleFunder, 0.85},
	{"money-of", "omarahoitus omarahoitusosuus rahoitusosuus valtionavustus valtionavustuksella erityisavustus hankeavustus avustus määräraha hankerahoitus kehittämisraha", agent, "", "", network.RoleFunder, 0.8},
	{"money-through", "kautta", agent, money + " tukee *rahasto* eakr* esr* jtf*", "", network.RoleFunder, 0.75},
	{"has-money-of", "avustusta avustuksen rahoitusta rahoituksen tukea tuen apurahaa apuraha apurahan stipendin stipendi", agent, "saa saanut saaneet sai saavat saivat mahdollista* myönne*", "", network.RoleFunder, 0.75},
	{"money-covers", "tuki rahoitus avustus osuus rahoitusosuus", agent, "kattoi kattaa kattavat prosent* euro*", "", network.RoleFunder, 0.75},
	{"money-from", "rahoitus rahoitusta rahoituksen esr-rahoitus eakr-rahoitus esr-rahoitusta rahoituksensa avustusta avustuksen tukea rahoitetaan rahoitettu rahoitettiin hankerahoitusta hankerahoituksen rahoitettava osarahoitusta myönnetty myönnettiin rahat rahaa varat varoja loput saimme saatiin tuki tuen avustus kustannukset", source, "", "", network.RoleFunder, 0.85},
	{"money-comes-from", "tulee tulevat tuli tulivat saa saavat sai saanut saaneet saadaan saatu koostuu", source, money + " budjet*", "", network.RoleFunder, 0.8},

	// Swedish
	{"sv-leads-work-package", "ansvarar leder", subject, "arbetspaket*", "", network.RoleWorkPackageLead, 0.9},
	{"sv-coordinated-by", "koordineras koordinerades samordnas leds administreras drivs drevs ägs", by, "", "", network.RoleCoordinator, 0.9},
	{"sv-coordinates", "koordinerar samordnar leder administrerar driver äger", subject, "projekt* det helhet*", "arbetspaket*", network.RoleCoordinator, 0.85},
	{"sv-answers-for-project", "ansvarar svarar", subject, "för_projektet", "arbetspaket*", network.RoleCoordinator, 0.85},
	{"sv-has-responsibility", "huvudansvaret huvudansvar", subject, "", "arbetspaket*", network.RoleCoordinator, 0.85},
	{"sv-answers-for-coordination", "ansvarar svarar sköter handhar", subject, "*administration* *koordiner* *samordning*", "", network.RoleCoordinator, 0.85},
	{"sv-holds-responsibility", "huvudansvaret huvudansvar administrationen samordningen", by, "", "arbetspaket*", network.RoleCoordinator, 0.85},
	{"sv-coordinator-noun", "leadpartner projektägare projektägaren huvudman koordinator projektkoordinator huvudgenomförare huvudpartner projektkoordinatorn koordinatorn", named, "", "", network.RoleCoordinator, 0.85},
	{"sv-responsible", "ansvarig huvudansvarig", named, "projekt*", "arbetspaket*", network.RoleCoordinator, 0.85},
	{"sv-implemented-by", "genomförs genomfördes förverkligas förverkligades verkställs", by, "", "", network.RoleImplementer, 0.9},
	{"sv-project-between", "samarbete samarbetsprojekt samarbetsprojektet utvecklingsprojekt projekt", by, "mellan", "av från", network.RoleImplementer, 0.8},
	{"sv-got-money", "beviljats fått", receiver, "stöd bidrag finansiering medel understöd", "", network.RoleImplementer, 0.7},
	{"sv-implements", "genomför genomförde förverkligar", subject, "projekt* det", "", network.RoleImplementer, 0.85},
	{"sv-answers-for-part", "ansvarar svarar", subject, "", "", network.RoleImplementer, 0.7},
	{"sv-implementer-noun", "delgenomförare genomförare medgenomförare medförverkande förverkligare", named, "", "", network.RoleImplementer, 0.85},
	{"sv-partner-noun", "med_i med_som projektpartner projektpartners projektpartnerna partner partners partnerna projektparter parter medverkande deltagare", named, "", "", network.RolePartner, 0.85},
	{"sv-takes-part", "deltar medverkar", subject, "", "", network.RolePartner, 0.65},
	{"sv-cooperation-noun", "samarbetspartner samarbetspartners samarbetspartnerna samarbetsparter", named, "", "", network.RoleAssociate, 0.85},
	{"sv-together-with", "tillsammans", with, "genomför* förverklig*", "", network.RoleImplementer, 0.75},
	{"sv-jointly-with", "tillsammans", with, "", "", network.RolePartner, 0.8},
	{"sv-cooperates-with", "samarbete samarbetar", with, "", "genomför* förverklig* koordineras samordnas leds drivs", network.RoleAssociate, 0.75},
	{"sv-implements-with", "samarbete samarbetar", with, "genomför* förverklig* koordineras samordnas leds drivs", "", network.RoleImplementer, 0.75},
	{"sv-planned-by", "planerats planerades planeras utarbetats", by, "", "", network.RolePlanner, 0.85},
	{"sv-authority", "finansieringsmyndighet myndighet ansvarsmyndighet tillsynsmyndighet", named, "", "", network.RoleAuthority, 0.85},
	{"sv-funded-by", "finansieras finansierades finansierat finansierats finansierad understöds stöds delfinansieras medfinansieras", by, "", "", network.RoleFunder, 0.9},
	{"sv-funds", "finansierar finansierade understöder", subject, "", "", network.RoleFunder, 0.9},
	{"sv-granted-to", "beviljat beviljar beviljade bevilja", given, "euro* stöd bidrag finansiering understöd projekt* medel", "", network.RoleImplementer, 0.75},
	{"sv-granted", "beviljat beviljar beviljade bevilja", subject, "*euro* stöd bidrag finansiering understöd projekt* medel", "", network.RoleFunder, 0.85},
	{"sv-lends", "lånar lånade upplåter upplät donerar donerade", subject, "", "", network.RoleAssociate, 0.68},
	{"sv-stands-for", "står", subject, "rest* *kostnad* *delen *finansiering* euro", "", network.RoleFunder, 0.8},
	{"sv-pays", "betalar betalade bekostar bekostade", subject, "", "", network.RoleFunder, 0.8},
	{"sv-contributes", "bidrar bidrog bidragit satsar satsade skjuter sköt", subject, money, "", network.RoleFunder, 0.8},
	{"sv-funder-noun", "finansiär finansiärer finansiären finansiärerna huvudfinansiär medfinansiär* huvudfinansiären finansiering finansieringen", named, "", "", network.RoleFunder, 0.9},
	{"sv-money-from", "finansiering stöd medel bidrag finansieringen understöd kommer beviljats fått erhållit", by, "", "", network.RoleFunder, 0.8},

	// English
	{"en-leads-work-package", "leads responsible heads", subject, "package packages", "", network.RoleWorkPackageLead, 0.9},
	{"en-package-led-by", "coordinated led managed headed run", by, "package packages", "", network.RoleWorkPackageLead, 0.9},
	{"en-coordinated-by", "coordinated led managed administered headed", by, "", "", network.RoleCoordinator, 0.9},
	{"en-hosted-by", "hosted", by, "project programme", "", network.RoleCoordinator, 0.8},
	{"en-coordinates", "coordinates leads heads manages administers", subject, "", "package", network.RoleCoordinator, 0.85},
	{"en-in-charge", "in_charge", subject, "project programme", "package", network.RoleCoordinator, 0.85},
	{"en-coordinator-noun", "coordinator lead_partner lead_beneficiary coordinating_partner host_organisation project_owner lead_organisation coordinating_organisation lead_applicant", named, "", "", network.RoleCoordinator, 0.9},
	{"en-implemented-by", "launched started initiated implemented carried_out executed run realised delivered conducted", by, "", "", network.RoleImplementer, 0.85},
	{"en-project-between", "collaboration joint_project joint_effort", by, "between", "", network.RoleImplementer, 0.8},
	{"en-project-by", "project_by initiative_by programme_by pilot_by", by, "", "", network.RoleImplementer, 0.8},
	{"en-joint-project-of", "joint_project joint_effort collaboration cooperation partnership project consortium", of, "joint together consortium collaboration partnership", "coordinat* funded", network.RoleImplementer, 0.75},
	{"en-provides-money", "provides provide contributes contribute", subject, money, "", network.RoleFunder, 0.8},
	{"en-implements", "implements implement carries_out carry_out runs run conducts conduct delivers deliver takes_care take_care provides provide contributes contribute", subject, "", "", network.RoleImplementer, 0.85},
	{"en-does-part", "develops develop tests test pilots pilot studies builds build trains train organises organise", subject, "project", "", network.RoleImplementer, 0.65},
	{"en-answers-for-coordination", "responsible", subject, "management coordination administration", "package", network.RoleCoordinator, 0.85},
	{"en-cooperates", "cooperates cooperate collaborates collaborate", subject, "", "", network.RoleAssociate, 0.75},
	{"en-answers-for-part", "responsible", subject, "", "", network.RoleImplementer, 0.7},
	{"en-implementer-noun", "implementers implementer beneficiaries co-implementers sub-implementers implementing_partners", named, "", "cooperation associated", network.RoleImplementer, 0.8},
	{"en-partner-noun", "partners partner participants", named, "", "associated associate", network.RolePartner, 0.8},
	{"en-brings-together", "brings_together bring_together unites", named, "project consortium partnership", "", network.RolePartner, 0.75},
	{"en-member-noun", "members", named, "", "steering advisory board staff team", network.RolePartner, 0.75},
	{"en-takes-part", "participate participates involved takes_part take_part took_part taking_part", subject, "", "associated associate", network.RolePartner, 0.65},
	{"en-cooperation-noun", "associated_partners associate_partners associated_partner", named, "", "", network.RoleAssociate, 0.85},
	{"en-together-with", "together jointly", with, "implement* carried run", "", network.RoleImplementer, 0.75},
	{"en-jointly-with", "together jointly partnership", with, "", "", network.RolePartner, 0.8},
	{"en-cooperates-with", "cooperation collaboration", with, "", "implement* carried coordinated led run managed", network.RoleAssociate, 0.75},
	{"en-implements-with", "cooperation collaboration", with, "implement* carried coordinated led run managed", "", network.RoleImplementer, 0.75},
	{"en-planned-by", "planned designed prepared", by, "", "", network.RolePlanner, 0.85},
	{"en-authority", "authority supervised", by, "", "", network.RoleAuthority, 0.85},
	{"en-authority-noun", "managing_authority funding_authority granting_authority intermediate_body supervising_authority", named, "", "", network.RoleAuthority, 0.85},
	{"en-funded-by", "funded financed co-funded co-financed supported cofunded paid sponsored backed", by, "", "", network.RoleFunder, 0.9},
	{"en-supports", "supports support supported", subject, "money funding grant funds euros", "by", network.RoleFunder, 0.8},
	{"en-granted-to", "granted awarded grants awards", given, "eur euros euro € funding grant million project", "by", network.RoleImplementer, 0.75},
	{"en-granted", "granted awarded grants awards allocated allocates", subject, "eur euros euro € funding grant million project", "by", network.RoleFunder, 0.85},
	{"en-covers", "covers cover", subject, money, "", network.RoleFunder, 0.8},
	{"en-funds", "funds finances pays sponsors", subject, "", "", network.RoleFunder, 0.85},
	{"en-funder-noun", "funder funders financier financiers financer financers funding", named, "", "", network.RoleFunder, 0.9},
	{"en-covered-by", "covered", by, "cost costs expenses budget", "", network.RoleFunder, 0.85},
	{"en-money-from", "funding grant financing support comes come received money rest remaining", by, "", "", network.RoleFunder, 0.75},
}
