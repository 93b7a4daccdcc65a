import type { Marks } from '../canvas/marks.ts';
import type { Called } from '../generated/operations.ts';
import type { NodeId } from '../view/view.ts';

/** One thing that an answer names: an organisation, a path, a tie of two, a community. */
export interface Line {
  /** The nodes that it is about, in the order in which to read them; at most a few of a community. */
  readonly nodes: readonly Called[];
  /** What is known of it, in the language spoken. */
  readonly told: () => string;
  /** Colour of its group on the canvas; undefined where it has none. */
  readonly group?: number;
}

/** Lines under a heading of their own; without one where the question says enough. */
export interface Part {
  readonly heading?: () => string;
  readonly lines: readonly Line[];
}

/** What the server said to a question, ready to be told and drawn. */
export interface Answer {
  /** The answer in a sentence, in the language spoken. */
  readonly told: () => string;
  readonly parts: readonly Part[];
  readonly marks: Marks;
  /** Nodes that the answer is drawn with: they can be put on the canvas together. */
  readonly cast: readonly NodeId[];
  /** Whether the cast comes to the canvas by itself, because nothing could be seen without. */
  readonly entersByItself: boolean;
}
