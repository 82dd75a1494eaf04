/**
 * Rows that the database read, as the worker of a bench tells (`counting-worker.ts`).
 */
import { timedGet } from './requests.ts';

/** So far; null where the server does not tell. */
export const rowsReadSoFar = async (serverUrl: string): Promise<number | null> => {
  try {
    const { body } = await timedGet(new URL('/bench-counts', serverUrl).href);
    return (JSON.parse(body.toString()) as { readonly rowsRead: number }).rowsRead;
  } catch {
    return null;
  }
};
