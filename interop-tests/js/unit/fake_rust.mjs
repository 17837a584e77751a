// A wasm instance made of JavaScript: real memory, the exports and imports of docs/in-process-abi.md, no Rust.

import assert from 'node:assert/strict';
import { Decoder } from '../../../interop-runtime/js/codec/decoder.js';
import { Encoder } from '../../../interop-runtime/js/codec/encoder.js';
import { ShapeReader, ShapeWriter } from '../../../interop-runtime/js/codec/shapes.js';
import { HandleTable } from '../../../interop-runtime/js/handle_table.js';
import { inProcessLimits } from '../../../interop-runtime/js/limits.js';

const STATUS = 1024;
const IN = 4096;
const TEXT = 512 * 1024;
const OUT = 1 << 20;
const SCRATCH = 2 << 20;
const PAGES = 64;

let copies = 0;

/** An object that lives in "Rust". */
export class RustObject {
  drops = 0;
  constructor(type, value) {
    this.type = type;
    this.value = value;
  }
}

/** What "Rust" holds of an object of JavaScript. */
export class JsHandle {
  constructor(handle) {
    this.handle = handle;
  }
}

export class RustFailure extends Error {
  constructor(record) {
    super(record.message);
    this.record = record;
  }
}

const escape = (text) => [...text].map((c) => (/[a-z0-9]/i.test(c) ? c : c === '_' ? '__' : `_x${c.codePointAt(0).toString(16)}_`)).join('');
export const exportName = (kind, crate, identifier, hash) =>
  `__interop_${kind}_${escape(crate).length}_${escape(crate)}_${escape(identifier).length}_${escape(identifier)}_${hash.toString(16).padStart(16, '0')}`;

export class FakeRust {
  memory = new WebAssembly.Memory({ initial: PAGES });
  objects = new HandleTable();
  handles = new Map();
  log = [];
  calls = 0;
  outstanding = new Map();
  tasks = [];
  inLength = 0;
  types = ['Type0', 'HelloHelper', 'Other'];
  memoryShort = false;
  /** Strings and objects are answered without a message. */
  shortAnswers = false;

  constructor() {
    this.invokables = [];
    this.references = {
      kindOf: (value) => (value instanceof RustObject ? 1 : value instanceof JsHandle ? 2 : 0),
      rustHandle: (object) => this.share(object),
      jsTarget: (handle) => handle,
      grant: (handle) => handle.handle,
      commit() {},
      revoke() {},
      receive: (handle) => this.objects.get(handle)?.object ?? (() => { throw new RustFailure({ code: 'Disposed', message: 'no such object' }); })(),
      giveBack: () => {},
      jsObject: (handle) => new JsHandle(handle),
      abortSignal: () => undefined,
    };
    this.encoder = new Encoder(new ShapeWriter(), this.references, inProcessLimits);
    this.decoder = new Decoder(new ShapeReader(), this.references, inProcessLimits);
    this.exports = {
      memory: this.memory,
      __interop_status: { value: STATUS },
      __interop_text: { value: TEXT },
      __interop_describe: (address) => this.leave(1, this.invokables[(address - 64) / 8].description),
      __interop_type_name: (type) => this.leave(1, this.types[type]),
      __interop_reserve: (length) => {
        if (this.memoryShort) return 0;
        this.inLength = length;
        return IN;
      },
      __interop_cancel: (call) => this.log.push(['cancel', call]),
      __interop_census: () => this.leave(1, { objects: this.objects.size, callbacks: 0, calls: 0, tasks: 0 }),
      __interop_out_read: () => this.log.push(['out_read']),
      __interop_settled: (call, ok, length) => {
        const value = length === 0 ? undefined : this.take()[0];
        this.log.push(['settled', call, ok, value]);
        this.outstanding.get(call)?.(ok, value);
      },
      __interop_settled_number: (call, number) => {
        this.log.push(['settled', call, 1, number]);
        this.outstanding.get(call)?.(1, number);
      },
      __interop_drain: () => {
        this.log.push(['drain']);
        for (const task of this.tasks.splice(0)) task();
      },
      __interop_release: (handle, shares) => {
        this.log.push(['release', handle, shares]);
        const held = this.objects.get(handle);
        if (held !== undefined && (held.shares -= shares) <= 0) this.drop(handle);
      },
      __interop_dispose: (handle) => {
        this.log.push(['dispose', handle]);
        this.drop(handle);
      },
    };
    this.table = { get: (index) => this.invokables[index].raw };
  }

