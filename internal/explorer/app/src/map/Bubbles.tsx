import { groupColours, labelText } from '../canvas/appearance.ts';
import type { Marks } from '../canvas/marks.ts';
import type { Kind } from '../generated/operations.ts';
import type { Picture } from '../network/picture.ts';
import { useSession } from '../page/context.ts';
import type { NodeId } from '../view/view.ts';
import { type Bubble, type Link, named } from './bubbles.ts';

interface Props {
  readonly bubbles: readonly Bubble[];
  readonly links: readonly Link[];
  /** The bubble that the person stands on. */
  readonly standing: string | undefined;
  readonly nameOf: (bubble: Bubble) => string;
  readonly tellBubble: (bubble: Bubble) => string;
  readonly tellLink: (link: Link) => string;
  readonly choose: (bubble: Bubble, beside: boolean) => void;
}

/** Lines are the fainter the more there are, so that bubbles and their names stay legible. */
const faintness = (links: number) => Math.max(0.07, Math.min(0.35, 4 / Math.sqrt(links)));

const letter = 6.4; // pixels of a letter of a name, about

/** The nodes of the picture as circles, and their projects as lines between them. */
export function Bubbles({ bubbles, links, standing, nameOf, tellBubble, tellLink, choose }: Props) {
  const session = useSession();
  const { selected, pinned } = session.view.value;
  const picture = session.picture.value;
  const marks = session.marks.value;
  const strong = strongProjects(picture, selected);
  const names = new Map(bubbles.map((bubble) => [bubble.key, labelText(nameOf(bubble))]));
  const shown = named(bubbles, ({ key }) => names.get(key)!.length * letter);
  const isChosen = ({ nodes }: Bubble) => nodes.some((id) => selected.includes(id));
  return (
    <>
      <g style={{ '--faint': faintness(links.length) }}>
        {links.map((link) => (
          <path
            key={link.key}
            class={`link${link.projects.some((id) => strong.has(id)) ? ' strong' : ''}`}
            data-projects={link.projects.length}
            d={arc(link)}
            stroke-width={Math.min(1 + 0.9 * Math.sqrt(link.projects.length), 9)}
          >
            <title>{tellLink(link)}</title>
          </path>
        ))}
      </g>
      {[...bubbles].reverse().map((bubble) => {
        const { key, at, radius, nodes } = bubble;
        const faded = marks.nodes.size > 0 && !nodes.some((id) => marks.nodes.has(id));
        const classes = ['bubble', isChosen(bubble) && 'chosen', key === standing && 'standing', faded && 'faded', nodes.some((id) => pinned[id]) && 'pinned'];
        return (
          <g
            key={key}
            class={classes.filter(Boolean).join(' ')}
            data-key={key}
            data-nodes={nodes.length}
            transform={`translate(${at.x} ${at.y})`}
            style={{ '--own': colourOf(nodes, picture, marks) }}
            onClick={(event) => choose(bubble, event.shiftKey || event.ctrlKey || event.metaKey)}
          >
            <title>{tellBubble(bubble)}</title>
            <circle r={radius} />
            {nodes.length > 1 && radius > 8 && <text class="count">{nodes.length}</text>}
          </g>
        );
      })}
      {bubbles.filter((bubble) => shown.has(bubble.key) || isChosen(bubble)).map(({ key, at, radius }) => (
        <text key={key} class="name" x={at.x + radius + 3} y={at.y + 4}>{names.get(key)}</text>
      ))}
    </>
  );
}

/** The projects that are selected, and those of what is selected. */
function strongProjects({ edges }: Picture, selected: readonly NodeId[]): Set<NodeId> {
  const strong = new Set(selected);
  for (const { source, target } of edges) {
    if (selected.includes(source)) strong.add(target);
    if (selected.includes(target)) strong.add(source);
  }
  return strong;
}

/** A line that bends a little, so that lines over the same places are told apart. */
function arc({ from: { at: a }, to: { at: b } }: Link): string {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return `M${a.x} ${a.y}Q${(a.x + b.x) / 2 - dy * 0.12} ${(a.y + b.y) / 2 + dx * 0.12} ${b.x} ${b.y}`;
}

/** The colour of the group, or else of the kind, that most of some nodes have. */
function colourOf(nodes: readonly NodeId[], picture: Picture, { group }: Marks): string {
  const counts = new Map<string, number>();
  for (const id of nodes) {
    const own = group.get(id);
    const kind: Kind = picture.nodes.get(id)?.kind ?? 'ORGANISATION';
    const colour = own === undefined ? `var(--kind-${kind})` : `var(--group-${Math.min(own, groupColours - 1)})`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].sort(([, n], [, m]) => m - n)[0]![0];
}
