/**
 * Distributions that are in truth services: many catalogues describe a WMS or an API as if it were a file. Told by
 * the format, the media type or the address of access.
 */

/** As people and the EU table of file types write them. */
const TYPES = ['WMS', 'WFS', 'WMTS', 'WCS', 'WPS', 'CSW', 'SOS', 'SensorThings', 'OGC API', 'SPARQL', 'API'];

const NAME = new RegExp(`(?<![a-z0-9])(${TYPES.join('|')})(?![a-z0-9])`, 'i');
/** The parameter that OGC services take. */
const SERVICE_PARAMETER = /[?&]service=(\w+)/i;

const typeIn = (hint: string): string | undefined => {
  if (!/^https?:/.test(hint)) return NAME.exec(hint)?.[1];
  const asked = SERVICE_PARAMETER.exec(hint)?.[1];
  // Of an address only the end says what it leads to; a host may have any name.
  return asked ?? /\/authority\/file-type\/([A-Z]+)_SRVC$/.exec(hint)?.[1];
};

/** The kind of service as people call it; null where nothing speaks for one. */
export const serviceTypeOf = (hints: readonly string[]): string | null => {
  for (const hint of hints) {
    const found = typeIn(hint);
    if (found) return TYPES.find((type) => type.toLowerCase() === found.toLowerCase()) ?? found.toUpperCase();
  }
  return null;
};