  drop(handle) {
    const held = this.objects.remove(handle);
    if (held === undefined) return;
    this.handles.delete(held.object);
    held.object.drops += 1;
  }

  /** A share for JavaScript. */
  share(object) {
    let handle = this.handles.get(object);
    if (handle === undefined) {
      handle = this.objects.insert({ object, shares: 0 });
      this.handles.set(object, handle);
    }
    this.objects.get(handle).shares += 1;
    return handle;
  }

  /** Adds an invokable. `run` gets the decoded arguments; for a method the object first. */
  add(crate, identifier, { params = [], isAsync = false, type = null, typeName = null, file = 'src/lib.rs', line = 1, hash } = {}, run = () => undefined) {
    const index = this.invokables.length;
    const name = exportName(type === null ? 'fn' : 'method', crate, identifier, hash ?? index);
    this.exports[name] = { value: 64 + 8 * index };
    const description = { crate, identifier, file, line, function: index, isAsync, type, typeName, params };
    const raw = (...numbers) => {
      this.calls += 1;
      return this.answer(() => {
        const self = type === null ? [] : [numbers.shift()];
        let roots = [];
        const takes = params.some((bits, i) => !(bits & 1) && Number.isNaN(numbers[i]));
        if (takes) roots = this.take();
        const args = [];
        let textAt = TEXT;
        params.forEach((bits, i) => {
          if (bits & 1) args.push('supplied');
          else if (Number.isNaN(numbers[i])) args.push(roots.shift());
          else if (bits & 8) {
            args.push(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(this.memory.buffer, textAt, numbers[i])));
            textAt += numbers[i];
          } else args.push(numbers[i]);
        });
        if (type !== null) {
          const held = this.objects.get(self[0]);
          if (held === undefined) throw new RustFailure({ code: 'Disposed', message: 'the object is gone' });
          self[0] = held.object;
        }
        return run(...self, ...args);
      });
    };
    this.invokables.push({ raw, description });
    return this;
  }

  answer(run) {
    let value;
    try {
      value = run();
    } catch (error) {
      if (!(error instanceof RustFailure)) throw error;
      this.leave(2, error.record);
      return 0;
    }
    if (value instanceof Promised) {
      this.words()[STATUS / 4] = 3;
      return value.call;
    }
    if (typeof value === 'number') return value;
    if (this.shortAnswers && typeof value === 'string') {
      const [at, length] = this.text(OUT, value);
      this.words().set([8, at, length], STATUS / 4);
      return 0;
    }
    if (this.shortAnswers && value instanceof RustObject) {
      this.words().set([9, value.type], STATUS / 4);
      return this.share(value);
    }
    this.leaveValue(value);
    return 0;
  }

  leaveValue(value) {
    const constant = [undefined, null, false, true].indexOf(value);
    if (constant >= 0) this.words()[STATUS / 4] = 4 + constant;
    else this.leave(1, value);
  }

  words() {
    return new Uint32Array(this.memory.buffer);
  }

  /** Puts a message somewhere; what kind each Rust object is, JavaScript learns from the detail of its reference. */
  encode(at, values) {
    const bytes = this.encoder.toBytes(values, { name: () => '' });
    const data = new DataView(bytes.buffer);
    const from = 32 + 8 * data.getUint32(8, true) + data.getUint32(12, true);
    for (let i = 0; i < data.getUint32(16, true); i++) {
      if (data.getUint32(from + 16 * i, true) !== 1) continue;
      const { object } = this.objects.get(data.getFloat64(from + 16 * i + 8, true));
      data.setUint32(from + 16 * i + 4, object.type, true);
    }
    new Uint8Array(this.memory.buffer).set(bytes, at);
    return bytes.length;
  }

  leave(status, value) {
    const length = this.encode(OUT, [value]);
    const words = this.words();
    words[STATUS / 4] = status;
    words[STATUS / 4 + 1] = OUT;
    words[STATUS / 4 + 2] = length;
  }

  take() {
    const { buffer } = this.memory;
    const views = { u8: new Uint8Array(buffer), u32: new Uint32Array(buffer), f64: new Float64Array(buffer) };
    const length = this.inLength;
    this.inLength = 0;
    return this.decoder.decode(views, IN, length);
  }

  text(at, text) {
    const bytes = new TextEncoder().encode(text);
    new Uint8Array(this.memory.buffer).set(bytes, at);
    return [at, bytes.length];
  }

  /** Loads a copy of the generated files of its own, as each instance has. */
  async load() {
    this.host = await import(`../../../interop-runtime/js/in_process/host.js?copy=${copies++}`);
    return this;
  }

  start() {
    return this.host.start(this.exports, this.table, this.memory);
  }

  request({ verb = 0, target = 0, module = '', name = '', args = [], wants = 0 }) {
    const where = SCRATCH + 65_536 * (this.nesting = (this.nesting ?? 0) + 1);
    const length = args.length === 0 ? 0 : this.encode(where, args);
    const raw = [verb, target, ...this.text(where + 32_768, module), ...this.text(where + 49_152, name), where, length, wants];
    this.nesting -= 1;
    return raw;
  }

  /** A sync call into JavaScript: its value, or a RustFailure. */
  invoke(request) {
    const length = this.host.invoke(...this.request(request));
    if (length === -4) throw new WebAssembly.RuntimeError('unreachable');
    if (length === -1) return undefined;
    if (length === -2) throw new RustFailure(this.take()[0]);
    if (length === -3) throw new RustFailure({ code: 'TooLarge', message: 'no memory' });
    if (length !== this.inLength) throw new Error(`length ${length}, reserved ${this.inLength}`);
    return this.take()[0];
  }

  /** A sync call of a function that has a number, with numbers and strings: its value, or a RustFailure. */
  callPlain(id, ...args) {
    let texts = 0;
    let at = SCRATCH;
    const packed = args.map((value, i) => {
      if (typeof value !== 'string') return value;
      texts |= 1 << i;
      const [address, length] = this.text(at, value);
      at += length;
      return length * 2 ** 32 + address;
    });
    const { host } = this;
    const number = texts === 0 ? host[`call_${args.length}`](id, ...packed) : host.call_texts(id, texts, args.length, ...packed, 0, 0);
    const status = this.words()[STATUS / 4];
    this.words()[STATUS / 4] = 0;
    if (status === 0) return number;
    if (status === 1) return this.take()[0];
    if (status === 2) throw new RustFailure(this.take()[0]);
    if (status === 4) return undefined;
    throw status === 11 ? new WebAssembly.RuntimeError('unreachable') : new Error(`status ${status}`);
  }

  /** The number of a function. */
  bind({ module = '', name, wants = 0 }) {
    return this.host.bind(...this.text(SCRATCH, module), ...this.text(SCRATCH + 32_768, name), wants);
  }

  /** The same, answered later. */
  beginPlain(call, id, ...args) {
    return new Promise((resolve) => {
      this.outstanding.set(call, (ok, value) => resolve({ ok, value }));
      this.host[`begin_${args.length}`](call, id, ...args);
      assert.equal(this.words()[STATUS / 4], 0);
    });
  }

  /** A call that is answered later. */
  begin(call, request) {
    return new Promise((resolve) => {
      this.outstanding.set(call, (ok, value) => resolve({ ok, value }));
      if (this.host.begin_invoke(call, ...this.request(request)) === -4) throw new WebAssembly.RuntimeError('unreachable');
    });
  }

  settle(call, run) {
    let status = 0;
    let number = 0;
    try {
      const value = run();
      const constant = [undefined, null, false, true].indexOf(value);
      if (typeof value === 'number') number = value;
      else if (constant >= 0) status = 4 + constant;
      else {
        this.leave(1, value);
        status = 1;
      }
    } catch (error) {
      this.leave(2, error.record);
      status = 2;
    }
    this.words()[STATUS / 4] = 0;
    this.host.settle(call, status, number);
  }

  panic(text, call = 0) {
    this.host.panicked(...this.text(SCRATCH, text), call);
    throw new WebAssembly.RuntimeError('unreachable');
  }
}

/** What an async invokable returns that is not ready. */
export class Promised {
  constructor(call) {
    this.call = call;
  }
}
