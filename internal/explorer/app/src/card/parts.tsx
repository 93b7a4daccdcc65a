import type { ComponentChildren } from 'preact';

import type { Called } from '../generated/operations.ts';
import { drawnKinds } from '../network/expansion.ts';
import { calledName } from '../network/name.ts';
import { useSession } from '../page/context.ts';
import { kindOf } from '../search/HitLine.tsx';
import { placed, put, select } from '../view/view.ts';
import { words } from './words.ts';

/** A part of a card under a heading; nothing where it has nothing to show. */
export function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Facts by name. What is not known is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ComponentChildren])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  if (known.length === 0) return null;
  return (
    <dl>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where a name leads: pressing it opens the node's card, the plus puts it on the canvas. */
export function NodeName({ node }: { readonly node: Called }) {
  const session = useSession();
  const kind = kindOf(node);
  const name = calledName(node);
  const drawable = (drawnKinds as readonly string[]).includes(kind);
  const there = placed(session.view.value).includes(node.id);
  return (
    <span class="node">
      <span class={`kind ${kind}`} aria-hidden="true" />{' '}
      <button type="button" class="named" dir="auto" onClick={() => session.drift((view) => select(view, node.id))}>{name}</button>
      {drawable && !there && (
        <button type="button" class="plain put" aria-label={words.value.putNamed(name)} title={words.value.put} onClick={() => session.do((view) => put(view, [node.id]))}>+</button>
      )}
    </span>
  );
}

interface NodeListProps<T> {
  readonly items: readonly T[];
  /** How many there are in all; that some are not listed is said. */
  readonly total?: number;
  readonly node: (item: T) => Called | null;
  readonly detail?: (item: T) => ComponentChildren;
}

export function NodeList<T>({ items, total, node, detail }: NodeListProps<T>) {
  const left = (total ?? items.length) - items.length;
  return (
    <>
      <ul class="nodes">
        {items.map((item, i) => {
          const called = node(item);
          const more = detail?.(item);
          return (
            <li key={called?.id ?? i}>
              {called ? <NodeName node={called} /> : <span class="soft">{words.value.untold}</span>}
              {more && <div class="soft">{more}</div>}
            </li>
          );
        })}
      </ul>
      {left > 0 && <p class="soft">{words.value.left(left)}</p>}
    </>
  );
}

/** A link to another site, opened beside this page. */
export function WebLink({ href }: { readonly href: string | null }) {
  if (!href) return null;
  return <a href={href} target="_blank" rel="noreferrer noopener">{href.replace(/^https?:\/\//, '')}</a>;
}
