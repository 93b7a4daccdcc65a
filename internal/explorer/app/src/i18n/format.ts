import { computed } from '@preact/signals';

import { language } from './language.ts';

const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** How numbers, euros and days are written in the language spoken. */
const formats = computed(() => {
  const locale = locales[language.value];
  return {
    whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    decimal: new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }),
    euros: new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }),
  };
});

/** A number of things. */
export const count = (n: number): string => formats.value.whole.format(n);

/** A measure, in three digits. */
export const measure = (n: number): string => formats.value.decimal.format(n);

/** An amount of the API, without cents: "1 234 567 €". */
export const euros = (amount: string | number): string => formats.value.euros.format(Number(amount));

/** A date of the API, as precise as it is: a day, a month or a year. */
export function date(text: string): string {
  const month = text.length === 7;
  const instant = new Date(`${text}${month ? '-01' : ''}T00:00:00Z`);
  if (text.length === 4 || Number.isNaN(instant.getTime())) return text;
  return (month ? formats.value.month : formats.value.day).format(instant);
}

/** A time with two ends, of which either may be open. */
export function span(from: string | null, to: string | null): string {
  return from || to ? `${from ? date(from) : ''}–${to ? date(to) : ''}` : '';
}

/** The name in the language spoken, else the one that the API has chosen. */
export function nameOf(node: { readonly name: string; readonly names: Readonly<Record<'fi' | 'sv' | 'en', string | null>> }): string {
  return node.names[language.value] ?? node.name;
}
