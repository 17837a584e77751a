// Errors that nobody caught, in a page and in Node.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { InteropError } from '../../../interop-runtime/js/error.js';
import { Uncaught } from '../../../interop-runtime/js/uncaught.js';

const ours = new InteropError('Busy', 'later');

test('events of a page', () => {
  const heard = [];
  const scope = new EventTarget();
  const uncaught = new Uncaught((error) => heard.push(error), scope);
  const emit = (type, key, value) => scope.dispatchEvent(Object.assign(new Event(type), { [key]: value }));
  emit('error', 'error', ours);
  const ends = [uncaught.watch(), uncaught.watch()];
  emit('error', 'error', ours);
  emit('unhandledrejection', 'reason', ours);
  for (const other of [new Error('x'), null, undefined, { code: 'Busy' }]) emit('error', 'error', other);
  assert.deepEqual(heard, [ours, ours], 'each once, however many watch');
  ends[0]();
  ends[0]();
  emit('error', 'error', ours);
  assert.equal(heard.length, 3, 'one watches still');
  ends[1]();
  emit('error', 'error', ours);
  assert.equal(heard.length, 3);
});

test('the process in Node, and a scope that has neither', () => {
  const heard = [];
  const process = new EventEmitter();
  const end = new Uncaught((error) => heard.push(error), { process }).watch();
  process.emit('uncaughtExceptionMonitor', ours, 'unhandledRejection');
  assert.deepEqual(heard, [ours]);
  end();
  assert.equal(process.listenerCount('uncaughtExceptionMonitor'), 0);
  for (const bare of [{}, { process: {} }]) new Uncaught(() => {}, bare).watch()();
});

test('Node ends with all that the error says, after the listener has heard of it', async () => {
  const from = (name) => JSON.stringify(new URL(`../../../interop-runtime/js/${name}.js`, import.meta.url).href);
  const run = `
    import { InteropError } from ${from('error')};
    import { Uncaught } from ${from('uncaught')};
    new Uncaught((error) => console.log('heard', error.code)).watch();
    const error = new InteropError('RustError', 'no tea', { method: 'my-app.order', fault: 'OutOfStock', data: { cups: 2 }, cause: new Error('why') });
    await null;
    void Promise.reject(error);
  `;
  const child = promisify(execFile)(process.execPath, ['--input-type=module', '-e', run]);
  const { stdout, stderr, code } = await child.then(() => assert.fail('it goes on'), (error) => error);
  assert.equal(code, 1);
  assert.equal(stdout, 'heard RustError\n');
  for (const part of ['InteropError: no tea', "code: 'RustError'", "method: 'my-app.order'", "fault: 'OutOfStock'", 'data: { cups: 2 }', '[cause]: Error: why']) {
    assert.ok(stderr.includes(part), `${part} in\n${stderr}`);
  }
});
