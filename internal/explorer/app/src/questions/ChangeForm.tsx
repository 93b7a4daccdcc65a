import { useId, useState } from 'preact/hooks';

import type { Period, Question } from '../view/question.ts';
import { words } from './words.ts';

interface Props {
  readonly question: Question | null;
  readonly set: (question: Question) => void;
}

/** The programme periods that people compare most. */
const usual = { before: { from: '2007', to: '2013' }, after: { from: '2014', to: '2020' } };

/** Asks what changed between two times, given in years. */
export function ChangeForm({ question, set }: Props) {
  const asked = question?.ask === 'change' ? question : null;
  const [before, setBefore] = useState<Period>(asked?.before ?? usual.before);
  const [after, setAfter] = useState<Period>(asked?.after ?? usual.after);
  const wrong = [before, after].some(({ from, to }) => from !== null && to !== null && from > to);
  const text = words.value;
  return (
    <details open={!!asked}>
      <summary>{text.askChange}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) set({ ask: 'change', before, after });
        }}
      >
        <Years label={text.before} period={before} choose={setBefore} />
        <Years label={text.after} period={after} choose={setAfter} />
        {wrong && <p class="wrong" role="alert">{text.reversed}</p>}
        <button type="submit" disabled={wrong}>{text.compare}</button>
      </form>
    </details>
  );
}

interface YearsProps {
  readonly label: string;
  readonly period: Period;
  readonly choose: (period: Period) => void;
}

function Years({ label, period, choose }: YearsProps) {
  const id = useId();
  const year = (end: 'from' | 'to') => (
    <input
      class="field"
      type="number"
      min="1950"
      max="2100"
      aria-label={`${label}: ${words.value[end]}`}
      value={period[end] ?? ''}
      onChange={({ currentTarget: { value, validity } }) => validity.valid && choose({ ...period, [end]: value === '' ? null : value })}
    />
  );
  return (
    <div class="row" role="group" aria-labelledby={id}>
      <span id={id}>{label}</span> {year('from')}–{year('to')}
    </div>
  );
}
