/**
 * Codes of ISO 19115 as the INSPIRE registry names them, and the terms of GeoDCAT-AP 3. A code that is in none of
 * these lists gets no IRI.
 */

import { ns } from '../../../rdf/namespaces.ts';
import type { NamedNode } from '../../../rdf/terms.ts';
import { namedNode } from '../../../rdf/terms.ts';
import type { Draft, Resource } from '../draft.ts';
import type { SourceValue } from '../mapped-record.ts';

const REGISTER = 'http://inspire.ec.europa.eu/metadata-codelist/';

const CODES = {
  TopicCategory: `farming biota boundaries climatologyMeteorologyAtmosphere economy elevation environment
    geoscientificInformation health imageryBaseMapsEarthCover intelligenceMilitary inlandWaters location oceans
    planningCadastre society structure transportation utilitiesCommunication`,
  ResourceType: 'dataset series service',
  ResponsiblePartyRole: `resourceProvider custodian owner user distributor originator pointOfContact
    principalInvestigator processor publisher author`,
  SpatialDataServiceType: 'discovery view download transformation invoke other',
  SpatialRepresentationType: 'vector grid textTable tin stereoModel video',
  DegreeOfConformity: 'conformant notConformant notEvaluated',
} as const satisfies Record<string, string>;

export type CodeList = keyof typeof CODES;

const KNOWN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(CODES).map(([list, codes]) => [list, new Set<string>(codes.split(/\s+/))]),
);

export const registered = (list: CodeList, code: string): NamedNode | null =>
  KNOWN.get(list)?.has(code) ? namedNode(`${REGISTER}${list}/${code}`) : null;

/** A code as the value that the registry has for it; one that it lacks is noted. */
export const sayCode = (
  draft: Draft,
  node: Resource,
  property: NamedNode,
  { list, from }: { readonly list: CodeList; readonly from: SourceValue | null },
): void => {
  if (!from) return;
  const value = registered(list, from.value);
  if (value) draft.derive(node, property, value, { rule: 'code-list', from });
  else draft.note('not-in-vocabulary', from);
};

export type Role = 'contactPoint' | NamedNode;

/** GeoDCAT-AP 3 has a property for each role. */
export const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['pointOfContact', 'contactPoint'],
  ['publisher', ns.dct('publisher')],
  ['author', ns.dct('creator')],
  ['owner', ns.dct('rightsHolder')],
  ...[
    'custodian',
    'distributor',
    'originator',
    'principalInvestigator',
    'processor',
    'resourceProvider',
    'user',
  ].map((role) => [role, ns.geodcatap(role)] as const),
]);
