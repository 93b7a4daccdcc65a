import { count } from '../i18n/format.ts';
import { catalogue } from '../i18n/language.ts';

export const words = catalogue(
  {
    canvas: (nodes: number, edges: number) => `Network: ${count(nodes)} nodes, ${count(edges)} edges`,
    help: 'Arrow keys step from node to node, Enter puts the focus on its card, P pins, Delete hides, plus and minus zoom, 0 shows all. The table view has the same as text.',
    node: (kind: string, name: string, degree: number) => `${kind}: ${name}, ${degree === 1 ? '1 edge' : `${count(degree)} edges`}`,
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show all',
    restart: 'Lay out anew',
    noWebGL: 'This browser does not draw with WebGL, or it is switched off. The table has the same network.',
    toTable: 'Show the table',
  },
  {
    canvas: (nodes, edges) => `Verkosto: ${count(nodes)} solmua, ${count(edges)} yhteyttä`,
    help: 'Nuolinäppäimet siirtävät solmusta toiseen, Enter siirtää kohdistuksen korttiin, P kiinnittää, Delete piilottaa, plus ja miinus zoomaavat, 0 näyttää kaiken. Taulukkonäkymässä on sama tekstinä.',
    node: (kind, name, degree) => `${kind}: ${name}, ${degree === 1 ? '1 yhteys' : `${count(degree)} yhteyttä`}`,
    zoomIn: 'Lähennä',
    zoomOut: 'Loitonna',
    fit: 'Näytä kaikki',
    restart: 'Asettele uudelleen',
    noWebGL: 'Selain ei piirrä WebGL:llä, tai se on pois päältä. Taulukossa on sama verkosto.',
    toTable: 'Näytä taulukko',
  },
  {
    canvas: (nodes, edges) => `Nätverk: ${count(nodes)} noder, ${count(edges)} kanter`,
    help: 'Piltangenterna går från nod till nod, Enter flyttar fokus till kortet, P fäster, Delete döljer, plus och minus zoomar, 0 visar allt. Tabellvyn har samma som text.',
    node: (kind, name, degree) => `${kind}: ${name}, ${degree === 1 ? '1 kant' : `${count(degree)} kanter`}`,
    zoomIn: 'Zooma in',
    zoomOut: 'Zooma ut',
    fit: 'Visa allt',
    restart: 'Lägg ut på nytt',
    noWebGL: 'Webbläsaren ritar inte med WebGL, eller det är avstängt. Tabellen har samma nätverk.',
    toTable: 'Visa tabellen',
  },
);
