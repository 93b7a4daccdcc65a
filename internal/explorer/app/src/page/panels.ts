import type { FunctionComponent } from 'preact';

import { FilterPanel } from '../filters/FilterPanel.tsx';
import { words as filterWords } from '../filters/words.ts';
import { QuestionPanel } from '../questions/QuestionPanel.tsx';
import { words as questionWords } from '../questions/words.ts';

/** A tool beside the views. */
export interface PanelEntry {
  readonly key: string;
  /** What its heading says, in the language spoken. */
  readonly name: () => string;
  readonly Component: FunctionComponent;
}

/** The tools, from top to bottom. */
export const panels: readonly PanelEntry[] = [
  { key: 'questions', name: () => questionWords.value.title, Component: QuestionPanel },
  { key: 'filters', name: () => filterWords.value.title, Component: FilterPanel },
];
