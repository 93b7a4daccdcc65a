import type { Found, Kind } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { nameOf, span } from '../i18n/format.ts';
import type { Hit } from './finding.ts';
import { words } from './words.ts';

const kinds: Readonly<Record<string, Kind>> = {
  Project: 'PROJECT', Organisation: 'ORGANISATION', Municipality: 'MUNICIPALITY', SubRegion: 'SUB_REGION', Region: 'REGION',
  Fund: 'FUND', Person: 'PERSON', Source: 'SOURCE', Participation: 'PARTICIPATION', Funding: 'FUNDING', Match: 'MATCH', Annotation: 'ANNOTATION',
};

/** The kind of a node by the name of its type. */
export function kindOf(node: { readonly __typename: string }): Kind {
  return kinds[node.__typename] ?? 'SOURCE';
}

/** What was found: its name, what it is, and the passages where the words stand. */
export function HitLine({ hit: { node, highlights } }: { readonly hit: Hit }) {
  const kind = kindOf(node);
  const name = title(node);
  return (
    <>
      <div class="row">
        <span class={`kind ${kind}`} aria-hidden="true" />
        <strong dir="auto">{name}</strong>
      </div>
      <div class="soft">
        {[domain.value.kind[kind], ...details(node)].filter(Boolean).join(' · ')}
      </div>
      {highlights.filter(({ fragments }) => fragments.map(({ text }) => text).join('') !== name).slice(0, 2).map(({ field, fragments }, i) => (
        <div key={i} class="passage" dir="auto">
          <span class="soft">{words.value.field[field] ?? field}: </span>
          {fragments.map(({ text, match }, j) => (match ? <mark key={j}>{text}</mark> : text))}
        </div>
      ))}
    </>
  );
}

function title(node: Found): string {
  if ('names' in node) return nameOf(node);
  if ('name' in node) return node.name;
  return ('title' in node && (node.title ?? node.address)) || node.id;
}

/** What tells one from another of the same name. */
function details(node: Found): (string | null)[] {
  switch (node.__typename) {
    case 'Project':
      return [node.acronym, node.code, node.period, span(node.start, node.end)];
    case 'Organisation':
      return [node.type && domain.value.type[node.type], node.municipality?.name ?? node.country];
    case 'Municipality':
    case 'SubRegion':
    case 'Region':
      return [node.placeCode];
    case 'Fund':
      return [node.code, node.period, node.programme];
    case 'Person':
      return [node.title, node.organisation?.name ?? null];
    case 'Source':
      return [node.format, node.address];
    default:
      return [];
  }
}
