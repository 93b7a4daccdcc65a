import { Evidence } from '../card/Evidence.tsx';
import { NodeName } from '../card/parts.tsx';
import { Confirm, Reject } from '../generated/operations.ts';
import { measure } from '../i18n/format.ts';
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
        <div><NodeName node={fact.node} /></div>
        <div><Evidence citations={[fact]} /></div>
      </div>
      <Decision choices={[{ name: text.right, decide: judge(Confirm) }, { name: text.notRight, decide: judge(Reject) }]} />
    </article>
  );
}
