import './flows.css';

import { useMemo, useState } from 'preact/hooks';

import { useReading } from '../api/reading.ts';
import { inWords, tryAgain } from '../api/words.ts';
import { everyFlowLevel, type FlowLevel } from '../generated/schema.ts';
import { language } from '../i18n/language.ts';
import { useSession } from '../page/context.ts';
import { MatrixTable } from './MatrixTable.tsx';
import { matrixOf, type Measure, measures, type Order } from './matrix.ts';
import { readFlows } from './read.ts';
import { words } from './words.ts';

const scopes = ['all', 'canvas'] as const;
type Scope = (typeof scopes)[number];

/** The ids of so many projects fit into a request. */
const mostIds = 1_500;
/** A side of the matrix has at most so many places. */
const mostPlaces = 40;

/** What leads from region to region, or from municipality to municipality, as a matrix. */
export function FlowMatrix() {
  const session = useSession();
  const [level, setLevel] = useState<FlowLevel>('REGION');
  const [scope, setScope] = useState<Scope>('all');
  const [measure, setMeasure] = useState<Measure>('projects');
  const [order, setOrder] = useState<Order>({ by: 'sum' });
  const projects = [...session.picture.value.nodes.values()].flatMap(({ id, kind }) => (kind === 'PROJECT' ? [id] : []));
  const onCanvas = scope === 'canvas' && projects.length <= mostIds;
  const filter = { ...(onCanvas && { ids: projects }), ...(session.filter.value && { and: [session.filter.value] }) };
  const key = JSON.stringify({ level, filter });
  const reading = useReading(key, (signal) => readFlows(session.client, level, filter, signal));
  const text = words.value;

  const { hidden } = session.view.value;
  const matrix = useMemo(() => {
    const out = new Set(hidden);
    return matrixOf(reading.data?.flows ?? [], measure, mostPlaces, (id) => !out.has(id));
  }, [reading.data, measure, hidden, language.value]);
  return (
    <div class="flows-view" aria-busy={reading.busy}>
      <div class="row bar">
        <Choice label={text.level} values={[...everyFlowLevel].reverse()} chosen={level} names={text.levels} choose={setLevel} />
        <Choice label={text.scope} values={projects.length <= mostIds ? scopes : ['all']} chosen={onCanvas ? scope : 'all'} names={text.scopes} choose={setScope} />
        <Choice label={text.measure} values={measures} chosen={measure} names={text.measures} choose={setMeasure} />
        <Choice label={text.order} values={['sum', 'name']} chosen={order.by === 'name' ? 'name' : 'sum'} names={text.orders} choose={(by) => setOrder({ by })} />
      </div>
      {reading.failure !== undefined && (
        <p class="wrong row" role="alert">{inWords(reading.failure)} <button type="button" onClick={reading.again}>{tryAgain()}</button></p>
      )}
      {reading.data && matrix.rows.length === 0 && <p class="empty soft">{text.empty}</p>}
      {matrix.rows.length > 0 && <MatrixTable matrix={matrix} measure={measure} order={order} setOrder={setOrder} />}
      {reading.data && matrix.rows.length > 0 && (
        <p class="foot soft">
          {text.sums} {reading.data.left > 0 && text.left(reading.data.left)} {matrix.omitted > 0 && text.omitted(matrix.omitted)}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly names: Readonly<Record<T, string>>;
  readonly choose: (value: T) => void;
}

function Choice<T extends string>({ label, values, chosen, names, choose }: ChoiceProps<T>) {
  return (
    <label class="row">
      {label}
      <select value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value as T)}>
        {values.map((value) => <option key={value} value={value}>{names[value]}</option>)}
      </select>
    </label>
  );
}
