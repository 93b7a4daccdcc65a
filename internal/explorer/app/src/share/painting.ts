import { xml } from './xml.ts';

/** What is on screen of an element, drawn anew as SVG: to be scaled, and edited in a drawing program. It leans on no style sheet. */
export function svgOfElement(element: Element): { readonly text: string; readonly width: number; readonly height: number } {
  const frame = element.getBoundingClientRect();
  const { fontFamily } = getComputedStyle(element);
  const layers = new Map<number, string[]>();
  paint(element, { frame, clip: frame, opacity: 1, layer: 0, layers });
  const drawn = [...layers].sort(([a], [b]) => a - b).flatMap(([, parts]) => parts).join('\n');
  const [width, height] = [r(frame.width), r(frame.height)];
  return {
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xml(fontFamily)}">
<rect width="100%" height="100%" fill="${groundOf(element)}"/>
${drawn}
</svg>
`,
    width: frame.width,
    height: frame.height,
  };
}

/** The colour that an element lies on. */
function groundOf(element: Element | null): string {
  if (!element) return colourOf('rgb(255 255 255)')[0];
  const [colour, alpha] = colourOf(getComputedStyle(element).backgroundColor);
  return alpha > 0 ? colour : groundOf(element.parentElement);
}

/** Where an element is drawn: what holds it, what cuts it off, and above what it lies. */
interface Place {
  readonly frame: DOMRect;
  readonly clip: DOMRect;
  readonly opacity: number;
  readonly layer: number;
  readonly layers: Map<number, string[]>;
}

function paint(element: Element, within: Place): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const opacity = within.opacity * Number(style.opacity);
  if (style.display === 'none' || style.visibility === 'hidden' || opacity === 0 || isUnseen(box, style)) return;
  const layer = within.layer + (Number.parseInt(style.zIndex, 10) || 0);
  const place = { ...within, opacity, layer, clip: style.overflow === 'visible' ? within.clip : overlap(within.clip, box) };
  if (element instanceof SVGSVGElement) {
    draw(place, `<svg x="${r(box.x - place.frame.x)}" y="${r(box.y - place.frame.y)}" width="${r(box.width)}" height="${r(box.height)}">${[...element.children].map(copied).join('')}</svg>`);
    return;
  }
  if (meets(box, within.clip)) draw({ ...place, clip: within.clip }, boxOf(box, style, place));
  for (const child of element.childNodes) {
    if (child instanceof Element) paint(child, place);
    else if (child instanceof Text) write(child, style, place);
  }
}

/** What is there for screen readers alone. */
const isUnseen = ({ width, height }: DOMRect, { position, overflow }: CSSStyleDeclaration) => position === 'absolute' && overflow === 'hidden' && width <= 1 && height <= 1;

function draw({ layer, layers }: Place, text: string): void {
  if (text === '') return;
  const parts = layers.get(layer) ?? [];
  layers.set(layer, parts);
  parts.push(text);
}

/** The ground of an element and its lines. */
function boxOf(box: DOMRect, style: CSSStyleDeclaration, { frame, opacity }: Place): string {
  const [x, y, width, height] = [r(box.x - frame.x), r(box.y - frame.y), r(box.width), r(box.height)];
  const shape = `x="${x}" y="${y}" width="${width}" height="${height}" rx="${r(Number.parseFloat(style.borderRadius) || 0)}"`;
  const fade = fadeOf(style.backgroundImage);
  const parts = [
    fade ? `${fade.definition}<rect ${shape} fill="url(#${fade.id})" opacity="${r(opacity)}"/>` : filled(style.backgroundColor, opacity, (paint) => `<rect ${shape} ${paint}/>`),
  ];
  for (const side of sides) {
    const thick = style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]);
    if (thick === 0) continue;
    const at = {
      Top: [x, y, width, thick], Bottom: [x, r(y + height - thick), width, thick], Left: [x, y, thick, height], Right: [r(x + width - thick), y, thick, height],
    }[side];
    parts.push(filled(style[`border${side}Color`], opacity, (paint) => `<rect x="${at[0]}" y="${at[1]}" width="${at[2]}" height="${at[3]}" ${paint}/>`));
  }
  return parts.join('');
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** A gradient of two colours from side to side. */
function fadeOf(image: string): { readonly id: string; readonly definition: string } | null {
  const [, way, from, to] = /^linear-gradient\(to (left|right), ((?:rgb|color)[^)]*\)), ((?:rgb|color)[^)]*\))\)$/.exec(image) ?? [];
  if (!from || !to) return null;
  const [first, last] = (way === 'right' ? [from, to] : [to, from]).map(colourOf);
  const id = `fade${[...image].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7)}`;
  const stop = (offset: number, [colour, alpha]: readonly [string, number]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${alpha}"/>`;
  return { id, definition: `<linearGradient id="${id}">${stop(0, first!)}${stop(1, last!)}</linearGradient>` };
}

