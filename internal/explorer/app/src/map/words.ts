import { count } from '../i18n/format.ts';
import { catalogue } from '../i18n/language.ts';

export const words = catalogue(
  {
    view: 'Map',
    label: (places: number, lines: number) => `Map: ${count(places)} places, ${count(lines)} lines of projects between them`,
    help: 'Arrow keys step from place to place, Enter lists what is there, P pins and Delete hides all of it, plus and minus zoom, 0 shows all.',
    spot: (name: string, more: number, nodes: number) =>
      `${name}${more > 0 ? ` and ${more === 1 ? '1 place' : `${count(more)} places`} around` : ''}: ${nodes === 1 ? '1 node' : `${count(nodes)} nodes`}`,
    line: (from: string, to: string, projects: number) => `${from} – ${to}: ${projects === 1 ? '1 project' : `${count(projects)} projects`}`,
    placeless: (n: number) => (n === 1 ? '1 node has no place' : `${count(n)} nodes have no place`),
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Show all', close: 'Close',
    hideAll: 'Hide all', pinAll: 'Pin all',
    more: (n: number) => `${count(n)} more: see the table.`,
    schematic: 'Areas are worked out from where the municipalities are.',
    empty: 'Nothing on the canvas has a place yet.',
    noGround: 'The municipalities could not be read: only what has coordinates of its own is shown.',
  },
  {
    view: 'Kartta',
    label: (places, lines) => `Kartta: ${count(places)} paikkaa, ${count(lines)} hankkeiden yhteyttä niiden välillä`,
    help: 'Nuolinäppäimet siirtävät paikasta toiseen, Enter luettelee paikan solmut, P kiinnittää ja Delete piilottaa ne kaikki, plus ja miinus zoomaavat, 0 näyttää kaiken.',
    spot: (name, more, nodes) => `${name}${more > 0 ? ` ja ${more === 1 ? '1 paikka' : `${count(more)} paikkaa`} ympärillä` : ''}: ${nodes === 1 ? '1 solmu' : `${count(nodes)} solmua`}`,
    line: (from, to, projects) => `${from} – ${to}: ${projects === 1 ? '1 hanke' : `${count(projects)} hanketta`}`,
    placeless: (n) => (n === 1 ? '1 solmulla ei ole paikkaa' : `${count(n)} solmulla ei ole paikkaa`),
    zoomIn: 'Lähennä', zoomOut: 'Loitonna', fit: 'Näytä kaikki', close: 'Sulje',
    hideAll: 'Piilota kaikki', pinAll: 'Kiinnitä kaikki',
    more: (n) => `${count(n)} lisää: katso taulukosta.`,
    schematic: 'Alueet on johdettu kuntien sijainneista.',
    empty: 'Millään kuvassa ei ole vielä paikkaa.',
    noGround: 'Kuntia ei voitu lukea: vain omat koordinaatit tuntevat näkyvät.',
  },
  {
    view: 'Karta',
    label: (places, lines) => `Karta: ${count(places)} platser, ${count(lines)} linjer av projekt mellan dem`,
    help: 'Piltangenterna går från plats till plats, Enter listar vad som finns där, P fäster och Delete döljer allt där, plus och minus zoomar, 0 visar allt.',
    spot: (name, more, nodes) => `${name}${more > 0 ? ` och ${more === 1 ? '1 plats' : `${count(more)} platser`} omkring` : ''}: ${nodes === 1 ? '1 nod' : `${count(nodes)} noder`}`,
    line: (from, to, projects) => `${from} – ${to}: ${count(projects)} projekt`,
    placeless: (n) => (n === 1 ? '1 nod saknar plats' : `${count(n)} noder saknar plats`),
    zoomIn: 'Zooma in', zoomOut: 'Zooma ut', fit: 'Visa allt', close: 'Stäng',
    hideAll: 'Dölj alla', pinAll: 'Fäst alla',
    more: (n) => `${count(n)} till: se tabellen.`,
    schematic: 'Områdena är härledda ur kommunernas lägen.',
    empty: 'Inget i bilden har en plats ännu.',
    noGround: 'Kommunerna kunde inte läsas: bara det som har egna koordinater visas.',
  },
);
