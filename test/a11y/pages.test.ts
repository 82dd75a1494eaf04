/**
 * The pages in a real browser: axe-core finds nothing, nothing scrolls sideways on a small phone, licence and
 * first download stand above the fold. Skipped where there is no Chromium (`CHROMIUM` names another).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ARGUMENTS,
  axeSource,
  DESKTOP,
  executablePath,
  findings,
  hasChromium,
  PHONE,
  TOO_WIDE,
} from './browser.ts';
import { BASE_URL } from './fixtures.ts';
import { SAMPLES } from './samples.ts';

const { resolve } = createRequire(import.meta.url);
const stylesheet = readFileSync(resolve('../../src/http/pages/style.css'), 'utf8');

describe.skipIf(!hasChromium)('pages in Chromium', { timeout: 120_000 }, () => {
  let browser: Browser;
  let page: Page;
  let html = '';
  /** What a page asked for or did that no page may. */
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ARGUMENTS });
    page = await browser.newPage();
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.route('**/*', (route) => {
      const url = route.request().url();
      const { pathname } = new URL(url);
      if (pathname === '/style.css') return route.fulfill({ contentType: 'text/css', body: stylesheet });
      if (pathname === '/page') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      faults.push(`request: ${url}`);
      return route.abort();
    });
  }, 120_000);
  afterAll(() => browser?.close());

  const show = async (sample: string, viewport: typeof DESKTOP): Promise<void> => {
    html = SAMPLES[sample]!();
    faults.length = 0;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(viewport);
    await page.goto(`${BASE_URL}/page`);
  };

  describe.each(Object.keys(SAMPLES))('%s', (sample) => {
    beforeAll(async () => {
      await show(sample, DESKTOP);
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      await page.evaluate(axeSource);
    }, 120_000);

    it('leaves axe-core nothing to find', async () => {
      expect(await findings(page)).toEqual([]);
    });

    it('has enough contrast in the dark', async () => {
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findings(page, ['color-contrast'])).toEqual([]);
    });

    it('does not scroll sideways on a phone', async () => {
      await page.setViewportSize(PHONE);
      expect(await page.evaluate(TOO_WIDE)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    });

    it('runs no script and loads nothing but the style sheet', () => {
      expect(faults).toEqual([]);
    });
  });

  it.each([DESKTOP, PHONE])(
    'shows licence and first download above the fold ($width px)',
    async (viewport) => {
      await show('rich dataset', viewport);
      for (const selector of ['.key-panel .licence', '.first-access a']) {
        const box = await page.locator(selector).boundingBox();
        expect(box!.y + box!.height).toBeLessThan(viewport.height);
      }
    },
  );

  it('shows the skip link when it has the focus', async () => {
    await show('home', DESKTOP);
    await page.keyboard.press('Tab');
    const box = await page.locator('.skip').boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
  });
});
