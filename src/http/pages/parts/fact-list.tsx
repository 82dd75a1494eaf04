/** Names and values, one line each. */
import type { Child } from 'hono/jsx';

export interface Fact {
  readonly name: string;
  readonly value: Child;
}

export const FactList = ({ rows }: { readonly rows: readonly Fact[] }) => (
  <dl class="properties">
    {rows.map(({ name, value }) => (
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
