import './notices.css';

import { useSession } from './context.ts';
import { words } from './words.ts';

/** What the person is told, and what only a screen reader says. */
export function NoticeList() {
  const { notices } = useSession();
  return (
    <>
      <section class="notices" aria-label={words.value.notices} aria-live="assertive">
        {notices.shown.value.map(({ key, tone, text, remedy }) => (
          <div key={key} class={`notice ${tone}`}>
            <p>{text()}</p>
            {remedy && <button type="button" onClick={remedy.act}>{remedy.text()}</button>}
            <button type="button" class="plain" aria-label={words.value.dismiss} title={words.value.dismiss} onClick={() => notices.dismiss(key)}>×</button>
          </div>
        ))}
      </section>
      <div class="unseen" role="status">{notices.announced.value}</div>
    </>
  );
}
