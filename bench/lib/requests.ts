/**
 * GET requests one after the other over one kept connection, timed by this process. Plain HTTP, no compression,
 * no conditional headers: each answer is a whole one.
 */
import { Agent, get, type IncomingHttpHeaders } from 'node:http';
import { type Spread, spread } from './statistics.ts';

export interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** From sending to the first byte of the body. */
  readonly firstByteMs: number;
  readonly totalMs: number;
}

export interface Timing {
  readonly bytes: number;
  readonly firstByte: Spread;
  readonly total: Spread;
}

const WARM_UP = 3;
const SAMPLES = 20;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Answers are not kept for whoever says who asks: what is measured is how they are made. */
const UNKEPT = { Authorization: 'none' } as const;

export const timedGet = (url: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const request = get(url, { agent, headers: UNKEPT }, (response) => {
      const chunks: Buffer[] = [];
      let firstByteMs = Number.NaN;
      response.on('data', (chunk: Buffer) => {
        if (!chunks.length) firstByteMs = performance.now() - started;
        chunks.push(chunk);
      });
      response.on('error', reject);
      response.on('end', () => {
        const totalMs = performance.now() - started;
        if (response.statusCode !== 200) return reject(new Error(`${url} answers ${response.statusCode}.`));
        resolve({ headers: response.headers, body: Buffer.concat(chunks), firstByteMs, totalMs });
      });
    });
    request.on('error', reject);
  });

/** The same request some times to warm up, then 20 times for the figures. */
export const timeRequests = async (url: string): Promise<Timing> => {
  for (let i = 0; i < WARM_UP; i++) await timedGet(url);
  const answers: Answer[] = [];
  for (let i = 0; i < SAMPLES; i++) answers.push(await timedGet(url));
  return {
    bytes: answers[0]!.body.length,
    firstByte: spread(answers.map(({ firstByteMs }) => firstByteMs)),
    total: spread(answers.map(({ totalMs }) => totalMs)),
  };
};

export const closeConnections = (): void => agent.destroy();
