// Random sequences of everything that can happen to objects of Rust, against a model of what must come of it.

import { equal, ok } from './support/check.js';

const APP = 'interop-tests-app';

/** Numbers that depend on the seed only (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** What is known of one object: who keeps it, and whether it was disposed. */
class Model {
  kept = 0;
  disposed = false;
  /** Calls that have begun and are not settled. @type {Set<object>} */
  running = new Set();

  constructor(id, ref) {
    this.id = id;
    this.ref = ref;
  }

  /** Whether the value must still be there. */
  get mustLive() {
    return this.running.size > 0 || (!this.disposed && (this.ref !== undefined || this.kept > 0));
  }
}

const CODES = new Set(['Disposed', 'Busy', 'Cancelled']);

class World {
  #rust;
  #below;
  #first;
  /** @type {Model[]} */
  #models = [];
  #outcomes = 0;
  #calls = 0;

  constructor(rust, seed) {
    this.#rust = rust;
    this.#below = random(seed);
    this.#first = seed * 1_000_000;
  }

  #invoke(identifier, ...args) {
    return this.#rust.invokeMethod(APP, identifier, ...args);
  }

  #make() {
    const id = this.#first + this.#models.length;
    this.#models.push(new Model(id, this.#invoke('Tracked.make', id)));
  }

  /** A call that ends when its gate opens; it may be cancelled before. @param {Model} model */
  #begin(model) {
    let open;
    const gate = new Promise((resolve) => (open = resolve));
    const controller = new AbortController();
    const call = { open, abort: () => controller.abort(), outcomes: 0 };
    const identifier = this.#below(2) === 0 ? 'hold' : 'look';
    const wasDisposed = model.disposed;
    model.running.add(call);
    this.#calls += 1;
    const settled = (code) => {
      call.outcomes += 1;
      this.#outcomes += 1;
      model.running.delete(call);
      equal(call.outcomes, 1, 'outcomes of one call');
      if (wasDisposed) equal(code, 'Disposed', 'a call after dispose');
      else if (code !== model.id) ok(code !== 'Disposed' && CODES.has(code), `a call ended with ${code}`);
    };
    model.ref.withOptions({ signal: controller.signal }).invokeMethodAsync(identifier, () => gate)
      .then(settled, (error) => settled(error.code));
  }

  /** One thing that happens to one object. */
  #act() {
    if (this.#models.length === 0 || this.#below(8) === 0) return this.#make();
    const model = this.#models[this.#below(this.#models.length)];
    const calls = [...model.running];
    const call = calls[this.#below(Math.max(calls.length, 1))];
    switch (this.#below(12)) {
      case 0: case 1:
        return model.ref && this.#begin(model);
      case 2: case 3:
        return call?.open();
      case 4:
        return call?.abort();
      case 5:
        model.ref?.dispose();
        if (model.ref) model.disposed = true;
        return undefined;
      case 6:
        if (!model.ref || model.disposed) return undefined;
        return this.#try(() => { this.#invoke('Tracked.keep', model.ref); model.kept += 1; }, ['Busy']);
      case 7:
        equal(this.#invoke('Tracked.let_go', model.id), model.kept > 0, 'a clone was kept');
        model.kept = Math.max(0, model.kept - 1);
        return undefined;
      case 8:
        if (model.kept > 0 && !model.disposed) model.ref = this.#invoke('Tracked.again', model.id);
        return undefined;
      case 9:
        if (this.#invoke('Tracked.dispose_in_rust', model.id)) model.disposed = true;
        return undefined;
      case 10:
        model.ref = undefined; // for the collector
        return undefined;
      default:
        return model.ref && this.#try(() => model.ref.invokeMethod('touch'), model.disposed ? ['Disposed'] : ['Busy'], model.disposed);
    }
  }

  #try(run, codes, must = false) {
    try {
      run();
      equal(must, false, 'it was refused');
    } catch (error) {
      ok(codes.includes(error.code), `${error.stack}`);
    }
  }

  async play(steps, collect) {
    for (let step = 0; step < steps; step++) {
      this.#act();
      if (step % 7 === 0) await undefined;
      if (step % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
      if (step % 100 === 0) this.#check();
      if (step % 500 === 0) await collect();
    }
    await this.#end(collect);
  }

  #check() {
    for (const model of this.#models) {
      const dropped = this.#invoke('times_dropped', model.id);
      ok(dropped <= 1, `${model.id} was dropped ${dropped} times`);
      if (model.mustLive) equal(dropped, 0, `drops of ${model.id}, which is in use`);
    }
  }

  /** Everything is let go; then each call has had its outcome, and each object is dropped. */
  async #end(collect) {
    for (const model of this.#models) {
      for (const call of model.running) call.open();
      while (this.#invoke('Tracked.let_go', model.id)) model.kept -= 1;
      model.ref = undefined;
    }
    for (let round = 0; round < 100 && this.#outcomes < this.#calls; round++) await collect();
    equal(this.#outcomes, this.#calls, 'each call has one outcome');
    const alive = () => this.#models.filter(({ id }) => this.#invoke('times_dropped', id) === 0).length;
    for (let round = 0; round < 50 && alive() > 0; round++) await collect();
    for (const { id } of this.#models) equal(this.#invoke('times_dropped', id), 1, `drops of ${id}`);
  }
}

/**
 * @param {any} rust
 * @param {number} seed
 * @param {number} steps
 */
export async function interleave(rust, seed, steps) {
  const collect = async () => {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const { rustObjects, jsObjects, pendingCalls, callsIntoJs, tasks } = rust.stats();
  await new World(rust, seed).play(steps, collect);
  const after = rust.stats();
  equal([after.rustObjects, after.jsObjects, after.pendingCalls, after.callsIntoJs, after.tasks],
    [rustObjects, jsObjects, pendingCalls, callsIntoJs, tasks], `what is alive after seed ${seed}`);
}
