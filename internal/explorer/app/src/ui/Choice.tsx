interface ChoiceProps<T extends string | number> {
  readonly label: string;
  /** The label is told to those who can't see, and by the pointer, alone. */
  readonly bare?: boolean;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly name: (value: T) => string;
  readonly choose: (value: T) => void;
}

/** One of some values, in a select with a label. */
export function Choice<T extends string | number>({ label, bare, values, chosen, name, choose }: ChoiceProps<T>) {
  const hint = bare ? { 'aria-label': label, title: label } : {};
  const select = (
    <select
      {...hint}
      value={chosen}
      onChange={({ currentTarget: { selectedIndex } }) => {
        const value = values[selectedIndex];
        if (value !== undefined) choose(value);
      }}
    >
      {values.map((value) => <option key={value} value={value}>{name(value)}</option>)}
    </select>
  );
  return bare ? select : <label class="row">{label}{select}</label>;
}
