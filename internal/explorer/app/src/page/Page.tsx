import '../ui/controls.css';
import './page.css';

import { useSignalEffect } from '@preact/signals';

import { Card } from '../card/Card.tsx';
import { NothingPasses } from '../filters/NothingPasses.tsx';
import { language } from '../i18n/language.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { show } from '../view/view.ts';
import { SessionContext, useSession } from './context.ts';
import { Header } from './Header.tsx';
import { NoticeList } from './NoticeList.tsx';
import { panels } from './panels.ts';
import type { Session } from './session.ts';
import { useShortcuts } from './shortcuts.ts';
import { views } from './views.ts';
import { Welcome } from './Welcome.tsx';
import { words } from './words.ts';

/** The whole page around one session. */
export function Page({ session }: { readonly session: Session }) {
  useSignalEffect(() => {
    document.documentElement.lang = language.value;
  });
  useShortcuts(session);
  const { selected } = session.view.value;
  return (
    <SessionContext.Provider value={session}>
      <div class={`page${selected.length === 0 ? ' cardless' : ''}`}>
        <Header />
        <aside class="panels" aria-label={words.value.panels}>
          {panels.filter(({ forEditors }) => !forEditors || session.account.mayCurate.value).map(({ key, name, Component }) => (
            <details key={key} open>
              <summary>{name()}</summary>
              <Component />
            </details>
          ))}
        </aside>
        <Views />
        <Card />
        <NoticeList />
      </div>
    </SessionContext.Provider>
  );
}

function Views() {
  const session = useSession();
  const { mode } = session.view.value;
  const there = views.filter(({ forEditors }) => !forEditors || session.account.mayCurate.value);
  const { Component, withoutNodes, mode: shown } = there.find((view) => view.mode === mode) ?? there[0]!;
  return (
    <main id="views" tabIndex={-1} aria-busy={session.reading.value > 0}>
      <Tabs
        label={words.value.views}
        prefix="view"
        tabs={there.map((view) => ({ key: view.mode, label: view.name() }))}
        chosen={shown}
        choose={(chosen) => session.do((view) => show(view, chosen))}
      />
      {!withoutNodes && <NothingPasses />}
      <div id="view-panel" class="view" role="tabpanel" aria-labelledby={`view-tab-${shown}`}>
        {session.view.value.roots.length === 0 && !withoutNodes ? <Welcome /> : <Component />}
      </div>
    </main>
  );
}
