/**
 * Each distribution and service that leads to the data of one resource of high value, whether it counts or not,
 * and what it lacks to be a way that the EU's reporting queries take.
 */
import type { Candidates } from '../store/hvd.ts';
import { serviceTypeOf } from '../vocab/service-types.ts';
import { API, BULK_DOWNLOAD, GATE, missing, type PartCause, SERVING_API } from './hvd-report-checks.ts';

/** A distribution that leads to a service is no file: it lacks a description of the service. */
export type Lack = PartCause | 'serviceUndescribed';

export interface Access {
  /** `distributionService`: a distribution that is in truth a service, which nothing describes. */
  readonly way: 'bulkDownload' | 'distributionService' | 'distributionApi' | 'serviceApi';
  readonly distribution: string | null;
  readonly service: string | null;
  /** Of a `distributionService`, as people call it: WMS, API. */
  readonly serviceType: string | null;
  /** Empty where it is complete. */
  readonly lacks: readonly Lack[];
}

type Distribution = Candidates['distributions'][number];

/** A distribution is judged as a file, unless it is a service in disguise. */
const asFile = ({ iri, distribution, serviceIri, hints }: Distribution): readonly Access[] => {
  const part = { distribution: iri, service: null };
  const serviceType = distribution.has('downloadUrl') ? null : serviceTypeOf(hints);
  if (serviceType === null) {
    const lacks = missing(BULK_DOWNLOAD, distribution);
    return [{ ...part, way: 'bulkDownload', serviceType, lacks }];
  }
  // Where the service is described, it is judged below.
  if (serviceIri !== null) return [];
  const lacks: readonly Lack[] = ['serviceUndescribed', ...missing(GATE, distribution)];
  return [{ ...part, way: 'distributionService', serviceType, lacks }];
};

export const accessOf = ({ distributions, services }: Candidates): readonly Access[] => {
  const files = new Map(distributions.map((each) => [each.iri, each]));
  const serviceType = null;
  return [
    ...[...files.values()].flatMap(asFile),
    ...distributions.flatMap(({ iri, serviceIri, distribution, service }): readonly Access[] =>
      serviceIri === null
        ? []
        : [
            {
              ...{ way: 'distributionApi', distribution: iri, service: serviceIri, serviceType },
              lacks: [...missing(GATE, distribution), ...missing(API, service)],
            },
          ],
    ),
    ...services.map(
      ({ iri, facts }): Access => ({
        ...{ way: 'serviceApi', distribution: null, service: iri, serviceType },
        lacks: missing(SERVING_API, facts),
      }),
    ),
  ];
};
