import { batch, computed, effect, signal } from '@preact/signals';

import { Client } from '../api/client.ts';
import { isAbort } from '../api/failure.ts';
import { inWords, tryAgain } from '../api/words.ts';
import type { Drawing } from '../canvas/drawing.ts';
import { noMarks } from '../canvas/marks.ts';
import type { Kind } from '../generated/operations.ts';
import { readGrowth } from '../network/expansion.ts';
import { type Network, unread } from '../network/network.ts';
import { pictureOf } from '../network/picture.ts';
import { readEdges, readNodes } from '../network/reader.ts';
import { Account } from '../review/account.ts';
import { Curation } from '../review/curation.ts';
import { projectFilter } from '../view/filters.ts';
import { act, begin, drift, redo, undo } from '../view/history.ts';
import type { Shared } from '../view/link.ts';
import type { Sight } from '../view/looks.ts';
import { emptyView, expand, type NodeId, placed, type Point, rename, remove, select, type View, visible } from '../view/view.ts';
import { Notices } from './notices.ts';
import { words } from './words.ts';

/** A deed: the view that it makes of another. */
export type Deed = (view: View) => View;

/**
 * All that the page holds: what the person made (a history of views), what the server told
 * (the network so far), and what follows from both (the picture). Components read its signals
 * and call its methods; nothing else changes it.
 */
export class Session {
  readonly client: Client;
  readonly notices = new Notices();
  readonly account: Account;
  readonly curation = new Curation(this);

  readonly history = signal(begin(emptyView));
  readonly view = computed(() => this.history.value.present);
  readonly filter = computed(() => projectFilter(this.view.value.filters));

  readonly network = signal(unread);
  /** Nodes that pass the filters; null while there are none. Kept by the filters. */
  readonly passing = signal<ReadonlySet<NodeId> | null>(null);
  readonly picture = computed(() => pictureOf(this.view.value, this.network.value, this.passing.value));

  /** Where the layout has put nodes; kept by the canvas, so that links can restore it. */
  layout: Record<NodeId, Point> = {};
  /** What of the picture is seen; null where all of it is. Kept by the canvas as it moves, and by links. */
  readonly sight = signal<Sight | null>(null);
  /** The canvas while it is shown; kept by it, so that pictures can be taken. */
  readonly drawing = signal<Drawing | null>(null);
  /** What the answer to the question draws over the picture; kept by the questions. */
  readonly marks = signal(noMarks);
  /** Grows when a person wants to go on in the card of what is selected. */
  readonly close = signal(0);
  /** Version of the data that is shown; 0 until it is known. */
  version = 0;
  /** Grows when the newest data was asked for: what was read before is to be read again. */
  readonly refreshed = signal(0);
  /** How many readings are under way. */
  readonly reading = signal(0);

  constructor(client = new Client()) {
    this.client = client;
    this.account = new Account(client);
    effect(() => {
      if (this.view.value) void this.follow();
    });
  }

  /** Does something that can be undone. */
  do(deed: Deed): void {
    this.history.value = act(this.history.peek(), deed(this.view.peek()));
  }

  /** Changes the view without a step of history, such as what is looked at. */
  drift(deed: Deed): void {
    this.history.value = drift(this.history.peek(), deed(this.view.peek()));
  }

  undo(): void {
    this.history.value = undo(this.history.peek());
  }

  redo(): void {
    this.history.value = redo(this.history.peek());
  }

  /** Begins anew with a view that a link holds. */
  open({ view, layout, sight }: Shared): void {
    this.layout = { ...layout };
    batch(() => {
      this.sight.value = sight;
      this.history.value = act(this.history.peek(), view);
    });
  }

  /** Selects a node and moves on to its card. */
  lookClosely(id: NodeId): void {
    this.drift((view) => select(view, id));
    this.close.value++;
  }