/** The lines of a text, each where it stands; what its element cuts off is cut off. */
function write(node: Text, style: CSSStyleDeclaration, { frame, clip, opacity, ...place }: Place): void {
  for (const { text, box } of linesOf(node)) {
    const seen = overlap(box, clip);
    if (text.trim() === '' || !meets(box, clip)) continue;
    const size = Number.parseFloat(style.fontSize);
    const upright = style.writingMode.startsWith('vertical');
    const [x, y] = upright ? [box.width / 2 + size * 0.35, box.height] : [0, box.height / 2 + size * 0.35];
    const turned = upright ? ` transform="rotate(-90 ${r(x)} ${r(y)})"` : '';
    const [dx, dy] = [box.x - seen.x, box.y - seen.y];
    draw({ frame, clip, opacity, ...place }, filled(style.color, opacity, (paint) =>
      `<svg x="${r(seen.x - frame.x)}" y="${r(seen.y - frame.y)}" width="${r(seen.width)}" height="${r(seen.height)}"><g transform="translate(${r(dx)} ${r(dy)})">`
      + `<text x="${r(x)}" y="${r(y)}"${turned} font-size="${r(size)}" font-weight="${style.fontWeight}" ${paint}>${xml(text)}</text></g></svg>`));
  }
}

/** A text as it was broken into lines. */
function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()];
  if (boxes.length <= 1) return boxes.map((box) => ({ text: node.data, box }));
  const lines: { text: string; box: DOMRect }[] = [];
  for (const { index, 0: word } of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    const line = lines.at(-1);
    if (line && Math.abs(line.box.y - box.y) < 2) {
      line.text += word;
      line.box = new DOMRect(line.box.x, line.box.y, box.right - line.box.x, line.box.height);
    } else lines.push({ text: word, box });
  }
  return lines;
}

/** What makes out how an element inside SVG looks, by what it has anyway. */
const looks = {
  fill: '', 'fill-opacity': '1', stroke: 'none', 'stroke-opacity': '1', 'stroke-width': '', 'stroke-linecap': 'butt', opacity: '1', 'font-size': '', 'font-weight': '400',
  'letter-spacing': 'normal', 'text-anchor': 'start', 'dominant-baseline': 'auto', 'paint-order': 'normal', 'vector-effect': 'none',
};

/** An element inside SVG with what style sheets make of it. */
function copied(element: Element): string {
  const style = getComputedStyle(element);
  const own = [...element.attributes].filter(({ name }) => !/^(class|style|data-.*)$/.test(name) && !(name in looks)).map(({ name, value }) => `${name}="${xml(value)}"`);
  const told = Object.entries(looks).flatMap(([name, usual]) => {
    const value = style.getPropertyValue(name);
    return value === usual || element.tagName === 'g' || element.tagName === 'title' ? [] : [`${name}="${xml(value.startsWith('color(') ? colourOf(value)[0] : value)}"`];
  });
  const inside = [...element.childNodes].map((child) => (child instanceof Element ? copied(child) : xml(child.textContent ?? ''))).join('');
  return `<${element.tagName} ${[...own, ...told].join(' ')}>${inside}</${element.tagName}>`;
}

/** What is filled with a colour; nothing where that can't be seen. */
function filled(colour: string, opacity: number, shape: (paint: string) => string): string {
  const [opaque, alpha] = colourOf(colour);
  return alpha * opacity === 0 ? '' : shape(`fill="${opaque}"${alpha * opacity < 1 ? ` fill-opacity="${r(alpha * opacity)}"` : ''}`);
}

/** A colour as drawing programs read it, and its alpha, from what browsers compute: rgb(…), rgba(…) and color(srgb …). */
export function colourOf(computed: string): readonly [colour: string, alpha: number] {
  const numbers = (computed.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  const scale = computed.startsWith('color(') ? 255 : 1;
  return [`rgb(${[red, green, blue].map((part) => Math.round(part * scale)).join(',')})`, alpha];
}

function overlap(a: DOMRect, b: DOMRect): DOMRect {
  const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  return new DOMRect(left, top, Math.max(0, Math.min(a.right, b.right) - left), Math.max(0, Math.min(a.bottom, b.bottom) - top));
}

const meets = (a: DOMRect, b: DOMRect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const r = (n: number) => Math.round(n * 100) / 100;
