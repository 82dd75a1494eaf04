/**
 * What every verb is told of the repository.
 */
import type { CatalogueContext } from '../../catalogue/context.ts';
import type { IdentifierForm } from '../../catalogue/oai-forms.ts';

export interface Repository {
  readonly ctx: CatalogueContext;
  readonly name: string;
  readonly baseUrl: string;
  readonly adminEmail: string;
  readonly identifierForm: IdentifierForm;
  readonly pageSize: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The address of the protocol. */
export const oaiUrl = (baseUrl: string): string => `${baseUrl}/oai`;
