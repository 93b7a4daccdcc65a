import './flows.css';

import { useMemo } from 'preact/hooks';

import { useReading } from '../api/reading.ts';
import { inWords, tryAgain } from '../api/words.ts';
import { FlowLevel } from '../generated/operations.ts';
import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import { Choice } from '../ui/Choice.tsx';
import { type FlowsLook, flowScopes, measures } from '../view/looks.ts';
import { look } from '../view/view.ts';
import { MatrixTable } from './MatrixTable.tsx';
import { matrixOf } from './matrix.ts';
import { readFlows } from './read.ts';
import { words } from './words.ts';

/** The ids of so many projects fit into a request. */
const mostIds = 1_500;
/** A side of the matrix has at most so many places. */
const mostPlaces = 40;

/** What leads from region to region, or from municipality to municipality, as a matrix. */
export function FlowMatrix() {
  const session = useSession();
  const { level, scope, measure, order } = session.view.value.looks.flows;
  const set = (chosen: Partial<FlowsLook>) => session.do((view) => look(view, 'flows', chosen));
  const projects = [...session.picture.value.nodes.values()].flatMap(({ id, kind }) => (kind === 'PROJECT' ? [id] : []));
  const onCanvas = scope === 'canvas' && projects.length <= mostIds;
  const filter = { ...(onCanvas && { ids: projects }), ...(session.filter.value && { and: [session.filter.value] }) };
  const key = JSON.stringify({ level, filter });
  const reading = useReading(key, (signal) => readFlows(session.client, level, filter, signal));
  const text = words.value;

  const { hidden } = session.view.value;
  const matrix = useMemo(() => {
    if (!reading.data) return undefined;
    const out = new Set(hidden);
    return matrixOf(reading.data.flows, reading.data.totals, measure, mostPlaces, (id) => !out.has(id));
  }, [reading.data, measure, hidden, language.value]);
  return (
    <div class="flows-view" aria-busy={reading.busy}>
      <div class="row bar">
        <Choice label={text.level} values={Object.values(FlowLevel).reverse()} chosen={level} name={(each) => text.levels[each]} choose={(chosen) => set({ level: chosen })} />
        <Choice label={text.scope} values={projects.length <= mostIds ? flowScopes : ['all']} chosen={onCanvas ? scope : 'all'} name={(each) => text.scopes[each]} choose={(chosen) => set({ scope: chosen })} />
        <Choice label={text.measure} values={measures} chosen={measure} name={(each) => text.measures[each]} choose={(chosen) => set({ measure: chosen })} />
        <Choice label={text.order} values={['total', 'name'] as const} chosen={order.by === 'name' ? 'name' : 'total'} name={(each) => text.orders[each]} choose={(by) => set({ order: { by } })} />
      </div>
      {reading.failure !== undefined && (
        <p class="wrong row" role="alert">{inWords(reading.failure)} <button type="button" onClick={reading.again}>{tryAgain()}</button></p>
      )}
      {matrix?.rows.length === 0 && <p class="empty soft">{text.empty}</p>}
      {reading.data && matrix && matrix.rows.length > 0 && (
        <>
          <MatrixTable matrix={matrix} measure={measure} order={order} setOrder={(chosen) => set({ order: chosen })} />
          <p class="foot soft">
            {text.all(reading.data.totals)} {text.totals} {reading.data.left > 0 && text.left(reading.data.left)} {matrix.omitted > 0 && text.omitted(matrix.omitted)}
          </p>
        </>
      )}
    </div>
  );
}
