import './filters.css';

import { useRef } from 'preact/hooks';

import { useReading } from '../api/reading.ts';
import { pause } from '../api/retry.ts';
import { inWords } from '../api/words.ts';
import { Facets, Reach } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { useSession } from '../page/context.ts';
import { countConditions, type Filters } from '../view/filters.ts';
import { filterBy, visible } from '../view/view.ts';
import { AmountFilter } from './AmountFilter.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { choices, cleared, facetVariables, projectsByYear, type Several, toggled } from './facets.ts';
import { type Months, monthOf } from './months.ts';
import { PeriodFilter } from './PeriodFilter.tsx';
import { words } from './words.ts';

const lists: readonly Several[] = ['programmes', 'funders', 'places', 'roles'];
const rest = 150; // milliseconds that filters must rest before other figures are asked for

/** Which projects the picture is about, with how many each choice would leave. */
export function FilterPanel() {
  const session = useSession();
  const { filters } = session.view.value;
  const asked = facetVariables(filters);
  const begun = useRef(false);
  const facets = useReading(JSON.stringify(asked), async (signal) => {
    if (begun.current) await pause(rest, signal);
    begun.current = true;
    return (await session.client.read(Facets, asked, signal)).data;
  });
  const reach = useReading('reach', async (signal) => (await session.client.read(Reach, {}, signal)).data.meta.coverage);
  const text = words.value;

  const set = (next: Filters) => session.do((view) => filterBy(view, next));
  const data = reach.data && monthsOf(reach.data);
  const found = facets.data;
  const gone = session.passing.value && visible(session.view.value).filter((id) => session.network.value.nodes.has(id) && !session.passing.value!.has(id)).length;
  return (
    <div class="filters" aria-busy={facets.busy}>
      {facets.failure !== undefined && <p class="wrong" role="alert">{inWords(facets.failure)}</p>}
      {found && (
        <p class="figures" data-projects={found.passing.totalCount}>
          <strong>{text.projects(found.passing.totalCount)}</strong>, {text.money(found.passing.amounts.granted)}
        </p>
      )}
      {!!gone && <p class="soft" data-gone={gone}>{text.gone(gone)}</p>}
      {countConditions(filters) > 0 && <button type="button" onClick={() => set(cleared(filters))}>{text.all}</button>}
      {data && <PeriodFilter data={data} byYear={projectsByYear(found, Math.floor(data.first / 12), Math.floor(data.last / 12))} />}
      {reach.data && !data && <p class="soft">{text.noTime}</p>}
      {found && lists.map((of) => (
        <ChoiceList
          key={of}
          name={text[of]}
          choices={choices(found, of, filters, domain.value.role)}
          chosen={filters[of]}
          toggle={(value) => set(toggled(filters, of, value))}
          clear={() => set(cleared(filters, of))}
        />
      ))}
      <AmountFilter least={filters.least} most={filters.most} choose={(amounts) => set({ ...filters, ...amounts })} />
    </div>
  );
}

function monthsOf({ firstStart, lastEnd }: { readonly firstStart: string | null; readonly lastEnd: string | null }): Months | null {
  const [start, end] = [firstStart ?? lastEnd, lastEnd ?? firstStart];
  if (start === null || end === null) return null;
  const first = monthOf(start);
  return { first, last: Math.max(first, monthOf(end, true)) };
}
