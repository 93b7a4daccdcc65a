import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { Session } from './session.ts';

export const SessionContext = createContext<Session | null>(null);

/** The session of the page that a component is on. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a component outside of the page');
  return session;
}
