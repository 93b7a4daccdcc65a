import { computed, signal } from '@preact/signals';

import { keep, kept } from '../ui/storage.ts';

export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text, or a text made of what is given. */
type Phrase = string | ((...given: never[]) => string);
export type Phrases = { readonly [key: string]: Phrase | Phrases };

/** The same keys, each with a phrase that takes the same. */
type Like<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...given: infer G) => string ? (...given: G) => string : Like<T[K]> };

const remembered = 'verkosto.language';

/** The language that the page speaks: the one chosen last, else the first of the reader's that it knows, else English. */
export const language = signal<Language>(initialLanguage());

/** Speaks another language from now on, and on the next visit. */
export function speak(chosen: Language): void {
  language.value = chosen;
  keep('localStorage', remembered, chosen);
}

function initialLanguage(): Language {
  const wished = [kept('localStorage', remembered) ?? '', ...(globalThis.navigator?.languages ?? [])];
  for (const wish of wished) {
    const known = languages.find((each) => wish === each || wish.startsWith(`${each}-`));
    if (known) return known;
  }
  return 'en';
}

/**
 * The texts of one topic in every language: a key that a language lacks does not compile. The
 * value is that of the language spoken, so a component that reads it is drawn again when that
 * changes.
 */
export function catalogue<T extends Phrases>(en: T, fi: Like<T>, sv: Like<T>): { readonly value: T } {
  const all = { en, fi, sv } as unknown as Record<Language, T>;
  return computed(() => all[language.value]);
}
