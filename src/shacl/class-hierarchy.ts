/**
 * Which classes stand below which in the vocabularies that DCAT-AP builds on, as far as ranges need it: the
 * official validators import whole ontologies for these few lines. Used for ranges, never to find focus nodes.
 */
import { ns } from '../rdf/namespaces.ts';
import { type NamedNode, quad } from '../rdf/terms.ts';
import { StatementIndex } from './statement-index.ts';

const BELOW: readonly (readonly [NamedNode, readonly NamedNode[]])[] = [
  [ns.dcat('Resource'), [ns.dcat('Dataset'), ns.dcat('DataService')]],
  [ns.dcat('Dataset'), [ns.dcat('Catalog'), ns.dcat('DatasetSeries')]],
  [ns.dct('Agent'), [ns.foaf('Agent')]],
  [ns.foaf('Agent'), [ns.foaf('Group'), ns.foaf('Organization'), ns.foaf('Person'), ns.org('Organization')]],
  [ns.org('Organization'), [ns.org('FormalOrganization'), ns.org('OrganizationalUnit')]],
  [ns.foaf('Document'), [ns.foaf('Image'), ns.foaf('PersonalProfileDocument')]],
  [ns.dct('MediaTypeOrExtent'), [ns.dct('MediaType'), ns.dct('SizeOrDuration')]],
  [ns.dct('MediaType'), [ns.dct('FileFormat')]],
  [ns.dct('RightsStatement'), [ns.dct('LicenseDocument')]],
  [ns.dct('LocationPeriodOrJurisdiction'), [ns.dct('Location'), ns.dct('PeriodOfTime')]],
  [ns.odrl('Policy'), [ns.odrl('Set'), ns.odrl('Offer'), ns.odrl('Agreement')]],
  [
    ns.vcard('Kind'),
    [ns.vcard('Group'), ns.vcard('Individual'), ns.vcard('Location'), ns.vcard('Organization')],
  ],
];

export const classHierarchy = new StatementIndex(
  BELOW.flatMap(([above, below]) => below.map((rdfClass) => quad(rdfClass, ns.rdfs('subClassOf'), above))),
);
