import { useState } from 'preact/hooks';

import { words } from './words.ts';

interface Choice {
  readonly name: string;
  readonly decide: (note: string | null) => Promise<void>;
}

/** Buttons to decide with, and why, for the log. */
export function Decision({ choices }: { readonly choices: readonly Choice[] }) {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const decide = async (choice: Choice) => {
    setBusy(true);
    await choice.decide(note.trim() || null);
    setBusy(false);
  };
  return (
    <div class="row decision">
      {choices.map((choice) => (
        <button key={choice.name} type="button" disabled={busy} onClick={() => void decide(choice)}>{choice.name}</button>
      ))}
      <input class="field" aria-label={words.value.note} placeholder={words.value.note} maxLength={1_000} value={note} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
    </div>
  );
}
