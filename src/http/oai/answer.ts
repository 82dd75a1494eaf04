/**
 * One request of OAI-PMH becomes one answer (§3.2): the verb's element or the error, in the envelope that repeats the
 * request.
 */
import { type Arguments, parseArguments, type Verb } from './arguments.ts';
import { isUnderstood, OaiError } from './errors.ts';
import { listAllSets, listIdentifiers, listRecords } from './lists.ts';
import { oaiUrl, type Repository } from './repository.ts';
import { getRecord, identify, listMetadataFormats } from './single.ts';
import { element, leaf, XML_DECLARATION } from './xml.ts';

const ANSWERS: Readonly<Record<Verb, (repository: Repository, given: Arguments) => Promise<string>>> = {
  Identify: identify,
  ListMetadataFormats: listMetadataFormats,
  ListSets: listAllSets,
  ListIdentifiers: listIdentifiers,
  ListRecords: listRecords,
  GetRecord: getRecord,
};

const NAMESPACE = 'http://www.openarchives.org/OAI/2.0/';

const envelope = (
  { baseUrl, now }: Repository,
  request: Readonly<Record<string, string>>,
  content: string,
): string =>
  XML_DECLARATION +
  element(
    'OAI-PMH',
    [
      leaf('responseDate', `${new Date(now).toISOString().slice(0, 19)}Z`),
      leaf('request', oaiUrl(baseUrl), request),
      content,
    ],
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${NAMESPACE}OAI-PMH.xsd`,
    },
  );

/** A whole XML document. */
export const answerOai = async (repository: Repository, parameters: URLSearchParams): Promise<string> => {
  let given: Arguments | null = null;
  try {
    given = parseArguments(parameters);
    return envelope(repository, { ...given }, await ANSWERS[given.verb](repository, given));
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    const attributes = given && isUnderstood(error) ? { ...given } : {};
    return envelope(repository, attributes, leaf('error', error.message, { code: error.code }));
  }
};
