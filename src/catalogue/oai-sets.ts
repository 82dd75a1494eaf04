/**
 * The sets of OAI-PMH, one row a family: which statement puts a record into a set, and how the set is named in a
 * setSpec. A parent (`theme`) has what any of its sets has.
 */
import { HVD_REGULATION, ns } from '../rdf/namespaces.ts';
import { relativeTerm } from '../rdf/relative.ts';
import { isGenid } from '../rdf/skolem.ts';
import { namedNode, type Quad } from '../rdf/terms.ts';
import { type SetMark, selectDistinctObjects, selectDistinctWithdrawn, selectNamesOf } from '../store/oai.ts';
import { HVD_MARKS, isHighValue } from '../vocab/hvd-marks.ts';
import type { CatalogueContext } from './context.ts';
import { idOfIri } from './identity.ts';
import type { RecordKind } from './kinds.ts';
import { parseRelativeTerm } from './oai-terms.ts';
import { NAME_PREDICATES } from './search-text.ts';

/** The kinds of record that are items. */
export const ITEM_KINDS = [
  'dataset',
  'service',
  'series',
  'catalog',
] as const satisfies readonly RecordKind[];

const KIND_SET_NAMES: Readonly<Record<(typeof ITEM_KINDS)[number], string>> = {
  dataset: 'Datasets',
  service: 'Data services',
  series: 'Dataset series',
  catalog: 'Catalogues',
};

const EU_THEMES = 'http://publications.europa.eu/resource/authority/data-theme/';

interface Family {
  readonly name: string;
  readonly setName: string;
  readonly property: string;
  /** The part of the setSpec that stands for an IRI; null where the IRI makes no set. */
  readonly codeOf: (iri: string, baseUrl: string) => string | null;
}

const isPlain = (iri: string, baseUrl: string): boolean =>
  !isGenid(iri) && !iri.startsWith(`${baseUrl}/.well-known/`);

const FAMILIES: readonly Family[] = [
  {
    name: 'publisher',
    setName: 'By publisher',
    property: ns.dct('publisher').value,
    codeOf: (iri, baseUrl) => (isPlain(iri, baseUrl) ? idOfIri(iri, baseUrl) : null),
  },
  {
    name: 'theme',
    setName: 'By theme',
    property: ns.dcat('theme').value,
    // The EU's own codes are what people know; their capitals keep them apart from ids.
    codeOf: (iri, baseUrl) => {
      const code = iri.startsWith(EU_THEMES) ? iri.slice(EU_THEMES.length) : '';
      if (/^[A-Z][A-Z0-9_]*$/.test(code)) return code;
      return isPlain(iri, baseUrl) ? idOfIri(iri, baseUrl) : null;
    },
  },
];

export const HVD_SET = 'hvd';
/** What `/catalogs/eu` has: the records that their sources let be given on. */
export const EU_SET = 'eu';

/** OAI-PMH 2.0 §4.6: unreserved characters, hierarchies by colons. */
export const isSetSpec = (text: string): boolean => /^[\w\-.!~*'()]+(:[\w\-.!~*'()]+)*$/.test(text);

/** What a set asks of its members; null when there is no such set now. */
export interface SetFilter {
  readonly kinds?: readonly RecordKind[];
  readonly marks?: readonly SetMark[];
  readonly isReexposed?: boolean;
}

const withdrawn = (iri: string | null, baseUrl: string): string | null =>
  iri === null ? null : relativeTerm(namedNode(iri), baseUrl);

const mark = (property: string, object: string | null, baseUrl: string): SetMark => ({
  property,
  object,
  withdrawnObject: withdrawn(object, baseUrl),
});

const familyOf = (spec: string): Family | undefined =>
  FAMILIES.find(({ name }) => spec === name || spec.startsWith(`${name}:`));

/** A value that puts records into sets; one that only tombstones have is no term any more. */
interface SetValue {
  readonly iri: string;
  readonly id: number | null;
}

const distinctObjects = async (
  { db, baseUrl }: CatalogueContext,
  { property }: Family,
): Promise<readonly SetValue[]> => {
  const { rows } = await db.read([selectDistinctObjects(property), selectDistinctWithdrawn(property)]);
  const living = rows[0]!.map(({ id, value }): SetValue => ({ id: Number(id), iri: String(value) }));
  const known = new Set(living.map(({ iri }) => iri));
  const withdrawn = rows[1]!.flatMap(({ object }) => {
    const term = parseRelativeTerm(String(object), baseUrl);
    return term?.termType === 'NamedNode' && !known.has(term.value) ? [{ id: null, iri: term.value }] : [];
  });
  return [...living, ...withdrawn];
};