  /** Brings the next neighbours of a kind. The view stays as it is if they can't be had. */
  async expand(of: NodeId, kind: Kind): Promise<void> {
    const key = `expand ${of} ${kind}`;
    await this.during(key, async () => {
      const { step, brought, left } = await readGrowth(this.client, this.view.peek(), of, kind, this.filter.peek());
      batch(() => {
        this.network.value = step(this.network.peek());
        this.do((view) => expand(view, of, kind, brought));
      });
      this.notices.announce(words.value.brought(brought.length, left));
    }, () => void this.expand(of, kind));
  }

  private refreshing = new AbortController();

  /** Reads all that is on the canvas anew. What is on screen stays until the newest is there. */
  async refresh(version: number): Promise<void> {
    this.refreshing.abort();
    const { signal: newest } = (this.refreshing = new AbortController());
    await this.during('refresh', async () => {
      const shown = placed(this.view.peek());
      const { steps, renamed } = await readNodes(this.client, shown, newest);
      const nodes = steps.reduce((network, step) => step(network), unread);
      const there = [...nodes.nodes.keys()];
      const edges = there.length > 0 ? await readEdges(this.client, there, [], newest) : (network: Network) => network;
      batch(() => {
        this.network.value = edges(nodes);
        if (renamed.size > 0) this.drift((view) => rename(view, renamed));
        this.forget(shown);
        this.version = version;
        this.refreshed.value++;
      });
      void this.follow(); // What came to the canvas meanwhile.
    }, () => void this.refresh(version));
  }

  /**
   * Does what needs the server. A failure is told, with a way to try again, and nothing
   * that is on screen is lost.
   */
  async during(key: string, task: () => Promise<void>, again: () => void): Promise<void> {
    this.reading.value++;
    try {
      await task();
      this.notices.dismiss(key);
    } catch (thrown) {
      if (!isAbort(thrown)) {
        this.notices.show({
          key, tone: 'problem', text: () => inWords(thrown), remedy: { text: tryAgain, act: again },
        });
      }
    } finally {
      this.reading.value--;
    }
  }

  private following = false;

  /**
   * Reads what the view shows and isn't known: nodes first, then their edges to all others. One
   * at a time, so that no pair of nodes is left out; after a failure not before the view
   * changes or the person asks for it.
   */
  private async follow(): Promise<void> {
    if (this.following) return;
    this.following = true;
    for (let due = true; due; ) {
      due = false;
      const shown = visible(this.view.peek());
      const { nodes, missing, woven } = this.network.peek();
      const unknown = shown.filter((id) => !nodes.has(id) && !missing.has(id));
      const loose = shown.filter((id) => nodes.has(id) && !woven.has(id));
      if (unknown.length + loose.length === 0) break;
      await this.during('network', async () => {
        await this.read(unknown, loose);
        due = true;
      }, () => void this.follow());
    }
    this.following = false;
  }

  private async read(unknown: readonly NodeId[], loose: readonly NodeId[]): Promise<void> {
    if (unknown.length > 0) {
      const { steps, renamed } = await readNodes(this.client, unknown);
      batch(() => {
        this.network.value = steps.reduce((network, step) => step(network), this.network.peek());
        if (renamed.size > 0) this.drift((view) => rename(view, renamed));
        this.forget(unknown);
      });
    }
    const { nodes, woven } = this.network.peek();
    const fresh = [...loose, ...unknown].filter((id) => nodes.has(id));
    const shown = visible(this.view.peek()).filter((id) => woven.has(id));
    if (fresh.length > 0) {
      const step = await readEdges(this.client, fresh, shown);
      this.network.value = step(this.network.peek());
    }
  }

  /** Takes nodes off the canvas that are not in the network (any more), and says so. */
  private forget(asked: readonly NodeId[]): void {
    const { missing } = this.network.peek();
    const gone = asked.filter((id) => missing.has(id));
    if (gone.length === 0) return;
    this.drift((view) => remove(view, gone));
    this.notices.show({ key: 'gone', tone: 'news', text: () => words.value.gone(gone.length) });
  }
}
