/**
 * The shapes as the Worker carries them: the only file that imports their text (a bundler's affair, not
 * Node's; code that also runs there takes `ShapesOf` as an argument). The table does not compile when a
 * file is missing.
 */
import dcatAp from '../../shapes/dcat-ap-3.0.1.ttl';
import hvd300 from '../../shapes/dcat-ap-hvd-3.0.0.ttl';
import hvd301 from '../../shapes/dcat-ap-hvd-3.0.1.ttl';
import lu from '../../shapes/dcat-ap-lu.ttl';
import { type ShapesFile, type ShapesOf, shapesFrom } from './profiles.ts';

const TEXTS = {
  'dcat-ap-3.0.1.ttl': dcatAp,
  'dcat-ap-hvd-3.0.0.ttl': hvd300,
  'dcat-ap-hvd-3.0.1.ttl': hvd301,
  'dcat-ap-lu.ttl': lu,
} as const satisfies Record<ShapesFile, string>;

/** The shapes of a profile in the Worker. */
export const shapesOf: ShapesOf = shapesFrom((file) => TEXTS[file]);

/** All of it, to tell one version of the rules from another. */
export const rulesText = (): string => Object.values(TEXTS).join('\n');
