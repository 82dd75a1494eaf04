/**
 * Grants the wishes of a draft out of the vocabularies.
 */

import type { Draft } from './draft.ts';
import { grantConcept } from './grant-concept.ts';
import { grantFormat } from './grant-format.ts';
import { grantLicence } from './grant-licence.ts';
import type { MappedRecord, MappingContext } from './mapped-record.ts';

export const granted = async (draft: Draft, { vocabularies }: MappingContext): Promise<MappedRecord> => {
  for (const wish of draft.wishes) {
    switch (wish.kind) {
      case 'concept':
        await grantConcept(draft, wish, vocabularies);
        break;
      case 'licence':
        await grantLicence(draft, wish, vocabularies);
        break;
      case 'format':
        await grantFormat(draft, wish, vocabularies);
        break;
    }
  }
  return draft.finish();
};
