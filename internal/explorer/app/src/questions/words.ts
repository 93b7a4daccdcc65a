import type { CentralityMetric } from '../generated/operations.ts';
import { count, euros, measure, span } from '../i18n/format.ts';
import { catalogue } from '../i18n/language.ts';

/** What organisations share, as the API says it. */
interface Shared {
  readonly sharedProjects: number;
  readonly granted: string | null;
  readonly firstStart: string | null;
  readonly lastEnd: string | null;
}

/** How many were kept, came and went. */
interface Changes {
  readonly kept: number;
  readonly come: number;
  readonly gone: number;
  readonly turnover: number | null;
}

type Metrics = Record<CentralityMetric, string>;

const joined = (parts: readonly (string | null | false)[]) => parts.filter(Boolean).join(' · ');
const percent = (share: number | null) => (share === null ? '–' : `${measure(100 * share)} %`);

export const words = catalogue(
  {
    title: 'Questions', ofSelected: 'About what is selected', ofAll: 'About the whole network',
    pickFirst: 'Select an organisation to ask about it.', pickSecond: 'Pick a second one for the paths between both: Shift and a click or an arrow key, in the table Shift and Space.',
    askPartners: 'Partners', askRecommendations: 'Whom to meet', askPaths: 'Paths between both', askBrokers: 'Who brokers', askCommunities: 'Communities',
    askMetric: 'Size by', noMetric: 'number of edges', askChange: 'What changed between two times', before: 'Earlier', after: 'Later', from: 'from year', to: 'to year',
    compare: 'Compare', reversed: 'A time cannot end before it begins.', end: 'End the question', asking: 'The network is being asked …',
    bring: (n: number) => (n === 1 ? 'Put it on the canvas' : `Put these ${count(n)} on the canvas`),
    partners: (n: number, more: boolean) => (n === 0 ? 'No partners under these filters.' : `${more ? 'The first ' : ''}${n === 1 ? '1 partner' : `${count(n)} partners`}, by shared projects.`),
    shared: ({ sharedProjects: n, granted, firstStart, lastEnd }: Shared) => joined([n === 1 ? '1 shared project' : `${count(n)} shared projects`, granted && euros(granted), span(firstStart, lastEnd)]),
    paths: (n: number) => (n === 0 ? 'They are not connected under these filters.' : n === 1 ? 'The shortest path.' : `The ${count(n)} shortest paths.`),
    length: (links: number) => (links === 2 ? 'in one project together' : `over ${count(links / 2)} projects`),
    brokers: (n: number, all: number) => `The ${count(n)} of ${count(all)} organisations that most join partners who have no project together. Nodes are sized by it.`,
    broker: (size: number, constraint: number, main: string | null) => joined([`effective size ${measure(size)}`, `constraint ${measure(constraint)}`, main && `hangs on ${main}`]),
    central: (metric: string, n: number, all: number) => `${metric}: the first ${count(n)} of ${count(all)} organisations. Nodes are sized by it.`,
    value: (n: number) => measure(n),
    communities: (n: number, all: number, organisations: number, modularity: number, uncoloured: number) => `The ${count(n)} largest of ${count(all)} communities of ${count(organisations)} organisations, in colour; modularity ${measure(modularity)}.${uncoloured > 0 ? ` ${uncoloured === 1 ? '1 organisation on the canvas is in a smaller one and keeps its' : `${count(uncoloured)} organisations on the canvas are in smaller ones and keep their`} own colour.` : ''}`,
    community: (size: number, traits: readonly string[]) => joined([`${count(size)} organisations`, traits.join(', ')]),
    recommendations: (n: number, all: number) => (n === 0 ? 'No one is recommended under these filters.' : `${count(n)} of ${count(all)} organisations that it has not worked with, the most likely first.`),
    reasons: (n: number, partners: readonly string[], themes: readonly string[], samePlace: boolean) => joined([n > 0 && `${n === 1 ? '1 partner' : `${count(n)} partners`} in common: ${partners.join(', ')}${n > partners.length ? ' …' : ''}`, themes.length > 0 && `themes: ${themes.join(', ')}`, samePlace && 'same place']),
    change: (ties: Changes, organisations: Changes) => `Ties: ${count(ties.kept)} kept, ${count(ties.come)} formed, ${count(ties.gone)} dissolved (turnover ${percent(ties.turnover)}). Organisations: ${count(organisations.kept)} stayed, ${count(organisations.come)} came, ${count(organisations.gone)} left (${percent(organisations.turnover)}).`,
    formed: (n: number) => `Ties that were formed (${count(n)})`, dissolved: (n: number) => `Ties that were dissolved (${count(n)})`,
    tie: (before: number, after: number) => `${count(before)} projects before, ${count(after)} after`,
    metrics: { DEGREE: 'Number of partners', STRENGTH: 'Weight of ties', BETWEENNESS: 'Betweenness', CLOSENESS: 'Closeness', EIGENVECTOR: 'Eigenvector', PAGERANK: 'PageRank', K_CORE: 'Core number' } as Metrics,
  },
  {
    title: 'Kysymykset', ofSelected: 'Valituista', ofAll: 'Koko verkostosta',
    pickFirst: 'Valitse organisaatio kysyäksesi siitä.', pickSecond: 'Poimi toinenkin, niin näet polut niiden välillä: Vaihto ja napsautus tai nuolinäppäin, taulukossa Vaihto ja välilyönti.',
    askPartners: 'Kumppanit', askRecommendations: 'Kenet tavata', askPaths: 'Polut näiden välillä', askBrokers: 'Ketkä välittävät', askCommunities: 'Yhteisöt',
    askMetric: 'Koko mitan mukaan', noMetric: 'yhteyksien määrä', askChange: 'Mikä muuttui kahden ajan välillä', before: 'Aiemmin', after: 'Myöhemmin', from: 'vuodesta', to: 'vuoteen',
    compare: 'Vertaa', reversed: 'Aika ei voi päättyä ennen alkuaan.', end: 'Lopeta kysymys', asking: 'Verkostolta kysytään …',
    bring: (n) => (n === 1 ? 'Lisää se verkostoon' : `Lisää nämä ${count(n)} verkostoon`),
    partners: (n, more) => (n === 0 ? 'Ei kumppaneita näillä suodattimilla.' : `${more ? 'Ensimmäiset ' : ''}${n === 1 ? '1 kumppani' : `${count(n)} kumppania`} yhteisten hankkeiden mukaan.`),
    shared: ({ sharedProjects: n, granted, firstStart, lastEnd }) => joined([n === 1 ? '1 yhteinen hanke' : `${count(n)} yhteistä hanketta`, granted && euros(granted), span(firstStart, lastEnd)]),
    paths: (n) => (n === 0 ? 'Niillä ei ole yhteyttä näillä suodattimilla.' : n === 1 ? 'Lyhin polku.' : `${count(n)} lyhintä polkua.`),
    length: (links) => (links === 2 ? 'yhdessä samassa hankkeessa' : `${count(links / 2)} hankkeen kautta`),
    brokers: (n, all) => `${count(n)} organisaatiota ${count(all)} joukosta, jotka eniten yhdistävät toisilleen vieraita kumppaneita. Solmun koko kertoo sen.`,
    broker: (size, constraint, main) => joined([`tehollinen koko ${measure(size)}`, `rajoite ${measure(constraint)}`, main && `kiinni kumppanissa ${main}`]),
    central: (metric, n, all) => `${metric}: ensimmäiset ${count(n)} organisaatiota ${count(all)} joukosta. Solmun koko kertoo sen.`,
    value: (n) => measure(n),
    communities: (n, all, organisations, modularity, uncoloured) => `${count(n)} suurinta yhteisöä ${count(all)} joukosta väreinä, organisaatioita ${count(organisations)}; modulaarisuus ${measure(modularity)}.${uncoloured > 0 ? ` ${uncoloured === 1 ? 'Yksi kuvan organisaatio kuuluu pienempään yhteisöön ja säilyttää värinsä' : `${count(uncoloured)} kuvan organisaatiota kuuluu pienempiin yhteisöihin ja säilyttää värinsä`}.` : ''}`,
    community: (size, traits) => joined([`${count(size)} organisaatiota`, traits.join(', ')]),
    recommendations: (n, all) => (n === 0 ? 'Ketään ei suositella näillä suodattimilla.' : `${count(n)} organisaatiota ${count(all)} joukosta, joiden kanssa se ei ole tehnyt hankkeita; todennäköisin ensin.`),
    reasons: (n, partners, themes, samePlace) => joined([n > 0 && `${n === 1 ? '1 yhteinen kumppani' : `${count(n)} yhteistä kumppania`}: ${partners.join(', ')}${n > partners.length ? ' …' : ''}`, themes.length > 0 && `teemat: ${themes.join(', ')}`, samePlace && 'sama paikkakunta']),
    change: (ties, organisations) => `Yhteydet: ${count(ties.kept)} säilyi, ${count(ties.come)} syntyi, ${count(ties.gone)} purkautui (vaihtuvuus ${percent(ties.turnover)}). Organisaatiot: ${count(organisations.kept)} pysyi, ${count(organisations.come)} tuli, ${count(organisations.gone)} lähti (${percent(organisations.turnover)}).`,
    formed: (n) => `Syntyneet yhteydet (${count(n)})`, dissolved: (n) => `Purkautuneet yhteydet (${count(n)})`,
    tie: (before, after) => `hankkeita ennen ${count(before)}, jälkeen ${count(after)}`,
    metrics: { DEGREE: 'Kumppanien määrä', STRENGTH: 'Yhteyksien paino', BETWEENNESS: 'Välillisyys', CLOSENESS: 'Läheisyys', EIGENVECTOR: 'Ominaisvektori', PAGERANK: 'PageRank', K_CORE: 'Ydinluku' },
  },
  {
    title: 'Frågor', ofSelected: 'Om det valda', ofAll: 'Om hela nätverket',
    pickFirst: 'Välj en organisation för att fråga om den.', pickSecond: 'Välj en andra för vägarna mellan dem: Skift och klick eller piltangent, i tabellen Skift och blanksteg.',
    askPartners: 'Partner', askRecommendations: 'Vem att möta', askPaths: 'Vägar mellan båda', askBrokers: 'Vilka förmedlar', askCommunities: 'Gemenskaper',
    askMetric: 'Storlek efter', noMetric: 'antal kanter', askChange: 'Vad ändrades mellan två tider', before: 'Tidigare', after: 'Senare', from: 'från år', to: 'till år',
    compare: 'Jämför', reversed: 'En tid kan inte sluta innan den börjar.', end: 'Avsluta frågan', asking: 'Nätverket tillfrågas …',
    bring: (n) => (n === 1 ? 'Lägg den i nätverket' : `Lägg dessa ${count(n)} i nätverket`),
    partners: (n, more) => (n === 0 ? 'Inga partner med dessa filter.' : `${more ? 'De första ' : ''}${count(n)} partner, efter gemensamma projekt.`),
    shared: ({ sharedProjects: n, granted, firstStart, lastEnd }) => joined([n === 1 ? '1 gemensamt projekt' : `${count(n)} gemensamma projekt`, granted && euros(granted), span(firstStart, lastEnd)]),
    paths: (n) => (n === 0 ? 'De har ingen förbindelse med dessa filter.' : n === 1 ? 'Den kortaste vägen.' : `De ${count(n)} kortaste vägarna.`),
    length: (links) => (links === 2 ? 'i samma projekt' : `över ${count(links / 2)} projekt`),
    brokers: (n, all) => `De ${count(n)} av ${count(all)} organisationer som mest förenar partner utan gemensamma projekt. Nodens storlek visar det.`,
    broker: (size, constraint, main) => joined([`effektiv storlek ${measure(size)}`, `begränsning ${measure(constraint)}`, main && `hänger på ${main}`]),
    central: (metric, n, all) => `${metric}: de första ${count(n)} av ${count(all)} organisationer. Nodens storlek visar det.`,
    value: (n) => measure(n),
    communities: (n, all, organisations, modularity, uncoloured) => `De ${count(n)} största av ${count(all)} gemenskaper bland ${count(organisations)} organisationer, i färg; modularitet ${measure(modularity)}.${uncoloured > 0 ? ` ${uncoloured === 1 ? 'En organisation i bilden hör till en mindre och behåller sin färg' : `${count(uncoloured)} organisationer i bilden hör till mindre och behåller sin färg`}.` : ''}`,
    community: (size, traits) => joined([`${count(size)} organisationer`, traits.join(', ')]),
    recommendations: (n, all) => (n === 0 ? 'Ingen rekommenderas med dessa filter.' : `${count(n)} av ${count(all)} organisationer som den inte arbetat med, den troligaste först.`),
    reasons: (n, partners, themes, samePlace) => joined([n > 0 && `${n === 1 ? '1 gemensam partner' : `${count(n)} gemensamma partner`}: ${partners.join(', ')}${n > partners.length ? ' …' : ''}`, themes.length > 0 && `teman: ${themes.join(', ')}`, samePlace && 'samma ort']),
    change: (ties, organisations) => `Band: ${count(ties.kept)} bestod, ${count(ties.come)} knöts, ${count(ties.gone)} upplöstes (omsättning ${percent(ties.turnover)}). Organisationer: ${count(organisations.kept)} stannade, ${count(organisations.come)} kom, ${count(organisations.gone)} lämnade (${percent(organisations.turnover)}).`,
    formed: (n) => `Band som knöts (${count(n)})`, dissolved: (n) => `Band som upplöstes (${count(n)})`,
    tie: (before, after) => `${count(before)} projekt före, ${count(after)} efter`,
    metrics: { DEGREE: 'Antal partner', STRENGTH: 'Bandens vikt', BETWEENNESS: 'Mellanliggande', CLOSENESS: 'Närhet', EIGENVECTOR: 'Egenvektor', PAGERANK: 'PageRank', K_CORE: 'Kärntal' },
  },
);
