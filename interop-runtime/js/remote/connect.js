// connect: makes the runtime object for a pipe whose other end is an `Endpoint` of Rust's.

import { Decoder } from '../codec/decoder.js';
import { ConnectedHost } from '../connected_host.js';
import { toDescription } from '../description.js';
import { InteropError, isInteropError } from '../error.js';
import { fromRecord } from '../error_record.js';
import { Interop } from '../interop.js';
import { inProcessLimits } from '../limits.js';
import { Methods } from '../methods.js';
import { ModuleLoader } from '../module_loader.js';
import { Registry } from '../registry.js';
import { RemoteConnection, lost } from './connection.js';
import { BYE, HELLO, VERSIONS, malformed, plainFrame, readFrame } from './frames.js';
import { invokableThunk, pathOf } from './remote_calls.js';

/** @typedef {import('./connection.js').Pipe} Pipe */
/** @typedef {import('./connection.js').RemoteLimits} RemoteLimits */
/** @typedef {import('./frames.js').Frame} Frame */
/** @typedef {import('./remote_calls.js').Described} Described */

/**
 * Says hello, and waits for what Rust says.
 * @param {Pipe} pipe
 * @returns {Promise<Interop>}
 */
export function connect(pipe) {
  return new Promise((resolve, reject) => {
    /** @type {RemoteConnection | undefined} */
    let connection;
    /** @param {unknown} thrown */
    const fail = (thrown) => {
      const error = isInteropError(thrown) ? thrown : lost(String(thrown));
      if (connection !== undefined) connection.end(error);
      else {
        pipe.close();
        reject(error);
      }
    };
    pipe.onclose = (why) => fail(lost(why ?? 'the connection to Rust broke'));
    pipe.onmessage = (buffer) => {
      try {
        const frame = readFrame(buffer);
        if (connection !== undefined) connection.receive(frame);
        else {
          const made = greeted(pipe, frame);
          connection = made.connection;
          resolve(made.interop);
        }
      } catch (error) {
        fail(error);
      }
    };
    pipe.send(plainFrame(HELLO, 0, VERSIONS));
  });
}

/**
 * The first frame of Rust's.
 * @param {Pipe} pipe
 * @param {Frame} frame
 */
function greeted(pipe, { kind, views, at, length }) {
  if (kind !== HELLO && kind !== BYE) throw malformed(`the kind ${kind} before the hello`);
  const [first, invokables] = new Decoder(undefined, noReferences, inProcessLimits).decode(views, at, length);
  if (kind === BYE) throw fromRecord(first);
  if (!Array.isArray(invokables)) throw malformed('a hello without invokables');
  const limits = toLimits(first);
  const described = invokables.map((record) => ({ ...toDescription(record), crate: String(record.crate) }));
  const modules = new ModuleLoader();
  /** @type {RemoteConnection | undefined} */
  let connection;
  const host = new ConnectedHost('circuit', (owner) => {
    const rust = new RemoteConnection(pipe, limits, owner, modules);
    connection = rust;
    const methods = new Methods(describedBy(rust, described));
    rust.exported = methods.exports;
    return { rust, methods, modules, stats: () => stats(rust, modules) };
  });
  return { connection: /** @type {RemoteConnection} */ (/** @type {unknown} */ (connection)), interop: new Interop(host) };
}

/**
 * @param {RemoteConnection} rust
 * @param {Described[]} described
 * @returns {import('../methods.js').Described}
 */
function describedBy(rust, described) {
  /** @type {Map<number, string>} */
  const classes = new Map();
  for (const entry of described) {
    if (entry.type !== null && entry.namespace !== undefined) classes.set(entry.type, pathOf(entry));
  }
  return {
    registry: new Registry(described.map(({ crate, identifier, ...entry }, address) => ({ kind: kindOf(entry), crate, identifier, address }))),
    describe: ({ address }) => described[address],
    thunk: (description) =>
      invokableThunk(rust, /** @type {Described} */ (description), (type) => classes.get(type) ?? ''),
    typeName: (type) => rust.typeName(type),
    expectAlive: (method) => rust.expectAlive(method),
  };
}

/** @param {Pick<Described, 'namespace' | 'member' | 'type'>} entry */
function kindOf({ namespace, member, type }) {
  if (namespace !== undefined || member !== 0) return 'export';
  return type === null ? 'fn' : 'method';
}

/** @param {RemoteConnection} rust @param {ModuleLoader} modules */
function stats(rust, modules) {
  const callbacks = rust.rustObjects.countCallbacks();
  return {
    // Those that JavaScript has not let go of: whether Rust has disposed one, only Rust knows.
    rustObjects: rust.rustObjects.size - callbacks,
    callbacks,
    jsObjects: rust.jsObjects.size,
    pendingCalls: rust.pending.size,
    callsIntoJs: rust.callsIntoJs,
    // A promise stands for each that is known here; what Rust has spawned beside them, only Rust knows.
    tasks: rust.pending.size,
    modules: modules.size,
    thrownValues: rust.thrown.size,
  };
}

/** @param {unknown} told @returns {RemoteLimits} */
function toLimits(told) {
  const names = /** @type {const} */ ([
    'depth', 'nodes', 'message_bytes', 'message_bytes_out', 'references', 'bigint_digits', 'calls', 'live_references', 'name_bytes',
  ]);
  const limits = { ...inProcessLimits, message_bytes_out: 0, calls: 0, live_references: 0, name_bytes: 0 };
  for (const name of names) {
    const value = typeof told === 'object' && told !== null && Object.hasOwn(told, name) ? Reflect.get(told, name) : undefined;
    if (typeof value !== 'number') throw malformed(`a hello without the limit \`${name}\``);
    limits[name] = value;
  }
  return limits;
}

/** A hello holds none. @type {import('../codec/message_reader.js').IncomingReferences} */
const noReferences = {
  receive: () => { throw new InteropError('ProtocolError', 'a reference in a hello'); },
  giveBack: () => {},
  jsObject: () => undefined,
  abortSignal: () => undefined,
};
