/**
 * The whole catalogue in pages, as harvesters of DCAT-AP read it: from the first, by the links to the next.
 */
import { timedGet } from './lib/requests.ts';
import { hereOf, type Walk, type WalkStep, type WalkTarget } from './lib/walk.ts';

const PAGE_SIZE = 100;
const MEMBER = /^<[^>]*> <http:\/\/www\.w3\.org\/ns\/dcat#(?:dataset|service|catalog)> /gm;

const nextOf = (link: unknown): string | null => /<([^>]+)>; rel="next"/.exec(String(link))?.[1] ?? null;

/** N-Triples, counted by their text: the reader must not be what is measured. */
const walk = async (target: WalkTarget): Promise<readonly WalkStep[]> => {
  const root = `<${target.baseUrl}/catalog> `;
  const steps: WalkStep[] = [];
  let url: string | null = `${target.url}/catalog.nt?page_size=${PAGE_SIZE}`;
  while (url !== null) {
    const { headers, body, totalMs } = await timedGet(url);
    const members = (body.toString().match(MEMBER) ?? []).filter((line) => line.startsWith(root));
    steps.push({ bytes: body.length, totalMs, members: members.length });
    const next = nextOf(headers.link);
    url = next === null ? null : hereOf(target, next);
  }
  return steps;
};

export const PAGES_WALK: Walk = {
  name: 'pages',
  about: `/catalog.nt, ${PAGE_SIZE} a page`,
  run: walk,
};
