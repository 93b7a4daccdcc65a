import { useId, useState } from 'preact/hooks';

import { count } from '../i18n/format.ts';
import type { Choice } from './facets.ts';
import { words } from './words.ts';

interface Props {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly toggle: (value: string) => void;
  readonly clear: () => void;
}

/** So many are shown at once; the others after "more", or when they are searched for. */
const atFirst = 6;
const atMost = 60;

/** A list of values with how many projects each would leave; several may be chosen. */
export function ChoiceList({ name, choices, chosen, toggle, clear }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const sought = text.trim().toLocaleLowerCase();
  const found = sought ? choices.filter((choice) => choice.name.toLocaleLowerCase().includes(sought)) : choices;
  const shown = found.slice(0, all || sought ? atMost : Math.max(atFirst, chosen.length));
  return (
    <fieldset class="choices">
      <legend>{name}</legend>
      {chosen.length > 0 && <button type="button" class="plain clear" aria-label={words.value.clear(name)} title={words.value.clear(name)} onClick={clear}>×</button>}
      {choices.length > 2 * atFirst && (
        <input
          type="search"
          class="field"
          aria-label={words.value.search(name)}
          placeholder={words.value.search(name)}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {choices.length === 0 && <p class="soft">{words.value.none}</p>}
      {choices.length > 0 && found.length === 0 && <p class="soft">{words.value.unfound}</p>}
      <ul>
        {shown.map((choice) => (
          <li key={choice.value}>
            <label for={`${id}${choice.value}`} title={choice.name}>
              <input id={`${id}${choice.value}`} type="checkbox" checked={chosen.includes(choice.value)} onChange={() => toggle(choice.value)} />
              <bdi>{choice.name}</bdi>
            </label>
            <span class="soft">{count(choice.count)}</span>
          </li>
        ))}
      </ul>
      {!sought && found.length > atFirst && (
        <button type="button" class="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.value.fewer : words.value.more(found.length - shown.length)}
        </button>
      )}
    </fieldset>
  );
}
