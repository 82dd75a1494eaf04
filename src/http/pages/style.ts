/** The one style sheet, and its address, which changes whenever its text does. */
import stylesheet from './style.css';

/** FNV-1a, 32 bits: a name for the text, no protection. */
export const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

export { stylesheet };

export const styleHash: string = fingerprint(stylesheet);

export const styleHref = `/style.css?v=${styleHash}`;
