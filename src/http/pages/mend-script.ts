/**
 * The script of the page of proposals: it sends the chosen ones. Without it the page explains the call.
 */
import { callScript } from './call-script.ts';

export const mendScript = `${callScript}
const form = document.getElementById('accept');
if (form) {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const accept = [...document.querySelectorAll('input[name="accept"]:checked')].map((box) => box.value);
    if (accept.length === 0) return say(form, form.dataset.noneChosen);
    try {
      const headers = { 'If-Match': form.dataset.version };
      await ask(form, { method: 'POST', href: form.dataset.action, headers, body: { accept } });
      say(form, form.dataset.done);
      location.reload();
    } catch (error) {
      const { text, english } = wordsOf(form, problemOf(error));
      say(form, form.dataset.failed + ' ' + (text ?? english));
    } finally {
      form.elements.namedItem('token').value = '';
    }
  });
}
`;
