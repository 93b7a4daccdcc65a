import type { FunctionComponent } from 'preact';

import { FilterPanel } from '../filters/FilterPanel.tsx';
import { words as filterWords } from '../filters/words.ts';
import { QuestionPanel } from '../questions/QuestionPanel.tsx';
import { words as questionWords } from '../questions/words.ts';
import { EditPanel } from '../review/EditPanel.tsx';
import { words as reviewWords } from '../review/words.ts';

/** A tool beside the views. */
export interface PanelEntry {
  readonly key: string;
  /** What its heading says, in the language spoken. */
  readonly name: () => string;
  readonly Component: FunctionComponent;
  /** Whether it is there for those who may curate only. */
  readonly forEditors?: true;
}

/** The tools, from top to bottom. */
export const panels: readonly PanelEntry[] = [
  { key: 'edit', name: () => reviewWords.value.edit, Component: EditPanel, forEditors: true },
  { key: 'questions', name: () => questionWords.value.title, Component: QuestionPanel },
  { key: 'filters', name: () => filterWords.value.title, Component: FilterPanel },
];
