import { type Language, language, languages, speak } from '../i18n/language.ts';
import { Search } from '../search/Search.tsx';
import { Choice } from '../ui/Choice.tsx';
import { chooseTheme, theme, themes } from '../ui/theme.ts';
import { useSession } from './context.ts';
import { headerTools } from './headertools.ts';
import { words } from './words.ts';

const ownNames: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export function Header() {
  const session = useSession();
  const { past, future } = session.history.value;
  const { undo, redo } = words.value;
  return (
    <header>
      <a class="unseen" href="#views" onClick={skip}>{words.value.skip}</a>
      <h1>{words.value.title}</h1>
      <Search />
      <div class="tools">
        <button type="button" disabled={past.length === 0} onClick={() => session.undo()} aria-keyshortcuts="Control+Z">{undo}</button>
        <button type="button" disabled={future.length === 0} onClick={() => session.redo()} aria-keyshortcuts="Control+Y">{redo}</button>
        {headerTools.map(({ key, Component }) => <Component key={key} />)}
        <Choice bare label={words.value.language} values={languages} chosen={language.value} name={(each) => ownNames[each]} choose={speak} />
        <Choice bare label={words.value.theme} values={themes} chosen={theme.value} name={(each) => words.value.themes[each]} choose={chooseTheme} />
        <a href="/graphiql">{words.value.graphiql}</a>
      </div>
    </header>
  );
}

/** The address keeps the link to the view, so the skip link moves the focus by itself. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('views')?.focus();
}
