/**
 * The view model of a record's page, a pure function of its document. Tables say which property stands in
 * which part of the page; what no part takes ends up under the further properties.
 */

import type { RecordKind } from '../../../catalogue/kinds.ts';
import { KINDS } from '../../../catalogue/kinds.ts';
import { compareWords } from '../../../i18n/format.ts';
import { RDF_TYPE } from '../../../rdf/namespaces.ts';
import { namedNode } from '../../../rdf/terms.ts';
import { isHighValue } from '../../../vocab/hvd-marks.ts';
import { catalogHref } from '../context.ts';
import { type ContactView, takeContacts } from './contact.ts';
import { type DistributionView, type ProseView, takeDistributions, takeProse } from './distribution.ts';
import { classesOf, type EntityKind, entityKindOf } from './entity-kind.ts';
import { type AccessView, firstAccess } from './first-access.ts';
import { iriLabel } from './iri-label.ts';
import { type OtherLanguage, takeOtherLanguages } from './other-languages.ts';
import { expandName } from './property-label.ts';
import { type RecordInfo, takeRecordInfo } from './record-info.ts';
import { bestLiterals, plainText, type Text, textOf } from './text.ts';
import { labelOfValue, type PropertyView, restOf, takeProperties, type ValueView } from './value.ts';
import { openView, type ViewContext, type ViewInput } from './view-context.ts';

export interface RecordView {
  readonly kind: RecordKind;
  readonly entityKind: EntityKind | null;
  readonly iri: string;
  readonly title: Text;
  readonly isUntitled: boolean;
  readonly description: readonly ProseView[];
  readonly keywords: readonly Text[];
  readonly isHvd: boolean;
  readonly publisher: ValueView | null;
  readonly dated: { readonly as: 'updated' | 'published'; readonly value: ValueView } | null;
  readonly licences: readonly ValueView[];
  readonly first: AccessView | null;
  /** How many ways to the data there are besides the first. */
  readonly otherAccesses: number;
  readonly distributions: readonly DistributionView[];
  readonly samples: readonly DistributionView[];
  readonly facts: readonly PropertyView[];
  readonly contacts: readonly ContactView[];
  readonly standards: readonly PropertyView[];
  readonly relations: readonly PropertyView[];
  readonly otherLanguages: readonly OtherLanguage[];
  readonly record: RecordInfo;
  readonly further: readonly PropertyView[];
  /** Nodes of the record to which no property led. */
  readonly otherNodes: readonly ValueView[];
}

const FACTS = [
  ...[
    'dct:publisher',
    'dct:type',
    'dcat:endpointURL',
    'dcat:endpointDescription',
    'dct:license',
    'dcat:theme',
    'dcatap:hvdCategory',
    'dct:accrualPeriodicity',
    'dct:spatial',
  ],
  ...[
    'dct:temporal',
    'dcat:spatialResolutionInMeters',
    'dcat:temporalResolution',
    'dct:language',
    'dct:issued',
  ],
  ...['dct:modified', 'dct:created', 'dcat:version', 'owl:versionInfo', 'dct:accessRights', 'dct:rights'],
  ...['dcat:landingPage', 'foaf:page', 'foaf:homepage', 'foaf:mbox', 'foaf:phone', 'vcard:organization-name'],
  ...['vcard:hasEmail', 'vcard:hasTelephone', 'vcard:hasURL', 'vcard:hasAddress', 'foaf:workPlaceHomepage'],
];

const STANDARDS = ['dct:conformsTo', 'dcatap:applicableLegislation'];

const RELATIONS = [
  ...['dcat:servesDataset', 'dcat:inSeries', 'dcat:prev', 'dcat:next', 'dcat:first', 'dcat:last'],
  ...[
    'dcat:seriesMember',
    'dcat:hasCurrentVersion',
    'dcat:previousVersion',
    'dcat:hasVersion',
    'dcat:isVersionOf',
  ],
  ...['dct:hasVersion', 'dct:isVersionOf', 'dct:replaces', 'dct:isReplacedBy', 'dct:isPartOf', 'dct:hasPart'],
  ...[
    'dct:source',
    'dct:relation',
    'dct:references',
    'dct:isReferencedBy',
    'dct:requires',
    'dct:isRequiredBy',
  ],
  ...['dcat:qualifiedRelation', 'dcat:catalog', 'dcat:themeTaxonomy'],
];

