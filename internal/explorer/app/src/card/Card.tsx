import './card.css';

import { useEffect, useRef } from 'preact/hooks';

import { inWords, tryAgain } from '../api/words.ts';
import { useReading } from '../api/reading.ts';
import { Card as CardDocument, type CardData } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { calledName } from '../network/name.ts';
import { useSession } from '../page/context.ts';
import { kindOf } from '../search/HitLine.tsx';
import { type NodeId, select } from '../view/view.ts';
import { CanvasTools } from './CanvasTools.tsx';
import { Evidence } from './Evidence.tsx';
import { FundCard } from './FundCard.tsx';
import { OrganisationCard } from './OrganisationCard.tsx';
import { PersonCard } from './PersonCard.tsx';
import { MunicipalityCard, RegionCard, SubRegionCard } from './PlaceCard.tsx';
import { ProjectCard } from './ProjectCard.tsx';
import { SourceCard } from './SourceCard.tsx';
import { words } from './words.ts';

type Told = NonNullable<CardData['node']>;

/** All that is known of the node that is looked at. */
export function Card() {
  const session = useSession();
  const id = session.view.value.selected.at(-1);
  return (
    <aside class="card" aria-label={words.value.card} aria-live="off">
      {id !== undefined && <CardOf key={id} id={id} />}
    </aside>
  );
}

function CardOf({ id }: { readonly id: NodeId }) {
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const refreshed = session.refreshed.value;
  const { data, failure, busy, again } = useReading(`${id} ${refreshed}`, async (signal) => (await session.client.read(CardDocument, { id }, signal)).data);
  const asked = session.close.value;
  const seen = useRef(asked);
  useEffect(() => {
    if (asked !== seen.current) heading.current?.focus();
    seen.current = asked;
  }, [asked, data]);
  const node = data?.node;
  const known = session.network.value.nodes.get(id);
  return (
    <article aria-busy={busy}>
      <header>
        <h2 ref={heading} tabIndex={-1} dir="auto">{node ? calledName(node) : (known?.label ?? '…')}</h2>
        <button type="button" class="plain" aria-label={words.value.close} title={words.value.close} onClick={() => session.drift((view) => select(view, null))}>×</button>
        {node && (
          <p class="soft">
            <span class={`kind ${kindOf(node)}`} aria-hidden="true" /> {domain.value.kind[kindOf(node)]}
          </p>
        )}
      </header>
      {failure !== undefined && (
        <div class="failed" role="alert">
          <p>{inWords(failure)}</p>
          <button type="button" onClick={again}>{tryAgain()}</button>
        </div>
      )}
      {data && !node && <p role="alert">{words.value.gone}</p>}
      {node && <CanvasTools node={node} />}
      {node && <Facts node={node} />}
      {node && node.__typename !== 'Source' && 'citations' in node && <Evidence citations={node.citations.nodes} />}
    </article>
  );
}

function Facts({ node }: { readonly node: Told }) {
  switch (node.__typename) {
    case 'Project':
      return <ProjectCard project={node} />;
    case 'Organisation':
      return <OrganisationCard organisation={node} />;
    case 'Municipality':
      return <MunicipalityCard place={node} />;
    case 'SubRegion':
      return <SubRegionCard place={node} />;
    case 'Region':
      return <RegionCard place={node} />;
    case 'Fund':
      return <FundCard fund={node} />;
    case 'Person':
      return <PersonCard person={node} />;
    case 'Source':
      return <SourceCard source={node} />;
    default:
      return null;
  }
}
