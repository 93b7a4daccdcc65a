import type { CentralityMetric } from '../generated/operations.ts';
import type { NodeId } from './view.ts';

/** A time with two ends, of which either may be open. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** What a person asks of the network; its answer is drawn over the canvas and told in a panel. */
export type Question =
  | { readonly ask: 'partners'; readonly of: readonly NodeId[] }
  | { readonly ask: 'paths'; readonly from: NodeId; readonly to: NodeId }
  | { readonly ask: 'brokers' }
  | { readonly ask: 'communities' }
  | { readonly ask: 'centrality'; readonly metric: CentralityMetric }
  | { readonly ask: 'recommendations'; readonly of: NodeId }
  | { readonly ask: 'change'; readonly before: Period; readonly after: Period };
