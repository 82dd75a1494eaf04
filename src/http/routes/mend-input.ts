/**
 * `POST /validate?fix=true`: the input itself, mended where the remedy is obvious. RDF clients get the mended
 * statements, programs the list of changes with them, people a page. Nothing is stored.
 */
import { AppError } from '../../lib/app-error.ts';
import type { Mended } from '../../quality/mend.ts';
import { mendedInput } from '../../quality/mend-input.ts';
import { contentTypeOf } from '../../rdf/media-types.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Profile } from '../../shacl/profiles.ts';
import * as vocabularies from '../../vocab/bundled.ts';
import type { AppContext } from '../app-env.ts';
import { CACHE } from '../headers.ts';
import { jsonResponse } from '../json.ts';
import { labelsOf } from '../page-data.ts';
import { formResponse, pageContextAt } from '../page-response.ts';
import { MendedPage } from '../pages/mend-input.tsx';
import { proposalJson, reasonIris } from '../proposal-json.ts';
import { HTML } from '../representations.ts';
import { langOf } from '../request-format.ts';
import type { ReportForm } from '../validate-options.ts';
import { validator } from '../validator.ts';

const FLAGS: Readonly<Record<string, boolean>> = { '': false, true: true, 1: true, false: false, 0: false };

/** Whether a request wants its input mended. @throws AppError `parameter-invalid` */
export const wantsMending = (c: AppContext): boolean => {
  const text = (c.req.query('fix') ?? '').trim();
  const flag = Object.hasOwn(FLAGS, text) ? FLAGS[text] : undefined;
  if (flag !== undefined) return flag;
  const value = text.slice(0, 100);
  throw new AppError({
    kind: 'badRequest',
    code: 'parameter-invalid',
    detail: `The parameter fix is “${value}”; it must be true or false.`,
    extra: { parameter: 'fix', value, choices: 'true, false' },
  });
};

export interface ToMend {
  readonly quads: readonly Quad[];
  readonly profiles: readonly Profile[];
  /** Called with the number of records before any is judged; may throw. */
  readonly check: (records: number) => void;
}

export const mendedResponse = async (
  c: AppContext,
  form: ReportForm,
  { quads, profiles, check }: ToMend,
): Promise<Response> => {
  const { baseUrl } = c.var.config;
  const baseIRI = `${baseUrl}/`;
  const options = { baseUrl, validator: validator(), profiles, vocabularies, check };
  const result: Mended = await mendedInput(quads, options);
  const headers = { Vary: 'Accept, Accept-Language', 'Cache-Control': CACHE.never };
  if (form !== 'json' && form !== HTML)
    return new Response(serialize(form, result.quads, { baseIRI }), {
      headers: { ...headers, 'Content-Type': contentTypeOf(form) },
    });
  const { lang, urlLang } = langOf(c);
  const labelOf = await labelsOf([...reasonIris([...result.changes, ...result.open])], lang);
  if (form === HTML) {
    const { pathname } = new URL(`${baseUrl}/validate`);
    const ctx = await pageContextAt(c, pathname + (urlLang ? `?lang=${urlLang}` : ''));
    const turtle = serialize('turtle', result.quads, { baseIRI });
    return formResponse(c, MendedPage({ ctx, result, turtle, labelOf }));
  }
  const body = {
    changes: result.changes.map((proposal) => proposalJson(proposal, lang, labelOf)),
    open: result.open.map((proposal) => proposalJson(proposal, lang, labelOf)),
    record: JSON.parse(serialize('jsonld', result.quads, { baseIRI })) as unknown,
  };
  return jsonResponse(body, 200, headers);
};
