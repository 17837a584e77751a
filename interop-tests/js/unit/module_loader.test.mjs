// ModuleLoader: names and specifiers, one import per URL, and failures that are not kept.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { ModuleLoader, isSpecifier } from '../../../interop-runtime/js/module_loader.js';
import { thrownBy } from './support.mjs';

const failure = (promise) => promise.then(() => assert.fail('it did not fail'), (error) => {
  assert.ok(error instanceof InteropError, `${error?.stack}`);
  return error;
});

test('what is a specifier', () => {
  for (const text of ['./a.js', '../a.js', '/a.js', 'https://x/a.js', 'data:text/javascript,1', 'file:///a.js', 'node:fs']) {
    assert.ok(isSpecifier(text), text);
  }
  for (const text of ['a', 'a.js', 'my-lib/greeter', 'CallJavaScript1', '', '.hidden', '..', 'a b:c']) {
    assert.ok(!isSpecifier(text), text);
  }
});

test('registered modules: functions are read when they are called', () => {
  const loader = new ModuleLoader();
  const members = { f: () => 1, nested: { g() { return this; } } };
  loader.register('Greeter', members);
  const module = loader.loaded('Greeter');
  assert.equal(loader.find(module, 'f', 'Greeter#f').target(), 1);
  members.f = () => 2;
  assert.equal(loader.find(module, 'f', 'Greeter#f').target(), 2);
  assert.equal(loader.find(module, 'nested.g', 'm').receiver, members.nested);
  loader.register('Greeter', { f: () => 3 });
  assert.equal(loader.find(loader.loaded('Greeter'), 'f', 'm').target(), 3);
  assert.equal(loader.size, 1);
  for (const bad of [null, undefined, 1, 'x']) assert.equal(thrownBy(() => loader.register('X', bad)).code, 'BadArgs');
  for (const bad of [null, undefined, '', 5, {}]) assert.equal(thrownBy(() => loader.register(bad, {})).code, 'BadArgs');
  const error = thrownBy(() => loader.find(module, 'g', 'Greeter#g'));
  assert.deepEqual([error.code, error.message], ['UnknownMember', '`Greeter#g`: the module `Greeter` has no `g`; did you mean `f`?']);
});

test('not loaded: what to do about it', async () => {
  const loader = new ModuleLoader();
  loader.register('Greeter', {});
  const byName = thrownBy(() => loader.loaded('Greter', 'Greter#f'));
  assert.equal(byName.code, 'ModuleNotLoaded');
  assert.match(byName.message, /`Greter#f`: the module `Greter` is not loaded; register it with `registerModule\("Greter", …\)`.*did you mean `Greeter`\?/);
  const bySpecifier = thrownBy(() => loader.loaded('./x.js', './x.js#f'));
  assert.equal(bySpecifier.code, 'ModuleNotLoaded');
  assert.match(bySpecifier.message, /import it first with an async call/);
  assert.ok(thrownBy(() => loader.loaded('x'.repeat(1 << 20))).message.length < 1024);
  assert.equal((await failure(loader.load('Unknown'))).code, 'ModuleNotLoaded', 'a name is never imported');
});

test('one import per URL, also while it is under way', async () => {
  const imports = [];
  let finish;
  const loader = new ModuleLoader((url) => {
    imports.push(url);
    return new Promise((resolve) => { finish = resolve; });
  });
  const first = loader.load('./a.js');
  const second = loader.loadAs('A', './a.js');
  await Promise.resolve();
  assert.equal(thrownBy(() => loader.loaded('A')).code, 'ModuleNotLoaded');
  finish({ f() { return 'found'; } });
  assert.equal(await first, await second);
  assert.equal(await loader.load('./b/../a.js'), await first);
  assert.deepEqual(imports, [pathToFileURL(join(process.cwd(), 'a.js')).href]);
  assert.equal(loader.loaded('./a.js'), loader.loaded('A'));
  assert.equal(loader.find(loader.loaded('A'), 'f', 'A#f').target(), 'found');
  assert.equal(loader.size, 1);
});

test('functions of an imported module are resolved once', async () => {
  const members = { f: () => 1 };
  const loader = new ModuleLoader(async () => members);
  const module = await loader.load('./a.js');
  assert.equal(loader.find(module, 'f', 'm').target(), 1);
  members.f = () => 2;
  assert.equal(loader.find(module, 'f', 'm').target(), 1);
});

test('a failed import is not kept', async () => {
  let attempts = 0;
  const loader = new ModuleLoader(async () => {
    attempts += 1;
    if (attempts < 3) throw new Error(`attempt ${attempts}`);
    return { f: 1 };
  });
  const error = await failure(loader.loadAs('A', './a.js'));
  assert.equal(error.code, 'JsException');
  assert.match(error.message, /the module `.\/a.js` \(file:.*a\.js\) could not be imported: attempt 1/);
  assert.equal(error.cause.message, 'attempt 1');
  assert.match((await failure(loader.load('./a.js'))).message, /attempt 2/);
  assert.equal((await loader.loadAs('A', './a.js')).members.f, 1);
  const throwing = new ModuleLoader(() => { throw new Error('at once'); });
  await failure(throwing.load('./a.js'));
  assert.match((await failure(throwing.load('./a.js'))).message, /at once/);
});

