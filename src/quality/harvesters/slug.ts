/**
 * The name that piveau makes of an identifier: compatibility decomposition, no per cent signs, one hyphen for
 * whatever is no ASCII word character, lower case.
 */
export const piveauSlug = (identifier: string): string =>
  identifier.normalize('NFKD').replaceAll('%', '').replace(/\W/g, '-').replace(/-+/g, '-').toLowerCase();
