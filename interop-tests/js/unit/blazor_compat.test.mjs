// Blazor's names and habits, apart from any instance.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byHabit, withoutCrate } from '../../../interop-runtime/js/blazor_compat.js';
import { check, standard } from './instance_support.mjs';
import { thrownBy } from './support.mjs';

test('which argument is passed over', () => {
  const isMethod = (name) => ['greet', 'both'].includes(name);
  const isCrate = (name) => ['my-app', 'both'].includes(name);
  const found = (identifier, ...args) => withoutCrate(identifier, args, isMethod, isCrate);
  assert.deepEqual(found('greet', 'x'), ['greet', ['x']]);
  assert.deepEqual(found('my-app', 'greet', 'x'), ['greet', ['x']]);
  assert.deepEqual(found('my-app', 'no_such'), ['no_such', []], 'the error names the method');
  assert.deepEqual(found('both', 'greet'), ['both', ['greet']], 'an identifier comes first');
  assert.deepEqual(found('other', 'greet'), ['other', ['greet']]);
  assert.deepEqual(found('my-app'), ['my-app', []]);
  assert.deepEqual(found('my-app', 5), ['my-app', [5]]);
  assert.deepEqual(found(5, 'greet'), [5, ['greet']]);
});

test('which function is called', () => {
  const [strict, relaxed] = [() => {}, () => {}];
  assert.equal(byHabit({ most: 0, strict, relaxed }), relaxed);
  assert.equal(byHabit({ most: 1, strict, relaxed }), strict);
});

test('two runtimes do not share the names', async () => {
  const [{ interop: first }, { interop: second }] = [await standard(), await standard()];
  const end = first.installBlazorCompat();
  check(thrownBy(() => second.installBlazorCompat()), 'DuplicateIdentifier', /DotNet/);
  assert.equal(globalThis.DotNet.invokeMethod('my-app', 'add', 2, 3), 5);
  end();
  second.installBlazorCompat()();
  first.installBlazorCompat()();
  assert.ok(!('DotNet' in globalThis));
});

test('a disposed runtime says so under these names too', async () => {
  const { interop } = await standard();
  const helper = interop.invokeMethod('my-app', 'HelloHelper.make', 'Amy');
  const end = interop.installBlazorCompat();
  interop.dispose();
  check(thrownBy(() => globalThis.DotNet.invokeMethod('my-app', 'add', 2, 3)), 'Terminated');
  check(thrownBy(() => helper.invokeMethod('my-app', 'get_name')), 'Terminated');
  end();
});
