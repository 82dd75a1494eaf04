/**
 * Pages that run a small script of ours, which sends what the API takes: they may load it from here and ask this
 * site, and nothing else.
 */
export const withScript = (response: Response, baseUrl: string): Response => {
  const here = `'self' ${new URL(baseUrl).origin}`;
  const policy = response.headers.get('Content-Security-Policy');
  if (policy !== null)
    response.headers.set('Content-Security-Policy', `${policy}; script-src ${here}; connect-src ${here}`);
  return response;
};