test('a second URL for a name', async () => {
  const loader = new ModuleLoader(async (url) => {
    if (url.endsWith('bad.js')) throw new Error('bad');
    return { url };
  });
  await loader.loadAs('A', './a.js');
  await loader.loadAs('A', './a.js');
  const error = await failure(loader.loadAs('A', './b.js'));
  assert.equal(error.code, 'ModuleConflict');
  assert.match(error.message, /`A`.*a\.js.*b\.js/);
  assert.equal(thrownBy(() => loader.register('A', {})).code, 'ModuleConflict');
  loader.register('R', {});
  assert.equal((await failure(loader.loadAs('R', './a.js'))).code, 'ModuleConflict');
  const racing = loader.loadAs('B', './c.js');
  assert.equal((await failure(loader.loadAs('B', './d.js'))).code, 'ModuleConflict', 'also while the first is loading');
  await racing;
  await failure(loader.loadAs('C', './bad.js'));
  assert.match((await loader.loadAs('C', './good.js')).url, /good\.js$/, 'a failed import gives the name back');
});

test('a file that a crate carries', async () => {
  const loader = new ModuleLoader(async (url) => ({ url }));
  const members = Object.freeze({ f: () => 'carried' });
  const call = () => loader.find(loader.loaded('lib/a'), 'f', 'lib/a#f').target();
  loader.provide('lib/a', members);
  loader.provide('lib/a', members);
  assert.equal(call(), 'carried');
  const second = thrownBy(() => loader.provide('lib/a', { f: () => 'of another crate' }));
  assert.equal(second.code, 'ModuleConflict');
  assert.match(second.message, /`lib\/a` stands for a file of another crate already, so it cannot become a second file/);
  const url = await failure(loader.loadAs('lib/a', './a.js'));
  assert.deepEqual([url.code, /a file that a crate carries/.test(url.message)], ['ModuleConflict', true]);
  await loader.loadAs('B', './b.js');
  assert.equal(thrownBy(() => loader.provide('B', members)).code, 'ModuleConflict');
  assert.equal((await loader.load('lib/a')).members, members, 'an async call finds it as well');
});

test('what the application registers wins over a file that a crate carries, whichever came first', () => {
  const loader = new ModuleLoader();
  const call = (name) => loader.find(loader.loaded(name), 'f', `${name}#f`).target();
  const carried = { f: () => 'carried' };
  const own = { f: () => 'own' };
  loader.register('early', own);
  loader.provide('early', carried);
  loader.provide('late', carried);
  loader.register('late', own);
  loader.provide('late', carried);
  assert.deepEqual([call('early'), call('late'), loader.size], ['own', 'own', 2]);
});

test('registered again, a name stands for the new object', () => {
  const loader = new ModuleLoader();
  loader.register('Greeter', { f: () => 1 });
  const before = loader.loaded('Greeter');
  loader.register('Greeter', { f: () => 2 });
  assert.equal(loader.find(loader.loaded('Greeter'), 'f', 'm').target(), 2);
  assert.equal(loader.find(before, 'f', 'm').target(), 1, 'whoever holds the old object keeps it');
});

test('real modules, relative to the working directory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'interop modules #'));
  try {
    const file = join(folder, 'm.mjs');
    writeFileSync(file, 'export const value = 42; export const nested = { add: (a, b) => a + b };');
    const loader = new ModuleLoader();
    const module = await loader.load(pathToFileURL(file).href);
    assert.equal(module.members.value, 42);
    assert.equal(loader.find(module, 'nested.add', 'm').target(2, 3), 5);
    const local = relative(process.cwd(), file).split('\\').join('/').replaceAll('#', '%23').replaceAll(' ', '%20');
    assert.equal(await loader.load(local.startsWith('.') ? local : `./${local}`), module);
    const missing = await failure(loader.load(pathToFileURL(join(folder, 'missing.mjs')).href));
    assert.equal(missing.code, 'JsException');
    writeFileSync(join(folder, 'missing.mjs'), 'export const here = true;');
    assert.equal((await loader.load(pathToFileURL(join(folder, 'missing.mjs')).href)).members.here, true);
    assert.equal((await failure(loader.load('https://'))).code, 'ModuleNotLoaded');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what relative specifiers are relative to', async () => {
  const seen = [];
  const load = (specifier) => new ModuleLoader(async (url) => seen.push(url)).load(specifier);
  globalThis.document = { baseURI: 'https://example.org/app/index.html' };
  try {
    await load('./a.js');
  } finally {
    delete globalThis.document;
  }
  const { process: saved } = globalThis;
  globalThis.location = { href: 'https://example.org/worker/w.js' };
  delete globalThis.process;
  try {
    await load('../a.js');
    await load('/a.js');
  } finally {
    globalThis.process = saved;
    delete globalThis.location;
  }
  assert.deepEqual(seen, ['https://example.org/app/a.js', 'https://example.org/a.js', 'https://example.org/a.js']);
});
