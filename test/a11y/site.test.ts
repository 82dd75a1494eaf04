/**
 * The pages of a running server with the sample catalogue, as a visitor meets them: each answers, axe-core finds
 * nothing, and nothing scrolls sideways on a small phone. Skipped where there is no Chromium.
 */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, type StartedServer, startServer } from '../commands/run-command.ts';
import { ARGUMENTS, axeSource, DESKTOP, executablePath, findings, hasChromium, PHONE } from './browser.ts';

const PATHS = [
  '/',
  '/catalog',
  '/catalogs',
  '/catalogs/hvd?lang=en',
  '/feed',
  '/harvesters',
  '/harvesters/udata?lang=en',
  '/records/carte-bruit-exemple/harvesters',
  '/datasets/carte-bruit-exemple',
  '/records/carte-bruit-exemple/validation',
  '/records/carte-bruit-exemple/proposals',
  '/validate',
  '/validate?lang=en',
  '/shapes',
  '/shapes/dcat-ap-hvd',
  '/vocab',
  '/vocab/licence',
  '/hvd',
  '/hvd?lang=en',
  '/hvd/carte-bruit-exemple',
  '/licence-help',
  '/sources',
  '/sources/sample?lang=en',
  '/sources/sample/problems',
  '/sources/new',
  '/sources/new?lang=en',
  '/sources/sample/edit',
  '/api',
  '/api?lang=en',
  '/sparql',
  '/sparql?lang=en&query=ASK%20%7B%7D',
  '/nothing-here',
];

describe.skipIf(!hasChromium)('a site in Chromium', { timeout: 120_000 }, () => {
  let server: StartedServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer({ SAMPLE: 'on' });
    browser = await chromium.launch({ executablePath, args: ARGUMENTS });
    page = await browser.newPage();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await cleanUp();
  }, 60_000);

  it.each(PATHS)('%s', async (path) => {
    await page.setViewportSize(DESKTOP);
    const response = await page.goto(server.url + path);
    expect(response!.status()).toBe(path === '/nothing-here' ? 404 : 200);
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    await page.evaluate(axeSource);
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
  });

  it('validates what is pasted into the form', async () => {
    await page.setViewportSize(DESKTOP);
    await page.goto(`${server.url}/validate?lang=en`);
    await page.fill('textarea', '<http://x/d> a <http://www.w3.org/ns/dcat#Dataset> .');
    await Promise.all([
      page.waitForNavigation(),
      page.click('main button[type=submit], main input[type=submit]'),
    ]);
    expect(await page.textContent('main')).toContain('dct:title');
    await page.evaluate(axeSource);
    expect(await findings(page)).toEqual([]);
  });
});
