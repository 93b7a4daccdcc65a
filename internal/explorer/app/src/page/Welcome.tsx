import './welcome.css';

import { useReading } from '../api/reading.ts';
import { inWords, tryAgain } from '../api/words.ts';
import { Meta, MostConnected } from '../generated/operations.ts';
import { domain } from '../i18n/domain.ts';
import { count, span } from '../i18n/format.ts';
import { put } from '../view/view.ts';
import { useSession } from './context.ts';
import { words } from './words.ts';

/** What an empty canvas says: what there is and how to begin; of an empty network, how to fill it. */
export function Welcome() {
  const session = useSession();
  const { data, failure, again } = useReading(`meta ${session.refreshed.value}`, async (signal) => (await session.client.read(Meta, {}, signal)).data.meta);
  const texts = words.value.welcome;
  if (failure !== undefined) {
    return (
      <div class="welcome" role="alert">
        <p>{inWords(failure)}</p>
        <button type="button" onClick={again}>{tryAgain()}</button>
      </div>
    );
  }
  if (!data) return null;
  const counts = new Map(data.counts.map(({ kind, count: n }) => [kind, n]));
  const told = (counts.get('PROJECT') ?? 0) + (counts.get('ORGANISATION') ?? 0);
  if (told === 0) return <HowToImport />;
  const begin = () =>
    session.during('begin', async () => {
      const answer = await session.client.read(MostConnected, {});
      session.do((view) => put(view, answer.data.organisations.nodes.map(({ id }) => id)));
    }, () => void begin());
  return (
    <div class="welcome">
      <h2>{texts.title}</h2>
      <ul class="counts">
        {(['PROJECT', 'ORGANISATION', 'PERSON', 'FUND'] as const).map((kind) => (
          <li key={kind}>
            <strong>{count(counts.get(kind) ?? 0)}</strong>
            <span><span class={`kind ${kind}`} aria-hidden="true" /> {domain.value.kinds[kind]}</span>
          </li>
        ))}
      </ul>
      <p class="soft">{span(data.coverage.firstStart, data.coverage.lastEnd)}</p>
      <p>{texts.how}</p>
      <button type="button" class="primary" onClick={() => void begin()}>{texts.begin}</button>
    </div>
  );
}

function HowToImport() {
  const texts = words.value.welcome;
  return (
    <div class="welcome">
      <h2>{texts.empty}</h2>
      <p>{texts.fill}</p>
      <pre><code>{'verkosto import --data network.db page.html projects.csv\nverkosto serve --data network.db'}</code></pre>
      <p>{texts.demo}</p>
      <pre><code>verkosto serve --demo</code></pre>
    </div>
  );
}
