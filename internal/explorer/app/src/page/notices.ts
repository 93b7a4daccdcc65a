import { signal } from '@preact/signals';

/** Something that a person is told until they put it away. */
export interface Notice {
  readonly key: string;
  readonly tone: 'problem' | 'news';
  /** In the language spoken when it is shown. */
  readonly text: () => string;
  /** What can be done about it, and how that is called. */
  readonly remedy?: { readonly text: () => string; readonly act: () => void };
}

/** What the page tells: notices that stay, and words for screen readers that pass. */
export class Notices {
  readonly shown = signal<readonly Notice[]>([]);
  readonly announced = signal('');

  /** Shows a notice in the place of one with the same key. */
  show(notice: Notice): void {
    this.shown.value = [...this.shown.value.filter(({ key }) => key !== notice.key), notice];
  }

  dismiss(key: string): void {
    this.shown.value = this.shown.value.filter((notice) => notice.key !== key);
  }

  /** Says something to those who don't see what changed. */
  announce(text: string): void {
    // The same words again are read out only if the text differs.
    this.announced.value = text === this.announced.value ? `${text}\u00a0` : text;
  }
}
