import type { FunctionComponent } from 'preact';

import { Canvas } from '../canvas/Canvas.tsx';
import { FlowMatrix } from '../flows/FlowMatrix.tsx';
import { words as flowWords } from '../flows/words.ts';
import { catalogue } from '../i18n/language.ts';
import { MapView } from '../map/MapView.tsx';
import { words as mapWords } from '../map/words.ts';
import { ReviewView } from '../review/ReviewView.tsx';
import { words as reviewWords } from '../review/words.ts';
import { Table } from '../table/Table.tsx';
import { words as tableWords } from '../table/words.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { words as timelineWords } from '../timeline/words.ts';
import type { Mode } from '../view/view.ts';

const names = catalogue({ graph: 'Network' }, { graph: 'Verkosto' }, { graph: 'Nätverk' });

/** A way to show the picture. */
export interface ViewEntry {
  readonly mode: Mode;
  /** What its tab says, in the language spoken. */
  readonly name: () => string;
  readonly Component: FunctionComponent;
  /** Whether it shows something although nothing is on the canvas. */
  readonly withoutNodes?: true;
  /** Whether it is there for those who may curate only. */
  readonly forEditors?: true;
}

/** The views, in the order of their tabs. */
export const views: readonly ViewEntry[] = [
  { mode: 'graph', name: () => names.value.graph, Component: Canvas },
  { mode: 'map', name: () => mapWords.value.view, Component: MapView },
  { mode: 'table', name: () => tableWords.value.view, Component: Table },
  { mode: 'timeline', name: () => timelineWords.value.view, Component: Timeline },
  { mode: 'flows', name: () => flowWords.value.view, Component: FlowMatrix, withoutNodes: true },
  { mode: 'review', name: () => reviewWords.value.view, Component: ReviewView, withoutNodes: true, forEditors: true },
];
