// A task of the benchmark in a headless Chromium of its own: node chromium.mjs URL REQUEST CHROME
import { launch, within } from '../browser/chromium.mjs';
import { printProgress } from './driver.mjs';

const SECONDS = 900;
const [url, request, chrome] = process.argv.slice(2);
const progress = printProgress('Chromium');
const browser = await launch(chrome, ['--enable-precise-memory-info']);
try {
  const page = await browser.newPage();
  page.on('console', (message) => (message.type() === 'error' ? console.error(message.text()) : progress(message.text())));
  page.on('pageerror', (error) => console.error(error));
  await page.goto(url);
  await page.waitForFunction(() => typeof globalThis.run === 'function');
  const isolated = await page.evaluate(() => globalThis.crossOriginIsolated);
  if (!isolated) throw new Error('the page is not isolated, so its clock is too coarse');
  console.log(JSON.stringify(await within(SECONDS, page.evaluate((request) => globalThis.run(request), JSON.parse(request)))));
} finally {
  await browser.close();
}
