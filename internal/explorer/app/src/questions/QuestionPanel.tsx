import './questions.css';

import { useEffect, useMemo } from 'preact/hooks';

import { inWords, tryAgain } from '../api/words.ts';
import { CentralityMetric } from '../generated/operations.ts';
import { useSession } from '../page/context.ts';
import type { Session } from '../page/session.ts';
import type { Question } from '../view/question.ts';
import { ask } from '../view/view.ts';
import { AnswerText } from './AnswerText.tsx';
import { Asking } from './asking.ts';
import { ChangeForm } from './ChangeForm.tsx';
import { words } from './words.ts';

/** What can be asked of the network, and the answer to what was asked. */
export function QuestionPanel() {
  const session = useSession();
  const asking = useMemo(() => new Asking(session), [session]);
  useEffect(() => asking.follow(), [asking]);
  const { question } = session.view.value;
  const { data: answer, failure, busy } = asking.reading;
  const set = (next: Question | null) => session.do((view) => ask(view, next));
  const text = words.value;
  return (
    <div class="tool questions" aria-busy={busy.value}>
      <OfSelected session={session} question={question} set={set} />
      <div class="row" role="group" aria-label={text.ofAll}>
        <button type="button" aria-pressed={question?.ask === 'brokers'} onClick={() => set({ ask: 'brokers' })}>{text.askBrokers}</button>
        <button type="button" aria-pressed={question?.ask === 'communities'} onClick={() => set({ ask: 'communities' })}>{text.askCommunities}</button>
      </div>
      <label class="row">
        {text.askMetric}
        <select
          value={question?.ask === 'centrality' ? question.metric : ''}
          onChange={({ currentTarget: { value } }) => {
            const metric = Object.values(CentralityMetric).find((each) => each === value);
            set(metric ? { ask: 'centrality', metric } : null);
          }}
        >
          <option value="">{text.noMetric}</option>
          {Object.values(CentralityMetric).map((metric) => <option key={metric} value={metric}>{text.metrics[metric]}</option>)}
        </select>
      </label>
      <ChangeForm question={question} set={set} />
      {question && <button type="button" onClick={() => set(null)}>{text.end}</button>}
      {failure.value !== undefined && (
        <p class="wrong" role="alert">
          {inWords(failure.value)} <button type="button" onClick={() => asking.reading.again()}>{tryAgain()}</button>
        </p>
      )}
      {question && busy.value && !answer.value && <p class="soft">{text.asking}</p>}
      {question && answer.value && <AnswerText answer={answer.value} />}
    </div>
  );
}

interface Props {
  readonly session: Session;
  readonly question: Question | null;
  readonly set: (question: Question) => void;
}

/** Questions about the one or two organisations that are selected. */
function OfSelected({ session, question, set }: Props) {
  const text = words.value;
  const nodes = session.network.value.nodes;
  const picked = session.view.value.selected.filter((id) => nodes.get(id)?.kind === 'ORGANISATION');
  const [first, second] = picked;
  return (
    <>
      <div class="row" role="group" aria-label={text.ofSelected}>
        <button type="button" disabled={!first} aria-pressed={question?.ask === 'partners'} onClick={() => set({ ask: 'partners', of: picked })}>{text.askPartners}</button>
        <button type="button" disabled={!first || !!second} aria-pressed={question?.ask === 'recommendations'} onClick={() => set({ ask: 'recommendations', of: first! })}>{text.askRecommendations}</button>
        <button type="button" disabled={!second} aria-pressed={question?.ask === 'paths'} onClick={() => set({ ask: 'paths', from: first!, to: second! })}>{text.askPaths}</button>
      </div>
      {!second && <p class="soft">{first ? text.pickSecond : text.pickFirst}</p>}
    </>
  );
}
