import type { AuditAction, MatchReasonCode, ReviewKind, UserErrorCode } from '../generated/operations.ts';
import { count } from '../i18n/format.ts';
import { catalogue } from '../i18n/language.ts';

type Actions = Record<AuditAction, string>;
type Reasons = Record<MatchReasonCode, string>;
type Wrongs = Record<UserErrorCode, string>;
type Kinds = Record<ReviewKind, string>;

export const words = catalogue(
  {
    view: 'Review', viewWaiting: (n: number) => `Review (${count(n)})`, edit: 'Edit',
    signIn: 'Sign in', signOut: 'Sign out', signOutEditor: 'Sign out (editor)', credential: 'Key or token', nowEditor: 'You may edit.', nowReader: 'You are signed in; this key may not edit.',
    queue: 'What waits', kinds: 'What to review', both: 'All', kind: { MATCH: 'Same organisation?', FACT: 'Read rightly?' } as Kinds,
    waits: (n: number) => `${count(n)} waiting`, nothing: 'Nothing waits.', more: 'More',
    mayBeOne: (percent: string) => `May be one organisation: ${percent} %`, mayBeRight: (percent: string) => `Read from prose, ${percent} % sure`,
    same: 'They are one', different: 'They are two', right: 'Right', notRight: 'Wrong', note: 'Why (for the log)',
    businessId: 'Business id', type: 'Type', aliases: 'Other names', home: 'Home', website: 'Website', degree: 'In the network',
    degrees: (projects: number, partners: number) => `${count(projects)} projects, ${count(partners)} partners`,
    log: 'Done last', noDeeds: 'Nothing was done yet.', undo: 'Undo', undone: 'undone', did: (what: string) => `Done: ${what}.`,
    selectFirst: 'Select a node to edit it.', noteOn: (name: string) => `Note on ${name}`, addNote: 'Add the note',
    mergeBoth: (a: string, b: string) => `${a} and ${b}`, splitOff: 'Stated under several ids', stated: (n: number) => (n === 1 ? '1 participation' : `${count(n)} participations`), isAnother: 'Is another',
    actions: { MERGE: 'merged', SPLIT: 'split', WITHDRAW: 'decision withdrawn', ADD_ALIAS: 'name added', REMOVE_ALIAS: 'name removed', ANNOTATE: 'note added', CONFIRM: 'confirmed', REJECT: 'rejected', ERASE: 'person erased', RETAIN: 'old data let go', IMPORT: 'document imported', UNDO: 'undone' } as Actions,
    reasons: { SAME_BUSINESS_ID: 'same business id', SAME_PIC: 'same PIC', SAME_VAT_NUMBER: 'same VAT number', SPELLING: 'spelling', LEGAL_FORM: 'legal form', WORD_ORDER: 'order of words', TRANSLATION: 'translation', FORMER_NAME: 'former name', MUNICIPAL_MERGER: 'merger of municipalities', ABBREVIATION: 'abbreviation', INFLECTION: 'inflected', UNIT: 'unit of it', SIMILAR_NAME: 'similar name', SAME_PLACE: 'same place', SAME_WEBSITE: 'same website', SAME_CONTACT_DOMAIN: 'same domain of e-mails', SHARED_PROJECT: 'shared project' } as Reasons,
    wrong: { INVALID: 'This cannot be.', NOT_FOUND: 'It is not in the network any more.', SAME_ORGANISATION: 'These are one organisation already.', CONTRADICTION: 'An earlier decision says otherwise; undo it first.', UNDECIDED: 'Nothing was decided that could be taken back.', ALREADY_KNOWN: 'It has this name already.', NOT_CURATED: 'It was read from a document.', NOT_JUDGEABLE: 'This field stands or falls with the whole.', TOO_LARGE: 'This is too much for one change.', DOCUMENT_REFUSED: 'The document cannot be read.', INTERRUPTED: 'An earlier import of it has not ended.', ALREADY_UNDONE: 'It was undone before.', NOT_UNDOABLE: 'It cannot be undone.', CHANGED_SINCE: 'Something later depends on it.', KEY_USED: 'This was asked before in other words.' } as Wrongs,
  },
  {
    view: 'Tarkistus', viewWaiting: (n) => `Tarkistus (${count(n)})`, edit: 'Muokkaus',
    signIn: 'Kirjaudu', signOut: 'Kirjaudu ulos', signOutEditor: 'Kirjaudu ulos (muokkaaja)', credential: 'Avain tai tunniste', nowEditor: 'Voit muokata.', nowReader: 'Olet kirjautunut; tällä avaimella ei voi muokata.',
    queue: 'Mikä odottaa', kinds: 'Mitä tarkistetaan', both: 'Kaikki', kind: { MATCH: 'Sama organisaatio?', FACT: 'Oikein luettu?' },
    waits: (n) => `${count(n)} odottaa`, nothing: 'Mikään ei odota.', more: 'Lisää',
    mayBeOne: (percent) => `Voi olla sama organisaatio: ${percent} %`, mayBeRight: (percent) => `Luettu tekstistä, varmuus ${percent} %`,
    same: 'Ne ovat sama', different: 'Ne ovat eri', right: 'Oikein', notRight: 'Väärin', note: 'Miksi (lokiin)',
    businessId: 'Y-tunnus', type: 'Tyyppi', aliases: 'Muut nimet', home: 'Kotipaikka', website: 'Verkkosivu', degree: 'Verkostossa',
    degrees: (projects, partners) => `hankkeita ${count(projects)}, kumppaneita ${count(partners)}`,
    log: 'Viimeksi tehty', noDeeds: 'Mitään ei ole vielä tehty.', undo: 'Kumoa', undone: 'kumottu', did: (what) => `Tehty: ${what}.`,
    selectFirst: 'Valitse solmu muokataksesi sitä.', noteOn: (name) => `Huomautus: ${name}`, addNote: 'Lisää huomautus',
    mergeBoth: (a, b) => `${a} ja ${b}`, splitOff: 'Ilmoitettu usealla tunnuksella', stated: (n) => (n === 1 ? '1 osallistuminen' : `${count(n)} osallistumista`), isAnother: 'On toinen',
    actions: { MERGE: 'yhdistetty', SPLIT: 'erotettu', WITHDRAW: 'päätös peruttu', ADD_ALIAS: 'nimi lisätty', REMOVE_ALIAS: 'nimi poistettu', ANNOTATE: 'huomautus lisätty', CONFIRM: 'vahvistettu', REJECT: 'hylätty', ERASE: 'henkilö poistettu', RETAIN: 'vanhoja tietoja poistettu', IMPORT: 'asiakirja tuotu', UNDO: 'kumottu' },
    reasons: { SAME_BUSINESS_ID: 'sama Y-tunnus', SAME_PIC: 'sama PIC', SAME_VAT_NUMBER: 'sama ALV-tunniste', SPELLING: 'kirjoitusasu', LEGAL_FORM: 'yhtiömuoto', WORD_ORDER: 'sanajärjestys', TRANSLATION: 'käännös', FORMER_NAME: 'entinen nimi', MUNICIPAL_MERGER: 'kuntaliitos', ABBREVIATION: 'lyhenne', INFLECTION: 'taivutettu', UNIT: 'sen yksikkö', SIMILAR_NAME: 'samankaltainen nimi', SAME_PLACE: 'sama paikka', SAME_WEBSITE: 'sama verkkosivu', SAME_CONTACT_DOMAIN: 'sama sähköpostin verkkotunnus', SHARED_PROJECT: 'yhteinen hanke' },
    wrong: { INVALID: 'Näin ei voi olla.', NOT_FOUND: 'Sitä ei ole enää verkostossa.', SAME_ORGANISATION: 'Nämä ovat jo sama organisaatio.', CONTRADICTION: 'Aiempi päätös sanoo toisin; kumoa se ensin.', UNDECIDED: 'Peruttavaa päätöstä ei ole.', ALREADY_KNOWN: 'Sillä on jo tämä nimi.', NOT_CURATED: 'Se on luettu asiakirjasta.', NOT_JUDGEABLE: 'Tämä kenttä pätee vain kokonaisuuden mukana.', TOO_LARGE: 'Tämä on liikaa yhdeksi muutokseksi.', DOCUMENT_REFUSED: 'Asiakirjaa ei voi lukea.', INTERRUPTED: 'Sen aiempi tuonti on kesken.', ALREADY_UNDONE: 'Se on jo kumottu.', NOT_UNDOABLE: 'Sitä ei voi kumota.', CHANGED_SINCE: 'Jokin myöhempi riippuu siitä.', KEY_USED: 'Tätä pyydettiin aiemmin toisin.' },
  },
  {
    view: 'Granskning', viewWaiting: (n) => `Granskning (${count(n)})`, edit: 'Redigera',
    signIn: 'Logga in', signOut: 'Logga ut', signOutEditor: 'Logga ut (redaktör)', credential: 'Nyckel eller token', nowEditor: 'Du får redigera.', nowReader: 'Du är inloggad; denna nyckel får inte redigera.',
    queue: 'Vad som väntar', kinds: 'Vad som granskas', both: 'Allt', kind: { MATCH: 'Samma organisation?', FACT: 'Rätt läst?' },
    waits: (n) => `${count(n)} väntar`, nothing: 'Inget väntar.', more: 'Mer',
    mayBeOne: (percent) => `Kan vara samma organisation: ${percent} %`, mayBeRight: (percent) => `Läst ur löptext, ${percent} % säkert`,
    same: 'De är samma', different: 'De är två', right: 'Rätt', notRight: 'Fel', note: 'Varför (för loggen)',
    businessId: 'FO-nummer', type: 'Typ', aliases: 'Andra namn', home: 'Hemort', website: 'Webbplats', degree: 'I nätverket',
    degrees: (projects, partners) => `${count(projects)} projekt, ${count(partners)} partner`,
    log: 'Senast gjort', noDeeds: 'Inget har gjorts ännu.', undo: 'Ångra', undone: 'ångrat', did: (what) => `Gjort: ${what}.`,
    selectFirst: 'Välj en nod för att redigera den.', noteOn: (name) => `Anteckning om ${name}`, addNote: 'Lägg till anteckningen',
    mergeBoth: (a, b) => `${a} och ${b}`, splitOff: 'Angiven under flera id', stated: (n) => (n === 1 ? '1 deltagande' : `${count(n)} deltaganden`), isAnother: 'Är en annan',
    actions: { MERGE: 'sammanslaget', SPLIT: 'delat', WITHDRAW: 'beslut återtaget', ADD_ALIAS: 'namn tillagt', REMOVE_ALIAS: 'namn borttaget', ANNOTATE: 'anteckning tillagd', CONFIRM: 'bekräftat', REJECT: 'förkastat', ERASE: 'person raderad', RETAIN: 'gamla uppgifter borttagna', IMPORT: 'dokument importerat', UNDO: 'ångrat' },
    reasons: { SAME_BUSINESS_ID: 'samma FO-nummer', SAME_PIC: 'samma PIC', SAME_VAT_NUMBER: 'samma momsnummer', SPELLING: 'stavning', LEGAL_FORM: 'bolagsform', WORD_ORDER: 'ordföljd', TRANSLATION: 'översättning', FORMER_NAME: 'tidigare namn', MUNICIPAL_MERGER: 'kommunsammanslagning', ABBREVIATION: 'förkortning', INFLECTION: 'böjt', UNIT: 'enhet av den', SIMILAR_NAME: 'liknande namn', SAME_PLACE: 'samma ort', SAME_WEBSITE: 'samma webbplats', SAME_CONTACT_DOMAIN: 'samma e-postdomän', SHARED_PROJECT: 'gemensamt projekt' },
    wrong: { INVALID: 'Så kan det inte vara.', NOT_FOUND: 'Den finns inte längre i nätverket.', SAME_ORGANISATION: 'De är redan samma organisation.', CONTRADICTION: 'Ett tidigare beslut säger annat; ångra det först.', UNDECIDED: 'Det finns inget beslut att återta.', ALREADY_KNOWN: 'Den har redan detta namn.', NOT_CURATED: 'Det är läst ur ett dokument.', NOT_JUDGEABLE: 'Fältet gäller bara med helheten.', TOO_LARGE: 'Detta är för mycket för en ändring.', DOCUMENT_REFUSED: 'Dokumentet kan inte läsas.', INTERRUPTED: 'En tidigare import av det har inte slutförts.', ALREADY_UNDONE: 'Det har redan ångrats.', NOT_UNDOABLE: 'Det kan inte ångras.', CHANGED_SINCE: 'Något senare beror på det.', KEY_USED: 'Detta begärdes tidigare med andra ord.' },
  },
);
