/**
 * The vocabularies as the Worker carries them: the only file that imports their text (a bundler's affair,
 * not Node's; code that also runs there takes `Vocabularies` as an argument). The table does not compile
 * when a vocabulary is missing.
 */
import accessRight from '../../vocab/access-right.ttl';
import accessRightMapping from '../../vocab/access-right-mapping.ttl';
import country from '../../vocab/country.ttl';
import countryMapping from '../../vocab/country-mapping.ttl';
import dataServiceType from '../../vocab/data-service-type.ttl';
import dataTheme from '../../vocab/data-theme.ttl';
import dataThemeMapping from '../../vocab/data-theme-mapping.ttl';
import datasetType from '../../vocab/dataset-type.ttl';
import distributionStatus from '../../vocab/distribution-status.ttl';
import distributionStatusMapping from '../../vocab/distribution-status-mapping.ttl';
import distributionType from '../../vocab/distribution-type.ttl';
import fileType from '../../vocab/file-type.ttl';
import fileTypeMapping from '../../vocab/file-type-mapping.ttl';
import frequency from '../../vocab/frequency.ttl';
import frequencyMapping from '../../vocab/frequency-mapping.ttl';
import highValueDatasetCategory from '../../vocab/high-value-dataset-category.ttl';
import inspireTheme from '../../vocab/inspire-theme.ttl';
import language from '../../vocab/language.ttl';
import languageMapping from '../../vocab/language-mapping.ttl';
import licence from '../../vocab/licence.ttl';
import licenceMapping from '../../vocab/licence-mapping.ttl';
import licenceType from '../../vocab/licence-type.ttl';
import mediaTypes from '../../vocab/media-types.ttl';
import mediaTypesMapping from '../../vocab/media-types-mapping.ttl';
import plannedAvailability from '../../vocab/planned-availability.ttl';
import publisherType from '../../vocab/publisher-type.ttl';
import type { VocabularyId } from './schemes.ts';
import { vocabularies } from './vocabularies.ts';

const TEXTS = {
  'access-right': accessRight,
  'access-right-mapping': accessRightMapping,
  country,
  'country-mapping': countryMapping,
  'data-service-type': dataServiceType,
  'data-theme': dataTheme,
  'data-theme-mapping': dataThemeMapping,
  'dataset-type': datasetType,
  'distribution-status': distributionStatus,
  'distribution-status-mapping': distributionStatusMapping,
  'distribution-type': distributionType,
  'file-type': fileType,
  'file-type-mapping': fileTypeMapping,
  frequency,
  'frequency-mapping': frequencyMapping,
  'high-value-dataset-category': highValueDatasetCategory,
  'inspire-theme': inspireTheme,
  language,
  'language-mapping': languageMapping,
  licence,
  'licence-mapping': licenceMapping,
  'licence-type': licenceType,
  'media-types': mediaTypes,
  'media-types-mapping': mediaTypesMapping,
  'planned-availability': plannedAvailability,
  'publisher-type': publisherType,
} as const satisfies Record<VocabularyId, string>;

export const bundledText = (id: VocabularyId): string => TEXTS[id];

/** The vocabularies of the Worker. */
export const { labelsFor, conceptScheme, conceptFor, matchesOf } = vocabularies(bundledText);
