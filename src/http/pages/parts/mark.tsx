/** The mark: an ear of grain, drawn once for the header and once as the icon of the page. */
import { raw } from 'hono/html';

const KERNELS = [6, 11, 16]
  .map(
    (y) =>
      `<path d="M12 ${y + 4}C8 ${y + 4} 6 ${y + 1} 6 ${y - 2}c4 0 6 2 6 6Zm0 0c4 0 6-3 6-6-4 0-6 2-6 6Z"/>`,
  )
  .join('');

const EAR = `<path d="M12 1c1.6 1.8 1.6 4.2 0 6-1.6-1.8-1.6-4.2 0-6Z"/>${KERNELS}<rect x="11.4" y="18" width="1.2" height="5.4" rx=".6"/>`;

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#123f3a"/><g fill="#f1c75b" transform="translate(2.4 1.7) scale(.8)">${EAR}</g></svg>`;

export const iconHref = `data:image/svg+xml,${encodeURIComponent(ICON)}`;

export const Mark = () => (
  <svg class="mark" viewBox="0 0 24 24" width="30" height="30" aria-hidden="true" fill="currentColor">
    {raw(EAR)}
  </svg>
);
