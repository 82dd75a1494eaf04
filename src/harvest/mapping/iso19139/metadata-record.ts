/**
 * The metadata about the metadata: its identifier, date, language, standard and contact, as the CatalogRecord that
 * came with the resource.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { wishConcept } from '../concepts.ts';
import type { Draft } from '../draft.ts';
import { sayDate, sayIdentifier, sayText } from '../say.ts';
import { type Languages, textsOf } from './languages.ts';
import { sayContactPoint, sayLocal } from './parties.ts';
import type { XmlNode } from './xml.ts';

export const sayMetadataRecord = (draft: Draft, metadata: XmlNode, languages: Languages): void => {
  const record = draft.node();
  draft.type(record, ns.dcat('CatalogRecord'));
  draft.give(record, ns.foaf('primaryTopic'), draft.resource, metadata.place);
  sayIdentifier(draft, record, metadata.textAt('fileIdentifier'));
  sayDate(draft, record, ns.dct('modified'), metadata.textAt('dateStamp'));
  const language = metadata.codeAt('language');
  wishConcept(draft, record, 'language', [language], { isCode: true });
  const standard = textsOf(metadata.first('metadataStandardName'), languages);
  if (standard.length > 0) {
    const node = draft.part(record, ns.dct('conformsTo'), ns.dct('Standard'));
    sayLocal(draft, node, ns.dct('title'), standard);
    sayText(draft, node, ns.owl('versionInfo'), metadata.textAt('metadataStandardVersion'));
  }
  for (const party of metadata.all('contact/CI_ResponsibleParty')) {
    sayContactPoint(draft, record, party, languages);
    party.first('role')?.skip();
  }
};
