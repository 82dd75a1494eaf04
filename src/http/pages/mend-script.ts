/**
 * The script of the page of proposals: it sends the chosen ones with the token that a person typed, and keeps
 * that token nowhere. Without it the page explains the call.
 */
export const mendScript = `'use strict';
const form = document.getElementById('accept');
const status = document.getElementById('accept-status');
if (form && status) {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const accept = [...document.querySelectorAll('input[name="accept"]:checked')].map((box) => box.value);
    const field = form.elements.namedItem('token');
    if (accept.length === 0) {
      status.textContent = form.dataset.noneChosen;
      return;
    }
    try {
      const answer = await window.fetch(form.dataset.action, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          Authorization: 'Bearer ' + field.value,
          'If-Match': form.dataset.version,
        },
        body: JSON.stringify({ accept }),
      });
      field.value = '';
      if (answer.ok) {
        status.textContent = form.dataset.done;
        location.reload();
        return;
      }
      const problem = await answer.json();
      status.textContent = form.dataset.failed + ' ' + (problem.detail || answer.status);
    } catch (error) {
      field.value = '';
      status.textContent = form.dataset.failed + ' ' + error.message;
    }
  });
}
`;
