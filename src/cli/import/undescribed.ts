/**
 * A catalogue of which nobody said what it is: portals that register it see neither title nor publisher.
 */
import { ROOT_ID } from '../../catalogue/identity.ts';

const LOOK_MS = 30_000;

const HINT = `The catalogue itself has no title, publisher and contact point yet, and portals that register it want them:
  docs/catalogues.md, “Describe the catalogue first”.`;

/** What to do about it, or null; a server that cannot say is not asked twice. */
export const undescribedHint = (url: string): Promise<string | null> =>
  fetch(`${url}/records/${ROOT_ID}`, { method: 'HEAD', signal: AbortSignal.timeout(LOOK_MS) }).then(
    ({ status }) => (status === 404 ? HINT : null),
    () => null,
  );
