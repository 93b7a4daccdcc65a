import { count } from '../i18n/format.ts';
import { catalogue } from '../i18n/language.ts';

export const words = catalogue(
  {
    search: 'Search the network',
    hint: 'Projects, organisations, places, funds, people…',
    kinds: 'Kinds',
    all: 'All',
    results: 'Search results',
    found: (n: number) => (n === 1 ? '1 found' : `${count(n)} found`),
    none: (text: string) => `Nothing is called “${text}”. Try fewer or other words.`,
    more: (n: number) => `Show more (${count(n)} left)`,
    busy: 'Searching',
    field: {
      name: 'Name', names: 'Name', acronym: 'Acronym', code: 'Code', doi: 'DOI', summary: 'Summary', results: 'Results', programme: 'Programme',
      priorityAxis: 'Priority axis', specificObjective: 'Specific objective', topic: 'Topic', call: 'Call', targetGroup: 'Target group',
      indirectGroup: 'Indirect target group', site: 'Site', keywords: 'Keywords', shortName: 'Short name', aliases: 'Other name',
      businessId: 'Business id', pic: 'PIC', vatNumber: 'VAT number', title: 'Title', nuts: 'NUTS', address: 'Address', website: 'Website',
    } as Record<string, string>,
  },
  {
    search: 'Hae verkostosta',
    hint: 'Hankkeet, organisaatiot, paikat, rahastot, henkilöt…',
    kinds: 'Lajit',
    all: 'Kaikki',
    results: 'Hakutulokset',
    found: (n) => (n === 1 ? '1 löytyi' : `${count(n)} löytyi`),
    none: (text) => `Mitään ei löytynyt haulla ”${text}”. Kokeile vähempiä tai muita sanoja.`,
    more: (n) => `Näytä lisää (${count(n)} jäljellä)`,
    busy: 'Haetaan',
    field: {
      name: 'Nimi', names: 'Nimi', acronym: 'Lyhenne', code: 'Koodi', doi: 'DOI', summary: 'Tiivistelmä', results: 'Tulokset', programme: 'Ohjelma',
      priorityAxis: 'Toimintalinja', specificObjective: 'Erityistavoite', topic: 'Aihe', call: 'Haku', targetGroup: 'Kohderyhmä',
      indirectGroup: 'Välillinen kohderyhmä', site: 'Toteutuspaikka', keywords: 'Avainsanat', shortName: 'Lyhyt nimi', aliases: 'Muu nimi',
      businessId: 'Y-tunnus', pic: 'PIC', vatNumber: 'ALV-numero', title: 'Nimike', nuts: 'NUTS', address: 'Osoite', website: 'Verkkosivu',
    },
  },
  {
    search: 'Sök i nätverket',
    hint: 'Projekt, organisationer, platser, fonder, personer…',
    kinds: 'Slag',
    all: 'Alla',
    results: 'Sökresultat',
    found: (n) => (n === 1 ? '1 hittades' : `${count(n)} hittades`),
    none: (text) => `Inget heter ”${text}”. Pröva färre eller andra ord.`,
    more: (n) => `Visa fler (${count(n)} kvar)`,
    busy: 'Söker',
    field: {
      name: 'Namn', names: 'Namn', acronym: 'Förkortning', code: 'Kod', doi: 'DOI', summary: 'Sammanfattning', results: 'Resultat', programme: 'Program',
      priorityAxis: 'Insatsområde', specificObjective: 'Särskilt mål', topic: 'Ämne', call: 'Utlysning', targetGroup: 'Målgrupp',
      indirectGroup: 'Indirekt målgrupp', site: 'Plats', keywords: 'Nyckelord', shortName: 'Kort namn', aliases: 'Annat namn',
      businessId: 'FO-nummer', pic: 'PIC', vatNumber: 'Momsnummer', title: 'Titel', nuts: 'NUTS', address: 'Adress', website: 'Webbplats',
    },
  },
);
