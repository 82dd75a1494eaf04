/**
 * The sources of the catalogue: what is edited here (`local`), imports, and later harvests. A source says
 * whether its records may be given on to the portals above.
 */
import { AppError } from '../lib/app-error.ts';
import { asSource, type StoredSource, selectSource, selectSources, updateSource } from '../store/sources.ts';
import { type CatalogueContext, timestamp } from './context.ts';
import { membersOfRoot } from './listed-catalog.ts';

export interface Source {
  readonly id: string;
  readonly title: string | null;
  readonly precedence: number;
  readonly isReexposed: boolean;
  readonly created: string;
  readonly modified: string | null;
}

export type CountedSource = Source & {
  /** Published records (without shared entities) that it describes. */
  readonly records: number;
};

const sourceOf = ({ reexposed, ...rest }: StoredSource): Source => ({
  id: rest.id,
  title: rest.title,
  precedence: rest.precedence,
  isReexposed: reexposed === 1,
  created: rest.created,
  modified: rest.modified,
});

/** In the order in which they win. */
export const listSources = async ({
  db,
  baseUrl,
}: Pick<CatalogueContext, 'db' | 'baseUrl'>): Promise<CountedSource[]> => {
  const { rows } = await db.read([selectSources(membersOfRoot(baseUrl))]);
  return rows[0]!.map((row) => ({ ...sourceOf(asSource(row)), records: Number(row.records) }));
};

export const readSource = async (
  { db }: Pick<CatalogueContext, 'db'>,
  id: string,
): Promise<Source | null> => {
  const [row] = (await db.read([selectSource(id)])).rows[0]!;
  return row ? sourceOf(asSource(row)) : null;
};

/** What is absent stays as it is. */
export interface SourceChange {
  readonly title?: string | null;
  readonly precedence?: number;
  readonly isReexposed?: boolean;
}

/** @throws AppError `no-such-source`, `precedence-fixed` */
export const changeSource = async (
  ctx: CatalogueContext,
  id: string,
  change: SourceChange,
): Promise<Source> => {
  const source = await readSource(ctx, id);
  if (!source)
    throw new AppError({
      kind: 'notFound',
      code: 'no-such-source',
      detail: `There is no source “${id.slice(0, 100)}”.`,
      extra: { source: id.slice(0, 100) },
    });
  // What is published of its records was computed with the old one, and would stay so.
  if (change.precedence !== undefined && change.precedence !== source.precedence)
    throw new AppError({
      kind: 'conflict',
      code: 'precedence-fixed',
      detail: `The precedence of the source “${id}” is ${source.precedence} and cannot be changed.`,
      hint: 'Leave it out, or send it as it is.',
      extra: { source: id, precedence: source.precedence },
    });
  const { title = source.title, isReexposed = source.isReexposed } = change;
  if (title === source.title && isReexposed === source.isReexposed) return source;
  const modified = timestamp(ctx);
  await ctx.db.write([], [updateSource({ id, title, reexposed: isReexposed ? 1 : 0, modified })]);
  return { ...source, title, isReexposed, modified };
};
