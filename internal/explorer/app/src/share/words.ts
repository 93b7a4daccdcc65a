import { catalogue } from '../i18n/language.ts';

export const words = catalogue(
  {
    title: 'Take along', link: 'Copy link to this view', png: 'Picture (PNG)', svg: 'Drawing (SVG)', gexf: 'Network for Gephi (GEXF)', graphml: 'Network (GraphML)',
    nodes: 'Nodes (CSV)', edges: 'Relations (CSV)', graphiql: 'Open the query in GraphiQL', curl: 'Copy the query as curl',
    copied: 'Copied.', copyByHand: 'This browser copies nothing by itself. Copy it from here:', notDrawn: 'There is no picture of this view.', tableIsCsv: 'The table is taken along as CSV: nodes or relations.', empty: 'There is nothing on the canvas yet.',
  },
  {
    title: 'Ota mukaan', link: 'Kopioi linkki tähän näkymään', png: 'Kuva (PNG)', svg: 'Piirros (SVG)', gexf: 'Verkosto Gephille (GEXF)', graphml: 'Verkosto (GraphML)',
    nodes: 'Solmut (CSV)', edges: 'Yhteydet (CSV)', graphiql: 'Avaa kysely GraphiQL:ssä', curl: 'Kopioi kysely curl-komentona',
    copied: 'Kopioitu.', copyByHand: 'Tämä selain ei kopioi itse. Kopioi tästä:', notDrawn: 'Tästä näkymästä ei ole kuvaa.', tableIsCsv: 'Taulukon saa mukaan CSV-muodossa: solmut tai yhteydet.', empty: 'Näkymässä ei ole vielä mitään.',
  },
  {
    title: 'Ta med', link: 'Kopiera länk till denna vy', png: 'Bild (PNG)', svg: 'Teckning (SVG)', gexf: 'Nätverk för Gephi (GEXF)', graphml: 'Nätverk (GraphML)',
    nodes: 'Noder (CSV)', edges: 'Relationer (CSV)', graphiql: 'Öppna frågan i GraphiQL', curl: 'Kopiera frågan som curl',
    copied: 'Kopierat.', copyByHand: 'Denna webbläsare kopierar inte själv. Kopiera härifrån:', notDrawn: 'Det finns ingen bild av denna vy.', tableIsCsv: 'Tabellen tas med som CSV: noder eller relationer.', empty: 'Det finns inget i vyn ännu.',
  },
);
