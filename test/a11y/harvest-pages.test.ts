/**
 * Sources by page, in a real browser, against a portal on this machine: a source is filled in, previewed, saved and
 * read, what it lost is removed, and it is given up. Skipped where there is no Chromium.
 */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, type StartedServer, startServer } from '../commands/run-command.ts';
import { datasetsNamed, type LocalPortal, startLocalPortal } from '../support/harvest/local-portal.ts';
import { ARGUMENTS, axeSource, executablePath, findings, hasChromium, PHONE, TOO_WIDE } from './browser.ts';

const TOKEN = 'secretsecretsecret';

describe.skipIf(!hasChromium)('sources by page, in Chromium', { timeout: 120_000 }, () => {
  let server: StartedServer;
  let portal: LocalPortal;
  let browser: Browser;
  let page: Page;
  let names: readonly string[] = ['one', 'two', 'three'];
  /** The headers of the last request to the portal. */
  let asked: Readonly<Record<string, unknown>> = {};
  const errors: string[] = [];

  const does = (name: string) => page.locator(`[data-does="${name}"]`).first();
  const open = (path: string) => page.goto(`${server.url}${path}?lang=en`);
  const requireGood = async (): Promise<void> => {
    await page.evaluate(axeSource);
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(TOO_WIDE)).toEqual([]);
  };

  beforeAll(async () => {
    portal = await startLocalPortal((headers) => {
      asked = headers;
      return datasetsNamed(names);
    });
    server = await startServer({ ADMIN_TOKEN: TOKEN, FETCH_ALLOW_HOSTS: portal.host });
    browser = await chromium.launch({ executablePath, args: ARGUMENTS });
    page = await browser.newPage({ viewport: PHONE });
    page.on('pageerror', (error) => errors.push(error.message));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    portal?.close();
    await cleanUp();
  }, 60_000);

  it('says at the field what is refused, and why', async () => {
    await open('/sources/new');
    await page.fill('#field-id', 'Not An Id');
    await page.fill('#field-url', portal.address);
    await page.fill('#token', 'wrong');
    await does('save').click();
    await page.locator('#token:focus').waitFor();
    expect(await page.textContent('#source-status')).toContain('token');
    await page.fill('#token', TOKEN);
    await does('save').click();
    await page.locator('#field-id:focus').waitFor();
    expect(await page.textContent('.field-error')).toContain('no id of a source');
    await page.fill('#field-id', 'city');
    await page.click('summary');
    await page.fill('#field-filters-theme', 'https://themes.example/a\nno address');
    await does('preview').click();
    await page.locator('#field-filters-theme:focus').waitFor();
    await requireGood();
  });

  it('previews, saves and reads a source', async () => {
    await page.fill('#field-filters-theme', '');
    await page.fill('#field-headers', 'X-Api-Key: key-of-the-portal');
    await page.selectOption('#field-schedule', 'cron');
    await page.fill('#field-cron', '30 3 * * 1');
    await page.fill('[name="removal.share"]', '12.5');
    await does('preview').click();
    await page.locator('#preview h2').waitFor();
    expect(await page.textContent('#preview')).toMatch(/3\s+would be new/);
    expect(asked['x-api-key']).toBe('key-of-the-portal');
    await requireGood();
    await does('saveRun').click();
    await page.locator('text=all 3 records').waitFor();
    expect(new URL(page.url()).pathname).toBe('/runs/1');
  });

  it('shows its settings to the administrator, and keeps what it does not show', async () => {
    await open('/sources/city/edit');
    await page.fill('#token', TOKEN);
    await page.keyboard.press('Enter');
    await page.locator('#settings').waitFor();
    expect(await page.inputValue('#field-headers')).toBe('X-Api-Key: set');
    expect(await page.inputValue('#field-cron')).toBe('30 3 * * 1');
    expect(await page.inputValue('[name="removal.share"]')).toBe('12.5');
    await requireGood();
    await page.fill('#field-title', 'City');
    await does('save').click();
    await page.waitForURL(/\/sources\/city\?/);
    expect(await page.textContent('h1')).toBe('City');
  });

  it('reads it again, and removes what is gone when told so', async () => {
    names = ['one'];
    await page.fill('#token', TOKEN);
    await does('run').click();
    await page.locator('#due').waitFor();
    expect(asked['x-api-key']).toBe('key-of-the-portal');
    await requireGood();
    await page.fill('#token', TOKEN);
    await page.getByRole('button', { name: 'Remove these 2 records' }).click();
    await page.locator('text=2 records that the source no longer has were removed').waitFor();
  });

  it('gives it up with its records once the box is ticked', async () => {
    await open('/sources/city/edit');
    await page.fill('#token', TOKEN);
    await page.click('text=Give this source up');
    await page.check('[value="withdraw"]');
    await does('giveUp').click();
    await page.locator('[name="sure"]:focus').waitFor();
    await requireGood();
    await page.check('[name="sure"]');
    await does('giveUp').click();
    await page.waitForURL(/\/sources\?/);
    const { total } = (await (await fetch(`${server.url}/api/records?kind=dataset`)).json()) as {
      total: number;
    };
    expect(total).toBe(0);
    expect(errors).toEqual([]);
  });
});
