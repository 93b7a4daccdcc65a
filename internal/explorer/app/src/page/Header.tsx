import { type Language, language, languages, speak } from '../i18n/language.ts';
import { Search } from '../search/Search.tsx';
import { chooseTheme, type Theme, theme, themes } from '../ui/theme.ts';
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
        <Choice label={words.value.language} values={languages} chosen={language.value} name={(each) => ownNames[each]} choose={speak} />
        <Choice label={words.value.theme} values={themes} chosen={theme.value} name={(each) => words.value.themes[each as Theme]} choose={chooseTheme} />
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

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly name: (value: T) => string;
  readonly choose: (value: T) => void;
}

function Choice<T extends string>({ label, values, chosen, name, choose }: ChoiceProps<T>) {
  return (
    <select aria-label={label} title={label} value={chosen} onChange={(event) => choose(event.currentTarget.value as T)}>
      {values.map((value) => (
        <option key={value} value={value}>{name(value)}</option>
      ))}
    </select>
  );
}
