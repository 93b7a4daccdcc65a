import { useState } from 'preact/hooks';

import { inWords } from '../api/words.ts';
import { useSession } from '../page/context.ts';
import { Menu } from '../ui/Menu.tsx';
import { words } from './words.ts';

/** Where a key or a token is shown, for those who may see or do more than readers. */
export function SignIn() {
  const session = useSession();
  const { account } = session;
  const [wrong, setWrong] = useState('');
  const text = words.value;
  if (account.signedIn.value) {
    return (
      <button type="button" onClick={() => { account.signOut(); session.refreshed.value++; }}>
        {account.mayCurate.value ? text.signOutEditor : text.signOut}
      </button>
    );
  }
  const submit = async (form: HTMLFormElement) => {
    const field = form.elements.namedItem('credential') as HTMLInputElement;
    try {
      await account.signIn(field.value.trim());
      setWrong('');
      session.refreshed.value++;
      session.notices.announce(account.mayCurate.value ? text.nowEditor : text.nowReader);
    } catch (thrown) {
      setWrong(inWords(thrown));
    } finally {
      field.value = '';
    }
  };
  return (
    <Menu name={text.signIn}>
      <form onSubmit={(event) => { event.preventDefault(); void submit(event.currentTarget); }}>
        <label>
          {text.credential}
          <input class="field" name="credential" type="password" autocomplete="off" required spellcheck={false} />
        </label>
        <button type="submit" class="primary">{text.signIn}</button>
        {wrong && <p class="wrong" role="alert">{wrong}</p>}
      </form>
    </Menu>
  );
}
