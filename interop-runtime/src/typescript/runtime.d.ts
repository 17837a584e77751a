// What the JavaScript half declares, made by tsc from the checked sources: `cargo xtask js-types --bless`.
declare namespace runtime {
  /** The closed list of codes, the same in `src/error/code.rs`, which says when each is used. */
  export const ErrorCode: Readonly<{
      readonly UnknownCrate: 'UnknownCrate';
      readonly UnknownMethod: 'UnknownMethod';
      readonly UnknownMember: 'UnknownMember';
      readonly NotAFunction: 'NotAFunction';
      readonly DuplicateIdentifier: 'DuplicateIdentifier';
      readonly BadArgs: 'BadArgs';
      readonly TypeMismatch: 'TypeMismatch';
      readonly OutOfRange: 'OutOfRange';
      readonly InvalidString: 'InvalidString';
      readonly NotSerializable: 'NotSerializable';
      readonly TooDeep: 'TooDeep';
      readonly TooLarge: 'TooLarge';
      readonly TooManyRefs: 'TooManyRefs';
      readonly RateLimited: 'RateLimited';
      readonly Disposed: 'Disposed';
      readonly WrongType: 'WrongType';
      readonly ForeignHandle: 'ForeignHandle';
      readonly Busy: 'Busy';
      readonly SyncUnsupported: 'SyncUnsupported';
      readonly ModuleNotLoaded: 'ModuleNotLoaded';
      readonly ModuleConflict: 'ModuleConflict';
      readonly JsException: 'JsException';
      readonly RustError: 'RustError';
      readonly Panicked: 'Panicked';
      readonly Terminated: 'Terminated';
      readonly Timeout: 'Timeout';
      readonly Cancelled: 'Cancelled';
      readonly NotConnected: 'NotConnected';
      readonly Disconnected: 'Disconnected';
      readonly CircuitLost: 'CircuitLost';
      readonly ProtocolError: 'ProtocolError';
      readonly VersionMismatch: 'VersionMismatch';
  }>;
  export type Code = keyof typeof ErrorCode;
  export type Details = {
      /**
       * the invokable or the JavaScript function concerned
       */
      method?: string;
      /**
       * where in the arguments or the result, such as `args[1].items[3].id`
       */
      path?: string;
      /**
       * the user's own code, of a `Fault`
       */
      fault?: string;
      data?: unknown;
      /**
       * for `JsException` what was thrown
       */
      cause?: unknown;
  };
  export type Carried = {
      /**
       * `JsException`: the name of what was thrown
       */
      name?: string;
      /**
       * `JsException`: its stack
       */
      stack?: string;
      /**
       * `RustError`: the texts of the sources, outermost first
       */
      causes?: string[];
  };
  /**
   * What calls in both directions fail with. Made in JavaScript and thrown into Rust, it arrives there with its parts:
   * `throw new rust.InteropError('RustError', 'there is no tea left', { fault: 'OutOfStock', data: { cups: 2 } })`.
   */
  export class InteropError extends Error {
      #private;
      /** @type {Code} */
      code: Code;
      /**
       * @param {Code} code
       * @param {string} message one sentence that names the method, the argument and the remedy
       * @param {Details} [details]
       * @param {Carried} [carried]
       */
      constructor(code: Code, message: string, details?: Details, carried?: Carried);
  }
  export type AnyInteropError = InteropError & Details;
  export type CallOptions = {
      /**
       * when it fires, the Rust future is dropped and the call rejected with `Cancelled`
       */
      signal?: AbortSignal;
      /**
       * in milliseconds; when it has passed, likewise with `Timeout`
       */
      timeout?: number;
  };
  export type Started = {
      promise: Promise<unknown>;
      /**
       * nothing once it has settled
       */
      cancel: (error: (method: string) => InteropError) => void;
  };
  export type RustOwner = {
      /**
       * whether methods are called with Blazor's habits
       */
      habits: boolean;
      kindOf: (type: number) => RustKind;
      callMethod: (ref: RustObjectRef, identifier: string, args: unknown[]) => unknown;
      callMethodAsync: (ref: RustObjectRef, identifier: string, args: unknown[]) => Promise<unknown>;
      callMethodWith: (ref: RustObjectRef, options: CallOptions, identifier: string, args: unknown[]) => Promise<unknown>;
      /**
       * never throws
       */
      disposeRust: (handle: number) => void;
  };
  export type JsOwner = {
      /**
       * never throws
       */
      disposeJs: (ref: JsObjectRef) => void;
  };
  export type KnownMethod = {
      isAsync: boolean;
      /**
       * with the handle of the object in front
       */
      strict: (...args: unknown[]) => unknown;
  };
  export type KnownMethods = {
      /**
       * the identifier that was asked for last
       */
      last: unknown;
      lastThunk: KnownMethod | undefined;
      known: (identifier: unknown) => KnownMethod | undefined;
  };
  export type RustKind = {
      owner: RustOwner;
      type: number;
      methods: KnownMethods;
  };
  export type RustClass = new (permit: symbol, kind: RustKind, handle: number) => RustObjectRef;
  export type JsState = {
      owner: JsOwner;
      object: object | undefined;
  };
  /** An object that lives in Rust. It is not thenable, and JSON sees nothing of it. */
  export class RustObjectRef {
      #private;
      /** @param {symbol} permit @param {RustKind} kind @param {number} handle */
      constructor(permit: symbol, kind: RustKind, handle: number);
      /**
       * Calls a method of the object.
       * @param {string} identifier
       * @param {...unknown} args
       * @returns {unknown}
       */
      invokeMethod(identifier: string, ...args: unknown[]): unknown;
      /**
       * @param {string} identifier
       * @param {...unknown} args
       * @returns {Promise<unknown>} every failure is a rejection
       */
      invokeMethodAsync(identifier: string, ...args: unknown[]): Promise<unknown>;
      /**
       * Async calls that a signal or a deadline can end, as `withOptions` of the runtime does.
       * @param {CallOptions} options
       * @returns {{ invokeMethodAsync: (identifier: string, ...args: unknown[]) => Promise<unknown> }}
       */
      withOptions(options: CallOptions): {
          invokeMethodAsync: (identifier: string, ...args: unknown[]) => Promise<unknown>;
      };
      /** Ends the object for everyone. A second time is nothing. */
      dispose(): void;
      toString(): string;
  }
  /** An object of JavaScript that may be sent to Rust by reference from within data. */
  export class JsObjectRef {
      #private;
      /** @param {symbol} permit @param {JsState} state */
      constructor(permit: symbol, state: JsState);
      /** Ends the reference for everyone; the object itself is not touched. A second time is nothing. */
      dispose(): void;
      toString(): string;
  }
  export type Callback = ((...args: unknown[]) => unknown) & {
      dispose: () => void;
  };
  export type Invokable = {
      method: string;
      isAsync: boolean;
      /**
       * how many arguments JavaScript may send
       */
      most: number;
      /**
       * surplus arguments are an error
       */
      strict: (...args: unknown[]) => unknown;
      /**
       * they are ignored
       */
      relaxed: (...args: unknown[]) => unknown;
  };
  export type Tracked = {
      kind: "RustObjectRef" | "callback" | "JsObjectRef";
      /**
       * of the object
       */
      type: string;
      /**
       * that the other side has
       */
      shares: number;
      /**
       * where it came into being: frames of a stack, one a line
       */
      created: string;
  };
  export type Stats = {
      /**
       * objects of Rust that JavaScript holds
       */
      rustObjects: number;
      /**
       * closures of Rust that JavaScript holds
       */
      callbacks: number;
      /**
       * objects of JavaScript that Rust holds
       */
      jsObjects: number;
      /**
       * promises of async functions of Rust
       */
      pendingCalls: number;
      /**
       * calls of Rust that wait for JavaScript
       */
      callsIntoJs: number;
      /**
       * futures of Rust that are not done
       */
      tasks: number;
      /**
       * of JavaScript that are loaded or registered
       */
      modules: number;
      /**
       * what JavaScript threw, kept for errors that Rust holds
       */
      thrownValues: number;
  };
  export type Host = {
      kind: "in-process" | "circuit";
      find: (crate: string, identifier: string) => Invokable;
      exportsOf: (crate: string) => Promise<object>;
      /**
       * makes a call that can be cancelled
       */
      start: (call: () => unknown) => Started;
      /**
       * makes a call that must be ready at once
       */
      readyValue: (invokable: {
          isAsync: boolean;
          method: string;
      }, call: () => unknown) => unknown;
      /**
       * how methods of references are called
       */
      useBlazorHabits: (use: boolean) => void;
      registerModule: (name: string, members: object) => void;
      createJsObjectReference: (object: object) => JsObjectRef;
      disposeJsObjectReference: (ref: JsObjectRef) => void;
      stats: () => Stats;
      trackReferences: (on: boolean) => void;
      references: () => Tracked[];
      onError: (listener: (error: InteropError) => unknown) => () => void;
      onTerminated: (listener: (error: InteropError) => unknown) => () => void;
      dispose: () => void;
  };
  export class Interop {
      #private;
      /** @param {Host} host */
      constructor(host: Host);
      /** Where Rust runs. */
      get host(): "circuit" | "in-process";
      /** @returns {typeof InteropError & { readonly prototype: AnyInteropError }} */
      get InteropError(): typeof InteropError & {
          readonly prototype: AnyInteropError;
      };
      get RustObjectRef(): typeof RustObjectRef;
      get JsObjectRef(): typeof JsObjectRef;
      /**
       * Calls a function of Rust and returns its result.
       * @param {string} crate
       * @param {string} identifier
       * @param {...unknown} args
       * @returns {unknown}
       */
      invokeMethod(crate: string, identifier: string, ...args: unknown[]): unknown;
      /**
       * The same for any function, async or not.
       * @param {string} crate
       * @param {string} identifier
       * @param {...unknown} args
       * @returns {Promise<unknown>} every failure is a rejection
       */
      invokeMethodAsync(crate: string, identifier: string, ...args: unknown[]): Promise<unknown>;
      /**
       * Resolves a function once. What it returns is a plain function: it ignores surplus arguments, as an event handler
       * or a callback of `map` has to. For an async function it returns a promise.
       * @param {string} crate
       * @param {string} identifier
       * @returns {(...args: unknown[]) => unknown}
       */
      getMethod(crate: string, identifier: string): (...args: unknown[]) => unknown;
      /**
       * Async calls that a signal or a deadline can end: the Rust future is dropped, and the promise rejected with
       * `Cancelled` or `Timeout`. References have it too.
       * @param {CallOptions} options
       * @returns {{ invokeMethodAsync: (crate: string, identifier: string, ...args: unknown[]) => Promise<unknown> }}
       */
      withOptions(options: CallOptions): {
          invokeMethodAsync: (crate: string, identifier: string, ...args: unknown[]) => Promise<unknown>;
      };
      /**
       * What a crate exports: functions and classes, nested as its modules are.
       * @param {string} crate
       * @returns {Promise<object>}
       */
      getExports(crate: string): Promise<object>;
      /**
       * Makes an object known to Rust as a module. Registered again, the name stands for the new object from the next call
       * on: a page that reloads its parts wants that. It also replaces a file that a crate of Rust carries under the name. A
       * name that was given to a URL, by `import_as`, is refused with `ModuleConflict`.
       * @param {string} name
       * @param {object} members functions are read when they are called
       */
      registerModule(name: string, members: object): void;
      /**
       * A reference that can stand anywhere inside of arguments.
       * @param {object} object any object or function
       * @returns {JsObjectRef}
       */
      createJsObjectReference(object: object): JsObjectRef;
      /** @param {JsObjectRef} reference */
      disposeJsObjectReference(reference: JsObjectRef): void;
      /**
       * Lets JavaScript that was written for Blazor run as it is: `DotNet.invokeMethod`, `DotNet.invokeMethodAsync`,
       * `DotNet.createJSObjectReference`, `DotNet.disposeJSObjectReference`, and `getDotnetRuntime(0).getAssemblyExports`. An
       * assembly is a crate; `.dll` is dropped.
       *
       * There, and on references, Blazor's habits hold from then on: a method without parameters ignores its arguments, a
       * reference passes over the crate's name in front of the identifier, and `invokeMethod` of an async function returns the
       * value if it is ready at once. A second time is nothing; a `DotNet` of somebody else is not overwritten.
       * @returns {() => void} takes it away again
       */
      installBlazorCompat(): () => void;
      /** What is alive now. @returns {Stats} */
      stats(): Stats;
      /**
       * For finding leaks: from now on each reference remembers where it was made, which costs some time, and one that is
       * collected before it was disposed is told of in the console.
       * @param {boolean} [on]
       */
      trackReferences(on?: boolean): void;
      /** The references that were made since `trackReferences()` and are alive. @returns {Tracked[]} */
      references(): Tracked[];
      /**
       * Hears of errors that nobody awaits.
       * @param {(error: InteropError) => unknown} listener
       * @returns {() => void} ends it
       */
      onError(listener: (error: InteropError) => unknown): () => void;
      /**
       * Hears of a panic or another end that nobody asked for.
       * @param {(error: InteropError) => unknown} listener
       * @returns {() => void} ends it
       */
      onTerminated(listener: (error: InteropError) => unknown): () => void;
      /** Ends it: every call that is pending or comes later fails with `Terminated`. */
      dispose(): void;
  }
}
