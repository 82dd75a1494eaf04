/**
 * The resource that a metadata record describes: its kind, identity, texts, dates, and the parts of other files.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { literal, type NamedNode } from '../../../rdf/terms.ts';
import { wishConcept } from '../concepts.ts';
import { Draft } from '../draft.ts';
import type { MappedKind, MappingContext, SourceValue } from '../mapped-record.ts';
import { isIri } from '../meaning.ts';
import { addressOf, noteAll, sayDate, sayIdentifier, sayText } from '../say.ts';
import { sayCode } from './code-lists.ts';
import { constraintsOf, sayConstraints } from './constraints.ts';
import { sayExtents } from './extent.ts';
import { sayKeywordsOf, sayTopics } from './keywords.ts';
import { type Languages, languagesOf, textsOf } from './languages.ts';
import { sayMetadataRecord } from './metadata-record.ts';
import { sayOffers } from './online.ts';
import { sayLocal, sayParty } from './parties.ts';
import { sayQuality, sayReferenceSystems, sayResolution } from './quality.ts';
import { sayCoupled, sayEndpoints, sayServiceType } from './service.ts';
import type { XmlNode } from './xml.ts';

const KINDS: Readonly<Record<string, MappedKind>> = { series: 'series', service: 'service' };

const DATES: Readonly<Record<string, NamedNode>> = {
  creation: ns.dct('created'),
  publication: ns.dct('issued'),
  revision: ns.dct('modified'),
};

/** What INSPIRE calls the unique resource identifier: a namespace and a code in it. */
export const identifiersOf = (identification: XmlNode): readonly SourceValue[] =>
  identification.all('citation/CI_Citation/identifier/*').flatMap((node) => {
    const code = node.first('code')?.anchor() ?? node.textAt('code');
    node.textAt('code');
    if (!code) return [];
    const space = node.textAt('codeSpace')?.value;
    if (!space || code.value.startsWith(space) || isIri(code.value)) return [code];
    return [{ ...code, value: `${space.replace(/([^/#:])$/, '$1/')}${code.value}` }];
  });

export const kindOf = (metadata: XmlNode, identification: XmlNode): MappedKind => {
  const level = metadata.codeAt('hierarchyLevel')?.value ?? '';
  if (identification.name === 'SV_ServiceIdentification') return 'service';
  return KINDS[level] ?? 'dataset';
};

const sayIdentity = (draft: Draft, identifiers: readonly SourceValue[], file: SourceValue | null): void => {
  for (const identifier of identifiers) sayIdentifier(draft, draft.resource, identifier);
  if (identifiers.length === 0 && file)
    draft.derive(draft.resource, ns.dct('identifier'), literal(file.value), {
      rule: 'metadata-identifier',
      from: file,
    });
};

const sayTexts = (draft: Draft, identification: XmlNode, languages: Languages): void => {
  const citation = identification.first('citation/CI_Citation');
  const { resource } = draft;
  sayLocal(draft, resource, ns.dct('title'), textsOf(citation?.first('title') ?? null, languages));
  for (const other of citation?.all('alternateTitle') ?? [])
    sayLocal(draft, resource, ns.dct('alternative'), textsOf(other, languages));
  sayLocal(draft, resource, ns.dct('description'), textsOf(identification.first('abstract'), languages));
  sayLocal(draft, resource, ns.geodcatap('purpose'), textsOf(identification.first('purpose'), languages));
  sayText(draft, resource, ns.dcat('version'), citation?.textAt('edition') ?? null);
};

const sayDates = (draft: Draft, identification: XmlNode): void => {
  for (const date of identification.all('citation/CI_Citation/date/CI_Date')) {
    const property = DATES[date.codeAt('dateType')?.value ?? ''];
    if (property && !draft.hasGiven(draft.resource, property))
      sayDate(draft, draft.resource, property, date.textAt('date'));
  }
};

const sayMaintenance = (draft: Draft, identification: XmlNode): void => {
  for (const maintenance of identification.all('resourceMaintenance/MD_MaintenanceInformation')) {
    const code = maintenance.codeAt('maintenanceAndUpdateFrequency');
    const period = maintenance.textAt('userDefinedMaintenanceFrequency');
    if (!draft.wishes.some((wish) => wish.kind === 'concept' && wish.scheme === 'frequency'))
      wishConcept(draft, draft.resource, 'frequency', [period, code], { isCode: true });
  }
};

/** What is about the form of the metadata, and needs no mapping. */
const FORM = ['characterSet', 'hierarchyLevelName', 'locale', 'metadataExtensionInfo', 'dataSetURI'];

/** @param resourceOf the IRI of another resource of the document by identifiers of its metadata */
export const mapMetadata = (
  metadata: XmlNode,
  context: MappingContext,
  resourceOf: (identifier: string) => string | null,
): Draft | null => {
  const identification = metadata.first('identificationInfo/*');
  if (!identification) return null;
  const languages = languagesOf(metadata, context.language);
  const file = metadata.textAt('fileIdentifier');
  const identifiers = identifiersOf(identification);
  const named = identifiers.find(({ value }) => isIri(value));
  const place = metadata.place;
  const iri = named ? addressOf(named.value) : null;
  const kind = kindOf(metadata, identification);
  const draft = new Draft(kind, { place, key: file?.value ?? '', iri });
  sayIdentity(draft, identifiers, file);
  sayTexts(draft, identification, languages);
  sayDates(draft, identification);
  for (const party of identification.all('pointOfContact/CI_ResponsibleParty'))
    sayParty(draft, party, languages);
  for (const party of metadata.all(
    'distributionInfo/MD_Distribution/distributor/MD_Distributor/distributorContact/CI_ResponsibleParty',
  ))
    sayParty(draft, party, languages);
  for (const language of identification.all('language'))
    wishConcept(draft, draft.resource, 'language', [language.code()], { isCode: true });
  sayCode(draft, draft.resource, ns.geodcatap('resourceType'), {
    list: 'ResourceType',
    from: metadata.codeAt('hierarchyLevel'),
  });
  sayTopics(draft, identification);
  sayKeywordsOf(draft, identification, languages);
  sayExtents(draft, identification, languages);
  sayResolution(draft, identification);
  sayMaintenance(draft, identification);
  sayReferenceSystems(draft, metadata, languages);
  sayQuality(draft, metadata, languages);
  const constraints = constraintsOf(draft, identification, languages);
  if (kind === 'service') {
    sayServiceType(draft, identification);
    sayEndpoints(draft, metadata, identification, languages);
    sayCoupled(draft, identification, resourceOf);
    sayConstraints(draft, constraints, []);
  } else sayConstraints(draft, constraints, sayOffers(draft, metadata, languages));
  sayMetadataRecord(draft, metadata, languages);
  for (const name of FORM)
    for (const node of [...metadata.all(name), ...identification.all(name)]) node.skip();
  noteAll(draft, metadata.unread());
  return draft;
};
