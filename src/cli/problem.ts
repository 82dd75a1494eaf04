/**
 * What a server answered when it did not do what was asked: the problem document (RFC 9457) as one sentence.
 */

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly hint: string | null;
  /** True when it was no catalogue that answered but something before it: a proxy, a platform. */
  readonly isForeign: boolean;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads the body of an unsuccessful answer. Anything that is no problem document is quoted shortly. */
export const problemOf = async (response: Response): Promise<Problem> => {
  const body = await response.text().catch(() => '');
  let document: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed && typeof parsed === 'object') document = parsed as Record<string, unknown>;
  } catch {
    // Not JSON: a proxy or another program answered.
  }
  const title = text(document.title) ?? (response.statusText || 'error');
  const quote = body && !Object.keys(document).length ? `: ${body.replace(/\s+/g, ' ').slice(0, 200)}` : '';
  return {
    status: response.status,
    code: text(document.code) ?? `http-${response.status}`,
    detail: text(document.detail) ?? `${response.status} ${title}${quote}`,
    hint: text(document.hint),
    isForeign: text(document.detail) === null,
  };
};