export const filterOfSet = async (ctx: CatalogueContext, spec: string): Promise<SetFilter | null> => {
  const { baseUrl } = ctx;
  if (spec === HVD_SET)
    return { marks: HVD_MARKS.map(({ predicate, object }) => mark(predicate, object, baseUrl)) };
  if (spec === EU_SET) return { isReexposed: true };
  if (spec === 'kind') return {};
  const kind = ITEM_KINDS.find((name) => spec === `kind:${name}`);
  if (kind) return { kinds: [kind] };
  const family = familyOf(spec);
  if (!family) return null;
  if (spec === family.name) return { marks: [mark(family.property, null, baseUrl)] };
  const code = spec.slice(family.name.length + 1);
  const known = family.name === 'theme' && /^[A-Z]/.test(code) ? [{ iri: EU_THEMES + code }] : null;
  const found = (known ?? (await distinctObjects(ctx, family))).find(
    ({ iri }) => family.codeOf(iri, baseUrl) === code,
  );
  return found ? { marks: [mark(family.property, found.iri, baseUrl)] } : null;
};

/** The sets that a record is in, by its kind and the statements of its resource. */
export const setsOf = (
  { kind, iri }: { readonly kind: RecordKind; readonly iri: string },
  quads: readonly Quad[],
  baseUrl: string,
  isReexposed: boolean,
): string[] => {
  const objects = (property: string) =>
    quads
      .filter((q) => q.subject.value === iri && q.predicate.value === property)
      .map(({ object }) => object);
  const specs = FAMILIES.flatMap(({ name, property, codeOf }) =>
    objects(property).flatMap((object) => {
      const code = object.termType === 'NamedNode' ? codeOf(object.value, baseUrl) : null;
      return code === null ? [] : [`${name}:${code}`];
    }),
  );
  return [
    `kind:${kind}`,
    ...(isReexposed ? [EU_SET] : []),
    ...(isHighValue(objects) ? [HVD_SET] : []),
    ...new Set(specs),
  ].sort();
};

export interface SetRow {
  readonly spec: string;
  readonly name: string;
}

interface OpenSet {
  readonly spec: string;
  readonly name: string | null;
  readonly id?: number | null;
  readonly iri?: string;
}

const FIXED: readonly OpenSet[] = [
  { spec: HVD_SET, name: `High-value datasets (${HVD_REGULATION})` },
  { spec: EU_SET, name: 'For data.europa.eu: records that may be given on' },
  { spec: 'kind', name: 'By kind' },
  ...ITEM_KINDS.map((kind) => ({ spec: `kind:${kind}`, name: KIND_SET_NAMES[kind] })),
  ...FAMILIES.map(({ name, setName }) => ({ spec: name, name: setName })),
];

/** A name in English, else in no language, else the first. */
const bestName = (
  names: readonly { readonly value: string; readonly lang: string | null }[],
): string | null =>
  (names.find(({ lang }) => lang === 'en') ?? names.find(({ lang }) => lang === null) ?? names[0])?.value ??
  null;

/**
 * The sets after one, by setSpec. @param labelOf what vocabularies call an IRI
 */
export const listSets = async (
  ctx: CatalogueContext,
  { after, limit }: { readonly after: string; readonly limit: number },
  labelOf: (iris: readonly string[]) => Promise<(iri: string) => string | undefined>,
): Promise<{ readonly sets: readonly SetRow[]; readonly total: number; readonly hasMore: boolean }> => {
  const found = await Promise.all(
    FAMILIES.map(async (family) =>
      (await distinctObjects(ctx, family)).flatMap(({ id, iri }): OpenSet[] => {
        const code = family.codeOf(iri, ctx.baseUrl);
        return code === null ? [] : [{ spec: `${family.name}:${code}`, name: null, id, iri }];
      }),
    ),
  );
  const all = [...FIXED, ...found.flat()].sort((a, b) => (a.spec < b.spec ? -1 : 1));
  const rest = all.filter(({ spec }) => spec > after);
  const shown = rest.slice(0, limit);
  const iris = shown.flatMap(({ iri }) => iri ?? []);
  const labels = await labelOf(iris);
  const { rows } = await ctx.db.read([
    selectNamesOf(
      shown.flatMap(({ id }) => id ?? []),
      NAME_PREDICATES,
    ),
  ]);
  const names = Map.groupBy(rows[0]!, ({ id }) => Number(id));
  const nameOf = ({ spec, name, id, iri }: OpenSet): string =>
    name ?? labels(iri ?? '') ?? bestName((names.get(id ?? -1) ?? []) as never) ?? iri ?? spec;
  return {
    sets: shown.map((set) => ({ spec: set.spec, name: nameOf(set) })),
    total: all.length,
    hasMore: rest.length > shown.length,
  };
};
