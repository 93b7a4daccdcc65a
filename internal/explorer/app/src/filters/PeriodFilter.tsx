import type { TargetedEvent } from 'preact';
import { useRef } from 'preact/hooks';

import { date } from '../i18n/format.ts';
import { useSession } from '../page/context.ts';
import { Choice } from '../ui/Choice.tsx';
import { filterBy } from '../view/view.ts';
import { chosenMonths, dateOf, filtersOf, type Months } from './months.ts';
import { speeds, usePlayer } from './playing.ts';
import { words } from './words.ts';

interface Props {
  readonly data: Months;
  /** How many projects start in each year of the data. */
  readonly byYear: readonly number[];
}

/** The period as a slider with two handles over the years, which can play. */
export function PeriodFilter({ data, byYear }: Props) {
  const session = useSession();
  const player = usePlayer(session, data);
  const dragging = useRef(false);
  const chosen = chosenMonths(session.view.value.filters, data);
  const text = words.value;

  const choose = (months: Months) => {
    const deed = (view: Parameters<typeof filterBy>[0]) => filterBy(view, { ...view.filters, ...filtersOf(months, data) });
    if (dragging.current) session.drift(deed);
    else session.do(deed);
    dragging.current = true;
  };
  const handle = (end: keyof Months, label: string) => (
    <input
      type="range"
      class={end}
      min={data.first}
      max={data.last}
      value={chosen[end]}
      aria-label={label}
      aria-valuetext={date(dateOf(chosen[end]))}
      onInput={({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
        const month = Number(currentTarget.value);
        choose(end === 'first' ? { first: Math.min(month, chosen.last), last: chosen.last } : { first: chosen.first, last: Math.max(month, chosen.first) });
        currentTarget.value = String(end === 'first' ? Math.min(month, chosen.last) : Math.max(month, chosen.first));
      }}
      onChange={() => (dragging.current = false)}
    />
  );
  const length = Math.max(1, data.last - data.first);
  const share = (month: number) => `${((month - data.first) / length) * 100}%`;

  return (
    <fieldset class="period-filter">
      <legend>{text.period}</legend>
      <p class="chosen" aria-live="off">{text.months(date(dateOf(chosen.first)), date(dateOf(chosen.last)))}</p>
      <div class="range">
        <Years byYear={byYear} data={data} chosen={chosen} />
        <div class="track"><div class="within" style={{ insetInlineStart: share(chosen.first), insetInlineEnd: `calc(100% - ${share(chosen.last)})` }} /></div>
        {handle('first', text.from)}
        {handle('last', text.to)}
      </div>
      <div class="row">
        <button type="button" aria-label={text.back} title={text.back} onClick={() => player.step(-1)}>◂</button>
        <button type="button" aria-pressed={player.playing} onClick={player.toggle}>{player.playing ? text.pause : text.play}</button>
        <button type="button" aria-label={text.forward} title={text.forward} onClick={() => player.step(1)}>▸</button>
        <Choice bare label={text.speed} values={speeds} chosen={player.speed} name={text.speeds} choose={player.setSpeed} />
      </div>
    </fieldset>
  );
}

interface YearsProps extends Props {
  readonly chosen: Months;
}

/** A bar for each year; those outside of the period are faint. */
function Years({ byYear, data, chosen }: YearsProps) {
  const most = Math.max(1, ...byYear);
  const firstYear = Math.floor(data.first / 12);
  const months = data.last - data.first + 1;
  return (
    <svg class="years" viewBox={`${data.first} 0 ${months} 100`} preserveAspectRatio="none" role="img" aria-label={words.value.byYear}>
      {byYear.map((n, i) => {
        const month = (firstYear + i) * 12;
        const height = (n / most) * 100;
        const inside = month <= chosen.last && month + 11 >= chosen.first;
        return <rect key={month} class={inside ? 'inside' : ''} x={month + 1} width={10} y={100 - height} height={height} />;
      })}
    </svg>
  );
}
