/** What the browser keeps for the origin. Where it keeps nothing, all that is kept is forgotten when the page is left. */
type Place = 'localStorage' | 'sessionStorage';

/** What was kept under a key; null for nothing. */
export function kept(place: Place, key: string): string | null {
  try {
    return globalThis[place].getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a value under a key; null to keep nothing there any more. */
export function keep(place: Place, key: string, value: string | null): void {
  try {
    if (value === null) globalThis[place].removeItem(key);
    else globalThis[place].setItem(key, value);
  } catch {
    // As said above.
  }
}
