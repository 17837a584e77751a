// Where a reference was made: the stack of the code that got it, without our own frames.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

/** How many frames say where something was made. */
const MOST_FRAMES = 5;

/** This file lies beside all others of ours. */
const own = import.meta.url.slice(0, import.meta.url.lastIndexOf('/') + 1);

/** Enough to get past our own frames, where the engine cuts stacks short. */
const LIMIT = 50;

function stack() {
  const stackTraceLimit = Reflect.get(Error, 'stackTraceLimit');
  try {
    Reflect.set(Error, 'stackTraceLimit', LIMIT);
    return new Error().stack ?? '';
  } finally {
    if (stackTraceLimit !== undefined) Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  }
}

/** @returns {string} one line a frame, innermost first; empty where the engine has no stacks */
export function creation() {
  const lines = stack().split('\n').slice(1);
  const theirs = lines.filter((line) => !line.includes(own) && !line.includes('wasm'));
  return theirs.slice(0, MOST_FRAMES).map((line) => line.trim()).join('\n');
}
