/**
 * Error conditions of OAI-PMH (§3.6). They are answers of the protocol, with HTTP status 200.
 */

export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noMetadataFormats'
  | 'noSetHierarchy';

export class OaiError extends Error {
  readonly code: OaiErrorCode;

  constructor(code: OaiErrorCode, message: string) {
    super(message);
    this.name = 'OaiError';
    this.code = code;
  }
}

/** §3.2: the request element has no attributes when the request itself was not understood. */
export const isUnderstood = ({ code }: OaiError): boolean => code !== 'badVerb' && code !== 'badArgument';

const MAX_SHOWN = 200;

/** What a request said, short enough to be repeated. */
export const shown = (text: string): string =>
  text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
