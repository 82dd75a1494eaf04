/**
 * `/shapes` and `/shapes/{profile}`: the profiles and the shapes in force. An alias (`dcat-ap`) answers as the
 * version that is current.
 */
import { ns } from '../../rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad } from '../../rdf/terms.ts';
import { PROFILE_NAMES, PROFILES, type Profile, profileOf } from '../../shacl/profiles.ts';
import { shapesOf } from '../../shacl/shapes-bundled.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { named } from '../page-data.ts';
import { ProfilePage, ProfilesPage } from '../pages/shapes.tsx';
import { notFound } from '../problem.ts';
import { askedOf } from '../request-format.ts';
import { respond } from '../respond.ts';
import { splitExtension } from '../urls.ts';

const profileIri = (baseUrl: string, id: string): string => `${baseUrl}/shapes/${id}`;

const aboutProfile = (baseUrl: string, { id, title, specification, ...rest }: Profile): readonly Quad[] => {
  const profile = namedNode(profileIri(baseUrl, id));
  return [
    quad(profile, ns.rdf('type'), ns.dct('Standard')),
    quad(profile, ns.dct('identifier'), literal(id)),
    ...Object.entries(title).map(([language, text]) =>
      quad(profile, ns.dct('title'), literal(text, language)),
    ),
    quad(profile, ns.foaf('page'), namedNode(specification)),
    ...(rest.extends
      ? [quad(profile, ns.dct('requires'), namedNode(profileIri(baseUrl, rest.extends)))]
      : []),
    ...(rest.isCurrentOf
      ? [quad(profile, ns.dct('isVersionOf'), namedNode(profileIri(baseUrl, rest.isCurrentOf)))]
      : []),
  ];
};

export const getShapesList: Handler = (c) => {
  const { baseUrl } = c.var.config;
  return respond(c, askedOf(c), {
    url: `${baseUrl}/shapes`,
    focus: PROFILES.map(({ id }) => profileIri(baseUrl, id)),
    quads: () => PROFILES.flatMap((profile) => aboutProfile(baseUrl, profile)),
    html: async (page) => ProfilesPage({ ctx: await named(c, page), shapesOf }),
    lastModified: null,
  });
};

const requireProfile = (c: AppContext): Profile => {
  const name = splitExtension(c.req.path).path.split('/').at(-1) ?? '';
  const profile = profileOf(name);
  if (profile) return profile;
  const known = PROFILE_NAMES.join(', ');
  throw notFound(
    'no-such-profile',
    `There is no profile “${name.slice(0, 100)}”.`,
    { id: name.slice(0, 100), known },
    `There are: ${known}.`,
  );
};

export const getShapes: Handler = (c) => {
  const { baseUrl } = c.var.config;
  const profile = requireProfile(c);
  const url = profileIri(baseUrl, profile.id);
  return respond(c, askedOf(c), {
    url,
    focus: [url],
    quads: () => [...aboutProfile(baseUrl, profile), ...shapesOf(profile)],
    html: async (page) => ProfilePage({ ctx: await named(c, page), profile, shapesOf }),
    lastModified: null,
    links: [{ href: profile.specification, rel: 'about' }],
  });
};
