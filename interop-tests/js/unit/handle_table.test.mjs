// HandleTable: any number at all finds the right object or nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandleTable } from '../../../interop-runtime/js/handle_table.js';
import { random, thrownBy } from './support.mjs';

const SPAN = 2 ** 24;

test('insert, get, remove', () => {
  const table = new HandleTable();
  const a = table.insert('a');
  const b = table.insert('b');
  assert.deepEqual([a, b], [SPAN, SPAN + 1]);
  assert.deepEqual([table.get(a), table.get(b), table.size], ['a', 'b', 2]);
  assert.equal(table.remove(a), 'a');
  assert.deepEqual([table.get(a), table.remove(a), table.size], [undefined, undefined, 1]);
  const c = table.insert('c');
  assert.equal(c, 2 * SPAN, 'the slot is used again, by another handle');
  assert.deepEqual([table.get(a), table.get(c)], [undefined, 'c']);
});

test('V18: a table against a Map, with handles that are stale, forged and absurd', () => {
  const dice = random(24);
  const table = new HandleTable();
  const model = new Map();
  const seen = [];
  for (let i = 0; i < 20_000; i++) {
    const handle = seen[dice.below(seen.length)];
    if (dice.below(2) === 0 || handle === undefined) {
      const value = { i };
      const made = table.insert(value);
      assert.ok(!seen.includes(made) || i > 3000, 'a handle is never given twice');
      if (seen.length < 3000) seen.push(made);
      model.set(made, value);
    } else {
      assert.equal(table.remove(handle), model.get(handle));
      model.delete(handle);
    }
    const forged = [handle, dice.below(2 ** 30), dice.next() * 2 ** 53, -dice.next() * 2 ** 53, dice.next(), (handle ?? 0) + 0.5,
      (handle ?? 0) + SPAN, 2 ** 53 + 2, Infinity, -Infinity, NaN, -0, 0][dice.below(13)];
    assert.equal(table.get(forged), model.get(forged === undefined ? -1 : forged));
    assert.equal(table.size, model.size);
  }
  for (const absurd of [undefined, null, '16777216', [SPAN], { valueOf: () => SPAN }, true, Symbol('x'), BigInt(SPAN)]) {
    assert.equal(table.get(absurd), undefined);
    assert.equal(table.remove(absurd), undefined);
  }
});

test('a slot whose generations are used up is retired', () => {
  const table = new HandleTable(3);
  const handles = [];
  for (let i = 0; i < 7; i++) {
    const handle = table.insert(i);
    handles.push(handle);
    assert.equal(table.remove(handle), i);
  }
  assert.deepEqual(handles, [SPAN, 2 * SPAN, 3 * SPAN, SPAN + 1, 2 * SPAN + 1, 3 * SPAN + 1, SPAN + 2]);
  for (const handle of handles) assert.equal(table.get(handle), undefined);
});

test('the last handle of all is still an exact number', () => {
  const last = (2 ** 29 - 1) * SPAN + (SPAN - 1);
  assert.ok(Number.isSafeInteger(last));
  assert.equal(last, 2 ** 53 - 1);
});

test('a full table says so', () => {
  const table = new HandleTable(10, 2);
  const a = table.insert('a');
  table.insert('b');
  const error = thrownBy(() => table.insert('c'));
  assert.deepEqual([error.code, table.size], ['TooManyRefs', 2]);
  table.remove(a);
  assert.equal(table.get(table.insert('c')), 'c');
});
