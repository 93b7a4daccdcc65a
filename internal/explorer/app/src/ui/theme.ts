import { effect, signal } from '@preact/signals';

import { keep, kept } from './storage.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'verkosto.theme';
const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

/** What the person chose. */
export const theme = signal<Theme>(themes.find((each) => each === kept('localStorage', key)) ?? 'system');
/** What is shown. */
export const shade = signal<'light' | 'dark'>('light');

const system = signal(dark?.matches ?? false);
dark?.addEventListener('change', (event) => (system.value = event.matches));

/** Keeps the page in the theme. */
export function followTheme(root: HTMLElement): void {
  effect(() => {
    shade.value = theme.value === 'dark' || (theme.value === 'system' && system.value) ? 'dark' : 'light';
    root.dataset.theme = shade.value;
  });
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  keep('localStorage', key, chosen);
}
