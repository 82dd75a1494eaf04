/**
 * The whole catalogue by OAI-PMH, page after page, as a harvester that begins reads it.
 */
import { timedGet } from './lib/requests.ts';
import type { Walk, WalkStep, WalkTarget } from './lib/walk.ts';

/** The formats by the verbs that give or leave out records. */
const WALKS = [
  { verb: 'ListRecords', metadataPrefix: 'dcat_ap' },
  { verb: 'ListRecords', metadataPrefix: 'oai_dc' },
  { verb: 'ListIdentifiers', metadataPrefix: 'dcat_ap' },
] as const;

/** Found by their text: the reader must not be what is measured. */
const walk =
  (asked: (typeof WALKS)[number]) =>
  async ({ url }: WalkTarget): Promise<readonly WalkStep[]> => {
    const steps: WalkStep[] = [];
    for (let parameters: Record<string, string> | null = { ...asked }; parameters; ) {
      const { body, totalMs } = await timedGet(`${url}/oai?${new URLSearchParams(parameters)}`);
      const text = body.toString();
      steps.push({ members: text.split('<header').length - 1, bytes: body.length, totalMs });
      const token: string | undefined = /<resumptionToken [^>]*>([^<]+)</.exec(text)?.[1];
      parameters = token === undefined ? null : { verb: asked.verb, resumptionToken: token };
    }
    return steps;
  };

export const OAI_WALKS: readonly Walk[] = WALKS.map((asked) => ({
  name: 'oai',
  about: `/oai, ${asked.verb} ${asked.metadataPrefix}`,
  run: walk(asked),
}));