/** The relations that a list below may show instead. */
const LISTED = ['dcat:servesDataset', 'dcat:seriesMember'].map(expandName);

const TITLES = ['dct:title', 'foaf:name', 'vcard:fn', 'skos:prefLabel', 'rdfs:label', 'schema:name'];

const takeTitle = ({ reader, main, lang }: ViewContext): Text | null => {
  for (const property of TITLES.map(expandName)) {
    const [best] = bestLiterals(reader.objects(main, property), lang);
    if (!best) continue;
    reader.mark(main, property, [best]);
    return { ...textOf(best), value: best.value.trim() };
  }
  return null;
};

const takeKeywords = ({ reader, main, lang }: ViewContext): readonly Text[] => {
  const property = expandName('dcat:keyword');
  const best = bestLiterals(reader.objects(main, property), lang);
  reader.mark(main, property, best);
  return best.map(textOf).sort((a, b) => compareWords(lang, a.value, b.value));
};

const distinctValues = (values: readonly ValueView[]): readonly ValueView[] => [
  ...new Map(values.map((value) => [labelOfValue(value), value])).values(),
];

/** Themes lead to the records of the same theme. */
const toCatalogue = (row: PropertyView): PropertyView =>
  row.name !== 'dcat:theme'
    ? row
    : {
        ...row,
        values: row.values.map((value) =>
          value.kind === 'link'
            ? { ...value, href: catalogHref({ theme: value.iri }), isLocal: true }
            : value,
        ),
      };

const takeOtherNodes = (view: ViewContext): readonly ValueView[] =>
  view.reader.ownSubjects
    .filter((node) => node !== view.main && view.reader.rest(node).length > 0)
    .map((node): ValueView | null => {
      if (view.reader.rest(node).length === 0) return null;
      const properties = restOf(view, node);
      return {
        kind: 'node',
        label: plainText(iriLabel(node, view.lang)),
        href: null,
        classes: [],
        properties,
      };
    })
    .filter((value) => value !== null);

export const recordView = (input: ViewInput): RecordView => {
  const view = openView(input);
  const { reader, main } = view;
  const { kind } = input.doc.record;
  const entityKind =
    kind === 'entity' ? entityKindOf(reader.objects(main, RDF_TYPE).map((t) => t.value)) : null;
  const tellingClasses = entityKind === null ? [KINDS[kind].rdfClass ?? ''] : classesOf(entityKind);
  reader.mark(
    main,
    RDF_TYPE,
    tellingClasses.map((iri) => namedNode(iri)),
  );

  const hvd = isHighValue((property) => reader.objects(main, property));
  const record = takeRecordInfo(view, input.doc.record);
  const title = takeTitle(view);
  const description = takeProse(view, main, expandName('dct:description'));
  const keywords = takeKeywords(view);
  const otherLanguages = takeOtherLanguages(view);
  const distributions = takeDistributions(view, expandName('dcat:distribution'));
  const samples = takeDistributions(view, expandName('adms:sample'));
  const contacts = takeContacts(view);
  const access = firstAccess(view, distributions);
  const facts = takeProperties(view, main, FACTS).map(toCatalogue);
  const valuesOf = (name: string): readonly ValueView[] =>
    facts.find((fact) => fact.name === name)?.values ?? [];
  const [modified] = valuesOf('dct:modified');
  const [issued] = valuesOf('dct:issued');
  const standards = takeProperties(view, main, STANDARDS);
  for (const property of LISTED)
    reader.mark(
      main,
      property,
      reader.objects(main, property).filter(({ value }) => input.listed?.has(value)),
    );
  const relations = takeProperties(view, main, RELATIONS);
  const further = restOf(view, main);
  return {
    kind,
    entityKind,
    iri: main,
    title: title ?? plainText(iriLabel(main, view.lang)),
    isUntitled: title === null,
    description,
    keywords,
    isHvd: hvd,
    publisher: valuesOf('dct:publisher')[0] ?? null,
    dated: modified ? { as: 'updated', value: modified } : issued ? { as: 'published', value: issued } : null,
    licences: distinctValues([
      ...valuesOf('dct:license'),
      ...distributions.flatMap((distribution) => distribution.licences),
    ]),
    first: access.first,
    otherAccesses: access.others,
    distributions,
    samples,
    facts,
    contacts,
    standards,
    relations,
    otherLanguages,
    record,
    further,
    otherNodes: takeOtherNodes(view),
  };
};
