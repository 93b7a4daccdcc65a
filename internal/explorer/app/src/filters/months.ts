import type { Filters } from '../view/filters.ts';

/** A month, counted from January of the year 0. */
export type Month = number;

/** Months from the first to the last, both included. */
export interface Months {
  readonly first: Month;
  readonly last: Month;
}

/** The month of a date of the API: of a year alone its January, or its December where the end of a time is meant. */
export function monthOf(date: string, end = false): Month {
  const [year, month] = date.split('-').map(Number);
  return (year ?? 0) * 12 + (month ?? (end ? 12 : 1)) - 1;
}

/** The month as a date of the API, which stands for all its days. */
export function dateOf(month: Month): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The months that the filters ask for; open ends are those of the data. Times beyond the data are kept within it. */
export function chosenMonths({ from, to }: Pick<Filters, 'from' | 'to'>, data: Months): Months {
  const within = (month: Month) => Math.min(Math.max(month, data.first), data.last);
  const first = from === null ? data.first : within(monthOf(from));
  const last = to === null ? data.last : within(monthOf(to, true));
  return { first, last: Math.max(first, last) };
}

/** What to ask for so that these months are chosen: ends where the data ends stay open. */
export function filtersOf({ first, last }: Months, data: Months): Pick<Filters, 'from' | 'to'> {
  return {
    from: first <= data.first ? null : dateOf(first),
    to: last >= data.last ? null : dateOf(last),
  };
}

/** The same length of time, so many months later, or earlier; at most up to where the data ends. */
export function moved({ first, last }: Months, by: number, data: Months): Months {
  const step = Math.max(data.first - first, Math.min(by, data.last - last));
  return { first: first + step, last: last + step };
}

/** Where playing begins: what is chosen, or the first year where nothing is or the end is reached. */
export function playedFrom(chosen: Months, data: Months): Months {
  if (chosen.last < data.last) return chosen;
  const length = chosen.first > data.first ? chosen.last - chosen.first : 11;
  return { first: data.first, last: Math.min(data.first + length, data.last) };
}
