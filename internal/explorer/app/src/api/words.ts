import { catalogue } from '../i18n/language.ts';
import { Failure } from './failure.ts';

const texts = catalogue(
  {
    NOT_FOUND: 'This is not in the network any more.',
    INVALID_ARGUMENT: 'The server does not take this.',
    LIMIT_EXCEEDED: 'This is more than the server works out at once. Ask for less: filter, or take fewer nodes.',
    TIMEOUT: 'The server did not finish in time. Ask for less, or try again later.',
    UNAVAILABLE: 'The server cannot answer now. Try again in a moment.',
    OVERLOADED: 'The server is busy. Try again in a moment.',
    RATE_LIMITED: 'You have asked for a lot in a short time. Try again in a minute.',
    UNAUTHENTICATED: 'The server wants to know who you are. Sign in.',
    FORBIDDEN: 'You may not do this.',
    PERSISTED_QUERY_NOT_FOUND: 'The server has been updated. Load this page again.',
    UNREACHABLE: 'The server cannot be reached. What is on screen stays; try again when you are connected.',
    UNREADABLE: 'Something between you and the server answered in its place.',
    other: 'Something went wrong inside the server.',
    said: (message: string) => `The server says: ${message}`,
    request: (id: string) => `Request ${id}`,
    again: 'Try again',
  },
  {
    NOT_FOUND: 'Tätä ei ole enää verkostossa.',
    INVALID_ARGUMENT: 'Palvelin ei hyväksy tätä.',
    LIMIT_EXCEEDED: 'Tämä on enemmän kuin palvelin laskee kerralla. Rajaa tai valitse vähemmän.',
    TIMEOUT: 'Palvelin ei ehtinyt vastata. Rajaa tai yritä myöhemmin uudelleen.',
    UNAVAILABLE: 'Palvelin ei voi nyt vastata. Yritä hetken päästä uudelleen.',
    OVERLOADED: 'Palvelin on ruuhkautunut. Yritä hetken päästä uudelleen.',
    RATE_LIMITED: 'Olet kysynyt paljon lyhyessä ajassa. Yritä minuutin päästä uudelleen.',
    UNAUTHENTICATED: 'Palvelin haluaa tietää, kuka olet. Kirjaudu sisään.',
    FORBIDDEN: 'Sinulla ei ole oikeutta tähän.',
    PERSISTED_QUERY_NOT_FOUND: 'Palvelin on päivitetty. Lataa sivu uudelleen.',
    UNREACHABLE: 'Palvelimeen ei saada yhteyttä. Näkymä säilyy; yritä uudelleen, kun yhteys toimii.',
    UNREADABLE: 'Jokin sinun ja palvelimen välillä vastasi sen puolesta.',
    other: 'Palvelimessa tapahtui virhe.',
    said: (message) => `Palvelin sanoo: ${message}`,
    request: (id) => `Pyyntö ${id}`,
    again: 'Yritä uudelleen',
  },
  {
    NOT_FOUND: 'Detta finns inte längre i nätverket.',
    INVALID_ARGUMENT: 'Servern godtar inte detta.',
    LIMIT_EXCEEDED: 'Detta är mer än servern räknar ut på en gång. Avgränsa eller ta färre noder.',
    TIMEOUT: 'Servern hann inte svara. Avgränsa eller försök senare.',
    UNAVAILABLE: 'Servern kan inte svara nu. Försök igen om en stund.',
    OVERLOADED: 'Servern är upptagen. Försök igen om en stund.',
    RATE_LIMITED: 'Du har frågat mycket på kort tid. Försök igen om en minut.',
    UNAUTHENTICATED: 'Servern vill veta vem du är. Logga in.',
    FORBIDDEN: 'Du har inte rätt att göra detta.',
    PERSISTED_QUERY_NOT_FOUND: 'Servern har uppdaterats. Ladda sidan på nytt.',
    UNREACHABLE: 'Servern kan inte nås. Det som syns finns kvar; försök igen när du är ansluten.',
    UNREADABLE: 'Något mellan dig och servern svarade i dess ställe.',
    other: 'Något gick fel i servern.',
    said: (message) => `Servern säger: ${message}`,
    request: (id) => `Begäran ${id}`,
    again: 'Försök igen',
  },
);

export const tryAgain = (): string => texts.value.again;

/** Codes whose message names what was wrong with what was asked, which our own words don't. */
const telling = new Set(['INVALID_ARGUMENT', 'LIMIT_EXCEEDED']);

/** What went wrong, for the person who waits for it. */
export function inWords(thrown: unknown): string {
  const words = texts.value;
  if (!(thrown instanceof Failure)) return words.other;
  const known = (words as Record<string, unknown>)[thrown.code];
  const parts = [typeof known === 'string' && thrown.code === thrown.code.toUpperCase() ? known : words.other];
  if (telling.has(thrown.code) && thrown.message) parts.push(words.said(thrown.message));
  if (parts[0] === words.other && thrown.requestId) parts.push(`${words.request(thrown.requestId)}.`);
  return parts.join(' ');
}
