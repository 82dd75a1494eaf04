/**
 * The foreign formats that are understood, one row each.
 */
import { mapCkan } from './ckan/ckan.ts';
import { mapIso19139 } from './iso19139/iso19139.ts';
import type { Mapping, MappingContext } from './mapped-record.ts';
import { mapOpendatasoft } from './opendatasoft/opendatasoft.ts';
import { mapUdata } from './udata/udata.ts';

export type MappingRow =
  | {
      readonly input: 'json';
      readonly label: string;
      readonly map: (input: unknown, context: MappingContext) => Promise<Mapping>;
    }
  | {
      readonly input: 'xml';
      readonly label: string;
      readonly map: (input: string, context: MappingContext) => Promise<Mapping>;
    };

export const MAPPINGS = {
  ckan: { input: 'json', label: 'CKAN', map: mapCkan },
  udata: { input: 'json', label: 'udata', map: mapUdata },
  opendatasoft: { input: 'json', label: 'Opendatasoft', map: mapOpendatasoft },
  iso19139: { input: 'xml', label: 'ISO 19139 (CSW)', map: mapIso19139 },
} as const satisfies Record<string, MappingRow>;

export type MappingFormat = keyof typeof MAPPINGS;
