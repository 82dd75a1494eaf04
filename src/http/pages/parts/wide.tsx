/** A table that scrolls inside the page where it is wider than the screen, with the keyboard too. */
import type { Child } from 'hono/jsx';

export const WideTable = ({ label, children }: { readonly label: string; readonly children: Child }) => (
  <section class="table" tabindex={0} aria-label={label}>
    <table>{children}</table>
  </section>
);
