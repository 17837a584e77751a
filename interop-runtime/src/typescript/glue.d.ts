// What every application has.

declare namespace runtime {
  interface RustObjectRef extends Disposable {}
  interface JsObjectRef extends Disposable {}
}

export type CallOptions = runtime.CallOptions;
export type ErrorCode = runtime.Code;
export type InteropError = runtime.AnyInteropError;
export type JsCallback = runtime.Callback & Disposable;
export type JsObjectRef = runtime.JsObjectRef;

/** A map of Rust: only string keys make an object. */
export type MapOf<K extends PropertyKey | boolean | bigint | object | null, V> =
  [K] extends [string] ? (string extends K ? { [key in K]: V } : { [key in K]?: V }) : Map<K, V>;

/** The functions of a crate that can be called at once. */
export type SyncIdentifier<C extends keyof Functions> = {
  [I in keyof Functions[C]]: Functions[C][I] extends (...args: never[]) => Promise<unknown> ? never : I;
}[keyof Functions[C]];
type Arguments<F> = F extends (...args: infer A) => unknown ? A : never;
type Result<F> = F extends (...args: never[]) => infer R ? R : never;

declare const rustType: unique symbol;

/** A reference to an object of Rust: of this type, whatever its methods are. */
export interface RustObjectRef<Type extends string = string>
  extends Omit<runtime.RustObjectRef, "invokeMethod" | "invokeMethodAsync" | "withOptions"> {
  readonly [rustType]: Type;
}

/** What `interop()` gives: the functions and classes of the application, and all that the runtime itself does. */
export interface Rust
  extends Omit<runtime.Interop, "invokeMethod" | "invokeMethodAsync" | "getMethod" | "getExports" | "withOptions"> {
  /** Calls a function of Rust and returns its result. */
  readonly invokeMethod: InvokeMethod;
  /** The same for any function, async or not: every failure is a rejection. */
  readonly invokeMethodAsync: InvokeMethodAsync;
  /** Resolves a function once. */
  readonly getMethod: GetMethod;
  /** What a crate exports: functions and classes, nested as its modules are. */
  readonly getExports: GetExports;
  /** Async calls that a signal or a deadline can end. */
  withOptions(options: CallOptions): { readonly invokeMethodAsync: InvokeMethodAsync };
}

/** The application. There is one for each wasm instance. */
export declare function interop(): Rust;

export {};
