/** The link above a heading: to what the page is a part of. */
import type { Child } from 'hono/jsx';
import { type PageContext, pageHref } from '../context.ts';

interface UpLinkProps {
  readonly ctx: PageContext;
  readonly path: string;
  readonly children: Child;
}

export const UpLink = ({ ctx, path, children }: UpLinkProps) => (
  <p class="kicker">
    <a href={pageHref(ctx, path)}>{children}</a>
  </p>
);
