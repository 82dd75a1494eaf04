/**
 * The format and media type of distributions: from their spellings, from each other, and from the extension of
 * the file. Nothing is concluded from what merely packs a file, nor where two hints differ.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Term, termKey } from '../rdf/terms.ts';
import { extensionOf, hasOneMediaType, isDataExtension, isPacking } from '../vocab/file-types.ts';
import type { Draft, ReasonCode } from './proposal.ts';
import { conceptDrafts, holdersOf } from './proposals-concepts.ts';
import {
  classesOf,
  meaningOf,
  type RuleContext,
  statement,
  valuesOf,
  withdrawal,
} from './proposals-context.ts';

const FORMAT = ns.dct('format').value;
const MEDIA_TYPE = ns.dcat('mediaType').value;
const DISTRIBUTION = ns.dcat('Distribution').value;
/** File types that the addresses of the files name; null for an extension that is none of data. */
const typesByExtension = async (
  ctx: RuleContext,
  distribution: Term,
): Promise<readonly (string | null)[]> => {
  const extensions = valuesOf(ctx, distribution, ns.dcat('downloadURL').value).flatMap(
    ({ value }) => extensionOf(value) ?? [],
  );
  return Promise.all(
    [...new Set(extensions)].map(async (extension) =>
      isDataExtension(extension)
        ? ((await ctx.vocabularies.conceptFor('file-type', extension)) ?? null)
        : null,
    ),
  );
};

interface Hint {
  readonly concept: string;
  readonly code: ReasonCode;
  readonly from: Term;
}

const hintsOfMediaTypes = async (ctx: RuleContext, distribution: Term): Promise<readonly Hint[]> => {
  const hints: Hint[] = [];
  for (const value of valuesOf(ctx, distribution, MEDIA_TYPE)) {
    const meaning = await meaningOf(ctx, 'file-type', value);
    if (meaning.kind !== 'own' && meaning.kind !== 'means') continue;
    if (!isPacking(meaning.concept))
      hints.push({ concept: meaning.concept, code: 'format-of-media-type', from: value });
  }
  return hints;
};

const hintsOfExtensions = async (ctx: RuleContext, distribution: Term): Promise<readonly Hint[]> => {
  const [url] = valuesOf(ctx, distribution, ns.dcat('downloadURL').value);
  const types = await typesByExtension(ctx, distribution);
  return types.flatMap((concept) =>
    concept && url ? [{ concept, code: 'format-of-extension' as const, from: url }] : [],
  );
};

/** A hint that all others agree with. */
const oneHint = (hints: readonly Hint[]): Hint | null =>
  new Set(hints.map(({ concept }) => concept)).size === 1 ? hints[0]! : null;

interface Format {
  readonly drafts: readonly Draft[];
  /** What the format is, or would be; null when that is not known. */
  readonly concept: string | null;
}

const emptyValues = async (ctx: RuleContext, node: Term, property: string): Promise<readonly Term[]> => {
  const values = valuesOf(ctx, node, property);
  const meanings = await Promise.all(values.map((value) => meaningOf(ctx, 'file-type', value)));
  return values.filter((_, index) => meanings[index]!.kind === 'empty');
};

/** In place of nodes that say nothing, or of nothing, what was concluded; the nodes go in any case. */
const inPlaceOfEmpty = (
  ctx: RuleContext,
  { focus, path, empty, hint }: { focus: Term; path: string; empty: readonly Term[]; hint: Hint | null },
): readonly Draft[] => {
  if (!hint && empty.length === 0) return [];
  return [
    {
      focus,
      path,
      withdraw: empty.flatMap((value) => withdrawal(ctx, focus, path, value)),
      add: hint ? [statement(focus, path, namedNode(hint.concept))] : [],
      reason: hint
        ? { code: hint.code, from: hint.from, to: hint.concept }
        : { code: 'says-nothing', from: empty[0]!, to: null },
      confidence: 'certain',
    },
  ];
};

const formatOf = async (ctx: RuleContext, focus: Term): Promise<Format> => {
  const values = valuesOf(ctx, focus, FORMAT);
  const empty = await emptyValues(ctx, focus, FORMAT);
  if (empty.length === values.length) {
    const hints = [...(await hintsOfMediaTypes(ctx, focus)), ...(await hintsOfExtensions(ctx, focus))];
    const hint = classesOf(ctx, focus).has(DISTRIBUTION) ? oneHint(hints) : null;
    return {
      drafts: inPlaceOfEmpty(ctx, { focus, path: FORMAT, empty, hint }),
      concept: hint?.concept ?? null,
    };
  }
  const drafts = await conceptDrafts(ctx, focus, { property: FORMAT, scheme: 'file-type', isSingle: true });
  const meanings = await Promise.all(values.map((value) => meaningOf(ctx, 'file-type', value)));
  const concepts = new Set(
    meanings.map((meaning) => (meaning.kind === 'own' || meaning.kind === 'means' ? meaning.concept : null)),
  );
  const [concept = null] = concepts;
  return { drafts, concept: concepts.size === 1 ? concept : null };
};

const mediaTypeDrafts = async (
  ctx: RuleContext,
  focus: Term,
  format: string | null,
): Promise<readonly Draft[]> => {
  const values = valuesOf(ctx, focus, MEDIA_TYPE);
  const empty = await emptyValues(ctx, focus, MEDIA_TYPE);
  if (empty.length < values.length) {
    // What is registered with IANA and not in our table is no concept, and stays as it stands.
    return conceptDrafts(ctx, focus, { property: MEDIA_TYPE, scheme: 'media-types', isSingle: true });
  }
  const byExtension = await typesByExtension(ctx, focus);
  const isPlain = format !== null && hasOneMediaType(format) && byExtension.every((type) => type === format);
  const concept = isPlain ? await ctx.vocabularies.conceptFor('media-types', format) : undefined;
  const hint: Hint | null =
    concept && format ? { concept, code: 'media-type-of-format', from: namedNode(format) } : null;
  return inPlaceOfEmpty(ctx, { focus, path: MEDIA_TYPE, empty, hint });
};

export const proposeFormats = async (ctx: RuleContext): Promise<readonly Draft[]> => {
  const distributions = [...ctx.statements.subjects(`${ns.rdf('type').value}`, DISTRIBUTION).values()].filter(
    ctx.isOwn,
  );
  const foci = [...distributions, ...holdersOf(ctx, FORMAT), ...holdersOf(ctx, MEDIA_TYPE)];
  const drafts: Draft[] = [];
  for (const focus of new Map(foci.map((node) => [termKey(node), node])).values()) {
    const format = await formatOf(ctx, focus);
    drafts.push(...format.drafts);
    if (classesOf(ctx, focus).has(DISTRIBUTION))
      drafts.push(...(await mediaTypeDrafts(ctx, focus, format.concept)));
  }
  return drafts;
};
