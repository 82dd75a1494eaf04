/** What kind of shared entity a record describes, as far as people care. */
import { expandName } from './property-label.ts';

export type EntityKind = 'agent' | 'contact' | 'licence' | 'standard';

const CLASSES: Readonly<Record<EntityKind, readonly string[]>> = {
  agent: ['foaf:Agent', 'foaf:Organization', 'foaf:Person', 'org:Organization', 'schema:Organization'],
  contact: ['vcard:Kind', 'vcard:Organization', 'vcard:Individual', 'vcard:Group'],
  licence: ['dct:LicenseDocument', 'dct:RightsStatement'],
  standard: ['dct:Standard'],
};

export const entityKindOf = (classes: readonly string[]): EntityKind | null => {
  const found = Object.entries(CLASSES).find(([, names]) =>
    names.some((name) => classes.includes(expandName(name))),
  );
  return (found?.[0] as EntityKind | undefined) ?? null;
};

/** The classes that the name of the kind already tells. */
export const classesOf = (kind: EntityKind): readonly string[] => CLASSES[kind].map(expandName);
