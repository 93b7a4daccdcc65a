import { euros } from '../i18n/format.ts';
import { Facts } from './parts.tsx';
import { words } from './words.ts';

interface Props {
  readonly amounts: {
    readonly granted: string | null;
    readonly netGranted?: string | null;
    readonly realised?: string | null;
    readonly plannedPublic?: string | null;
    readonly realisedPublic?: string | null;
  };
  readonly totalCost?: string | null;
}

/** Sums of euros; what nobody states is left out, and is not zero. */
export function Amounts({ amounts, totalCost }: Props) {
  const texts = words.value;
  const sum = (amount: string | null | undefined) => (amount == null ? null : euros(amount));
  return (
    <Facts
      facts={[
        [texts.granted, sum(amounts.granted)],
        [texts.netGranted, sum(amounts.netGranted)],
        [texts.realised, sum(amounts.realised)],
        [texts.plannedPublic, sum(amounts.plannedPublic)],
        [texts.realisedPublic, sum(amounts.realisedPublic)],
        [texts.totalCost, sum(totalCost)],
      ]}
    />
  );
}
