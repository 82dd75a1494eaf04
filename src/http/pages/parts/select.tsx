/** One choice of a form that is a plain GET; the first takes it back. */

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
}

export const Select = ({ name, label, any, value, choices }: SelectProps) => (
  <label>
    {label}
    <select name={name}>
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  </label>
);
