/**
 * Proposals for a stored record, and their acceptance as amendments, which outlive the next import of the
 * source. What would change a record of its own (a shared licence, say) is proposed there, not here.
 */
import { type AmendmentChange, amendAll } from '../catalogue/amendments.ts';
import type { CatalogueContext } from '../catalogue/context.ts';
import { isGenerated } from '../catalogue/generated.ts';
import { readInputs } from '../catalogue/judge-records.ts';
import type { RecordDocument } from '../catalogue/record.ts';
import { loadState, type RecordState } from '../catalogue/state.ts';
import { AppError } from '../lib/app-error.ts';
import { parseRelative, relativeStatement } from '../rdf/relative.ts';
import { type Quad, termKey } from '../rdf/terms.ts';
import { type RecordName, recordsAmong } from '../store/standings.ts';
import { isCertain, type MendOptions, proposed } from './mend.ts';
import type { Proposal } from './proposal.ts';

export interface Elsewhere {
  readonly proposal: Proposal;
  /** The record that it would change. */
  readonly record: RecordName;
}

export interface RecordProposals {
  readonly proposals: readonly Proposal[];
  readonly elsewhere: readonly Elsewhere[];
}

const subjectsOf = ({ withdraw, add }: Proposal): readonly string[] =>
  [...withdraw, ...add].map(({ subject }) => subject.value);

const contentOf = ({ record, own }: RecordDocument, baseUrl: string): readonly Quad[] => {
  const generated = isGenerated({ id: record.id, iri: record.iri, baseUrl });
  return own.filter((q) => !generated(q));
};

/** What the validation judges a record with: the shared entities that it names, the services that serve it. */
const surroundingsOf = async (
  ctx: CatalogueContext,
  { record }: RecordDocument,
): Promise<readonly Quad[]> => {
  const [found] = await readInputs(ctx, [record.seq]);
  return (found?.input.quads ?? []).filter(({ subject }) => !found?.input.focus.has(termKey(subject)));
};

const proposalsFor = (
  content: readonly Quad[],
  around: readonly Quad[],
  options: MendOptions,
): Promise<readonly Proposal[]> => {
  const focus = new Set(content.map(({ subject }) => termKey(subject)));
  return proposed({ quads: [...content, ...around], focus }, options);
};

export const readProposals = async (
  ctx: CatalogueContext,
  document: RecordDocument,
  options: MendOptions,
): Promise<RecordProposals> => {
  const around = await surroundingsOf(ctx, document);
  const found = await proposalsFor(contentOf(document, ctx.baseUrl), around, options);
  const records = await recordsAmong(ctx.db, [...new Set(found.flatMap(subjectsOf))]);
  const own: Proposal[] = [];
  const elsewhere: Elsewhere[] = [];
  for (const proposal of found) {
    const other = subjectsOf(proposal)
      .map((iri) => records.get(iri))
      .find((record) => record && record.id !== document.record.id);
    if (other) elsewhere.push({ proposal, record: other });
    else own.push(proposal);
  }
  return { proposals: own, elsewhere };
};

/** Proposals that the amendments have carried out: seen again when those are taken back in thought. */
const acceptedBefore = async (
  ctx: CatalogueContext,
  document: RecordDocument,
  options: MendOptions,
): Promise<readonly Proposal[]> => {
  const { baseUrl } = ctx;
  const amendments = (await loadState(ctx.db, document.record.id, baseUrl))?.amendments ?? [];
  const triplesOf = (action: 'add' | 'withdraw'): ReadonlySet<string> =>
    new Set(amendments.filter((amendment) => amendment.action === action).map(({ triple }) => triple));
  const [added, withdrawn] = [triplesOf('add'), triplesOf('withdraw')];
  const content = contentOf(document, baseUrl).filter((q) => !added.has(relativeStatement(q, baseUrl)));
  const before = [...content, ...parseRelative([...withdrawn].join('\n'), baseUrl)];
  const isIn = (triples: ReadonlySet<string>) => (q: Quad) => triples.has(relativeStatement(q, baseUrl));
  return (await proposalsFor(before, await surroundingsOf(ctx, document), options)).filter(
    ({ withdraw, add }) => withdraw.every(isIn(withdrawn)) && add.every(isIn(added)),
  );
};

export interface Acceptance {
  /** `all` takes what is certain; what is likely is named. */
  readonly accept: 'all' | readonly string[];
  readonly author: string;
  /** Called with the statements that would change; throws to refuse. */
  readonly permit: (quads: readonly Quad[]) => Promise<void>;
  /** Called with the state that is amended; throws to refuse. */
  readonly check: (state: RecordState) => void;
}

const noLonger = (
  ids: readonly string[],
  present: RecordProposals,
  shown: (p: Proposal) => unknown,
): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'proposal-outdated',
    detail: `${ids.length} of the proposals are not proposed any more: ${ids.slice(0, 5).join(', ')}. Nothing was changed.`,
    hint: 'The record or the vocabularies changed since. The present list is in `proposals`.',
    extra: { unknown: ids, proposals: present.proposals.map(shown) },
  });

const requireSameVersion = (state: RecordState, { record }: RecordDocument): void => {
  if (state.stored?.version === record.version) return;
  throw new AppError({
    kind: 'unavailable',
    code: 'write-conflict',
    detail: `The record ${record.id} changed while its proposals were worked out.`,
    hint: 'Send the request again.',
  });
};

/**
 * Makes amendments of proposals, all of them or none. What was accepted before stays as it is.
 * @returns the proposals that were carried out now.
 * @throws AppError `proposal-outdated` with the present list, and what an amendment may throw.
 */
export const acceptProposals = async (
  ctx: CatalogueContext,
  document: RecordDocument,
  options: MendOptions,
  { accept, author, permit, check, shown }: Acceptance & { readonly shown: (proposal: Proposal) => unknown },
): Promise<readonly Proposal[]> => {
  const present = await readProposals(ctx, document, options);
  const ids = accept === 'all' ? present.proposals.filter(isCertain).map(({ id }) => id) : accept;
  const chosen = present.proposals.filter(({ id }) => ids.includes(id));
  const missing = ids.filter((id) => !chosen.some((proposal) => proposal.id === id));
  if (missing.length > 0) {
    const before = new Set((await acceptedBefore(ctx, document, options)).map(({ id }) => id));
    const unknown = missing.filter((id) => !before.has(id));
    if (unknown.length > 0) throw noLonger(unknown, present, shown);
  }
  const changes: AmendmentChange[] = [
    { action: 'withdraw', quads: chosen.flatMap(({ withdraw }) => withdraw) },
    { action: 'add', quads: chosen.flatMap(({ add }) => add) },
  ];
  await permit(changes.flatMap(({ quads }) => quads));
  await amendAll(ctx, document.record.id, {
    changes,
    author,
    check: (state) => {
      check(state);
      requireSameVersion(state, document);
    },
  });
  return chosen;
};
