import { useId, useState } from 'preact/hooks';

import { readAmount } from './facets.ts';
import { words } from './words.ts';

interface Props {
  readonly least: string | null;
  readonly most: string | null;
  readonly choose: (amounts: { least: string | null } | { most: string | null }) => void;
}

/** The least and the most money that projects were granted. */
export function AmountFilter({ least, most, choose }: Props) {
  return (
    <fieldset class="amounts">
      <legend>{words.value.granted}</legend>
      <div class="row">
        <Amount label={words.value.least} amount={least} choose={(amount) => choose({ least: amount })} />
        <Amount label={words.value.most} amount={most} choose={(amount) => choose({ most: amount })} />
      </div>
    </fieldset>
  );
}

interface AmountProps {
  readonly label: string;
  readonly amount: string | null;
  readonly choose: (amount: string | null) => void;
}

function Amount({ label, amount, choose }: AmountProps) {
  const id = useId();
  const [wrong, setWrong] = useState(false);
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        inputMode="decimal"
        autocomplete="off"
        value={amount ?? ''}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={({ currentTarget }) => {
          const read = readAmount(currentTarget.value);
          setWrong(read === undefined);
          if (read !== undefined) choose(read);
        }}
      />
      {wrong && <p id={`${id}-wrong`} class="wrong" role="alert">{words.value.notAmount}</p>}
    </div>
  );
}
