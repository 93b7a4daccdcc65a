import { Evidence } from '../card/Evidence.tsx';
import { NodeName } from '../card/parts.tsx';
import { type Called, Confirm, Reject } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { euros, measure } from '../i18n/format.ts';
import { useSession } from '../page/context.ts';
import { Decision } from './Decision.tsx';
import type { Item } from './ReviewView.tsx';
import { words } from './words.ts';

type Fact = Exclude<Item, { readonly __typename: 'Match' }>;

/** What a rule read from prose, beside the words it was read from. */
export function FactReview({ fact, decided }: { readonly fact: Fact; readonly decided: () => void }) {
  const { curation } = useSession();
  const text = words.value;
  const stated = { subject: fact.node.id, source: fact.source.id };
  const judge = (operation: typeof Confirm | typeof Reject) => async (note: string | null) => {
    decided();
    await curation.do(operation, { ...stated, note });
  };
  return (
    <article>
      <h2>{text.mayBeRight(measure(100 * fact.confidence))}</h2>
      <div class="beside">
        <div><Judged node={fact.node} /></div>
        <div><Evidence citations={[fact]} unfolded /></div>
      </div>
      <Decision choices={[{ name: text.right, decide: judge(Confirm) }, { name: text.notRight, decide: judge(Reject) }]} />
    </article>
  );
}

/** The node, or the two that it joins. */
function Judged({ node }: { readonly node: Fact['node'] }) {
  switch (node.__typename) {
    case 'Participation':
      return <Joined ends={[node.organisation, node.project]} as={domain.value.role[node.role]} />;
    case 'Funding':
      return <Joined ends={[node.funder, node.project]} as={[domain.value.kind.FUNDING, node.granted && euros(node.granted)].filter(Boolean).join(' ')} />;
    default:
      return <NodeName node={node} />;
  }
}

function Joined({ ends, as }: { readonly ends: readonly (Called | null)[]; readonly as: string }) {
  return (
    <>
      {ends.map((end) => end && <div key={end.id}><NodeName node={end} /></div>)}
      <div class="soft">{as}</div>
    </>
  );
}
