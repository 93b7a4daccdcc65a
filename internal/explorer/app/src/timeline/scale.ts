import type { Stretch } from '../view/looks.ts';

const day = 86_400_000;
const shortest = 60 * day;

/** The first instant of a date of the API, or the instant after its last day. */
export function instantOf(date: string, end = false): number {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  if (!end) return Date.UTC(year, month - 1, dayOfMonth);
  return date.length === 4 ? Date.UTC(year + 1, 0) : date.length === 7 ? Date.UTC(year, month) : Date.UTC(year, month - 1, dayOfMonth + 1);
}

/** The same stretch made longer or shorter around an instant that stays in its place, within all that there is. */
export function zoomed({ from, to }: Stretch, factor: number, around: number, all: Stretch): Stretch {
  const length = Math.min(all.to - all.from, Math.max(shortest, (to - from) * factor));
  const share = to > from ? (around - from) / (to - from) : 0.5;
  return within({ from: around - share * length, to: around + (1 - share) * length }, all);
}

/** The same length of time, later or earlier by a share of it. */
export function shifted({ from, to }: Stretch, share: number, all: Stretch): Stretch {
  const by = share * (to - from);
  return within({ from: from + by, to: to + by }, all);
}

function within({ from, to }: Stretch, all: Stretch): Stretch {
  const length = Math.min(to - from, all.to - all.from);
  const start = Math.min(Math.max(from, all.from), all.to - length);
  return { from: start, to: start + length };
}

/** The share of the stretch that lies before an instant: 0 at its start, 1 at its end. */
export function shareOf(instant: number, { from, to }: Stretch): number {
  return (instant - from) / (to - from);
}

export function instantAt(share: number, { from, to }: Stretch): number {
  return from + share * (to - from);
}

/** A line of the axis. */
export interface Tick {
  readonly instant: number;
  /** As the API writes dates: a year, or a month where the stretch is short. */
  readonly date: string;
}

/** The first instant of a month that is counted from January of the year 0. */
const startOf = (month: number) => Date.UTC(2000, month - 24_000);

/** Lines at the starts of years or months, so far apart that at most so many are seen. */
export function ticks({ from, to }: Stretch, most: number): Tick[] {
  const months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200].find((step) => (to - from) / (step * 30.44 * day) <= most) ?? 12_000;
  const start = new Date(from);
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
  const found: Tick[] = [];
  for (let month = first; startOf(month) <= to; month += months) {
    const instant = startOf(month);
    if (instant < from) continue;
    const iso = new Date(instant).toISOString();
    found.push({ instant, date: months >= 12 ? iso.slice(0, 4) : iso.slice(0, 7) });
  }
  return found;
}
