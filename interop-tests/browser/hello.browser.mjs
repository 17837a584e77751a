// The smallest example, as a person uses it.
export const name = "hello greets by name";
export const site = "hello";

export async function run({ page, baseUrl, assert }) {
  await page.goto(baseUrl);
  const greeting = () => page.textContent("output");
  await page.waitForFunction(() => document.querySelector("output").textContent.startsWith("Good "));
  assert.match(await greeting(), /^Good (morning|afternoon|evening), Amy Pond!$/);
  await page.fill("input", "Čeněk");
  assert.match(await greeting(), /, Čeněk!$/);
}
