import type { FunctionComponent } from 'preact';

import { Canvas } from '../canvas/Canvas.tsx';
import { catalogue } from '../i18n/language.ts';
import type { Mode } from '../view/view.ts';

const names = catalogue({ graph: 'Network' }, { graph: 'Verkosto' }, { graph: 'Nätverk' });

/** A way to show the picture. */
export interface ViewEntry {
  readonly mode: Mode;
  /** What its tab says, in the language spoken. */
  readonly name: () => string;
  readonly Component: FunctionComponent;
}

/** The views, in the order of their tabs. */
export const views: readonly ViewEntry[] = [{ mode: 'graph', name: () => names.value.graph, Component: Canvas }];
