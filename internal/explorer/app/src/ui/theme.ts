import { effect, signal } from '@preact/signals';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'verkosto.theme';
const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

/** What the person chose. */
export const theme = signal<Theme>(remembered());
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
  try {
    localStorage.setItem(key, chosen);
  } catch {
    // Where nothing may be kept, the choice holds for this visit.
  }
}

function remembered(): Theme {
  try {
    return themes.find((each) => each === localStorage.getItem(key)) ?? 'system';
  } catch {
    return 'system';
  }
}
