// The driver of engines that run JavaScript: it does the job that stands in front of it, globalThis.job, by the protocol of
// engine.Job, and tells lines of JSON: in a shell on standard output, in a page by POST to the server that it came from.
//
// Every cell has a copy of its module to itself. Engines choose code by what they have seen a function do, and programs that
// share a module would be given the code that suits the first.
(async () => {
  "use strict";
  const job = globalThis.job;
  const page = typeof document !== "undefined";
  const now = typeof preciseTime === "function" ? () => preciseTime() * 1e9 : () => performance.now() * 1e6; // nanoseconds
  const write = !page && typeof print === "function" ? print : (line) => console.log(line);
  const warmReps = 20, mostWarmUps = 30;

  // Lines wait until flush, so that nothing but the cell runs while it is timed.
  let lines = [];
  const tell = (line) => { lines.push(JSON.stringify(line)); };
  const flush = async () => {
    const text = lines.join("\n");
    lines = [];
    if (!page) write(text);
    else if (!(await fetch("lines", { method: "POST", body: text + "\n" })).ok) throw new Error("the server refuses lines");
  };
  // pause lets the engine do what it does between two tasks.
  const pause = () => (typeof setTimeout === "function" ? new Promise((done) => setTimeout(done, 0)) : null);

  const decode = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  // copyOf is the module with a section that nobody reads, so that the engine takes it for another.
  const copyOf = (wasm, name) => {
    const label = [name.length, ...Array.from(name, (c) => c.charCodeAt(0))];
    const copy = new Uint8Array(wasm.length + 2 + label.length);
    copy.set(wasm);
    copy.set([0, label.length, ...label], wasm.length);
    return copy;
  };

  // tick is the smallest step of the clock that is seen.
  const tick = () => {
    let least = Infinity;
    for (let i = 0; i < 50; i++) {
      const begin = now();
      let next = begin;
      while (next === begin) next = now();
      least = Math.min(least, next - begin);
    }
    return least;
  };

  const words = (error) => String(error && error.message !== undefined ? `${error.name}: ${error.message}` : error);

  class Cell {
    constructor(module, program) {
      this.technique = module.technique;
      this.program = program;
      this.module = module;
      this.alive = true;
    }
    fault(fault, err) {
      this.alive = false;
      tell({ fault: { technique: this.technique, program: this.program.name, fault, err } });
    }
    // attempt does a step that the engine may not survive, and says beforehand which.
    async attempt(step) {
      if (!this.alive) return;
      tell({ at: { technique: this.technique, program: this.program.name } });
      await flush();
      try {
        await step();
      } catch (error) {
        this.fault("broken", words(error));
      }
    }
    compile() {
      const wasm = copyOf(decode(this.module.wasm), `${this.technique}/${this.program.name}`);
      this.exports = new WebAssembly.Instance(new WebAssembly.Module(wasm), {}).exports;
    }
    run(reps) { return this.exports.run(this.program.pc, reps); }
    verify() {
      const hash = this.exports.check(this.run(1)) >>> 0;
      if (hash !== this.program.hash) {
        this.fault("wrong", `the output has the hash 0x${hash.toString(16)}, want 0x${this.program.hash.toString(16)}`);
      }
    }
    time(reps) {
      const begin = now();
      this.run(reps);
      return now() - begin;
    }
    measure() {
      if (!this.alive) return;
      try {
        this.slices.push(this.time(this.reps));
      } catch (error) {
        this.fault("broken", words(error));
      }
    }
    // sample is the lower quartile of the slices of a round.
    sample() {
      const ns = Math.round(this.slices.sort((a, b) => a - b)[this.slices.length >> 2]);
      return { technique: this.technique, program: this.program.name, reps: this.reps, ns };
    }
    // warmUp makes many short calls, since some engines change the code of a function only when it is called again, until none has
    // been faster than all before for the time of the warm-up, or mostWarmUps times that is over. A module of many functions takes long: each is compiled for itself.
    async warmUp() {
      const begin = now();
      let least = Infinity, faster = begin;
      do {
        for (const stretch = now(); now() - stretch < 20e6;) {
          const took = this.time(warmReps);
          if (took < 0.99 * least) {
            least = took;
            faster = now();
          }
        }
        await pause();
      } while (now() - faster < job.warmup && now() - begin < mostWarmUps * job.warmup);
    }
    // calibrate warms up, and verifies what the code does that has come of it.
    async calibrate(slice) {
      await this.warmUp();
      let reps = 1, took = this.time(reps);
      for (; took < slice / 4; took = this.time(reps)) reps *= 2;
      this.reps = Math.max(1, Math.round((reps * slice) / took));
      this.verify();
    }
  }

  // compile compiles the cells of a technique, all of which the engine takes or refuses.
  const compile = async (technique, cells) => {
    tell({ at: { technique, program: "" } });
    await flush();
    try {
      for (const c of cells) c.compile();
    } catch (error) {
      for (const c of cells) c.alive = false;
      tell({ fault: { technique, program: "", fault: "unsupported", err: words(error) } });
    }
  };

  const versions = () => {
    if (typeof process !== "undefined" && process.versions && process.versions.v8 && !process.versions.bun) return `V8 ${process.versions.v8}`;
    return "";
  };

  const main = async () => {
    const step = tick();
    tell({ engine: { version: versions(), tick: step } });
    const cells = [];
    for (const module of job.modules) for (const program of job.programs) cells.push(new Cell(module, program));
    for (const { technique, program } of job.skip) {
      for (const c of cells) if (c.technique === technique && (program === "" || c.program.name === program)) c.alive = false;
    }
    for (const { technique } of job.modules) await compile(technique, cells.filter((c) => c.alive && c.technique === technique));
    for (const c of cells) await c.attempt(() => c.verify());
    if (job.order.length > 0) {
      const slice = Math.max(job.slice, 250 * step);
      for (const c of cells) await c.attempt(() => c.calibrate(slice));
    }
    tell({ at: { technique: "", program: "" } });
    for (const [i, order] of job.order.entries()) {
      for (const c of cells) c.slices = [];
      let paused = now();
      for (const index of order) {
        cells[index].measure();
        if (page && now() - paused > 100e6) {
          await pause();
          paused = now();
        }
      }
      for (const c of cells) if (c.alive) tell({ sample: { round: job.first + i, ...c.sample() } });
      await flush();
    }
    for (const c of cells) await c.attempt(() => c.verify());
  };

  try {
    await main();
    tell({ end: true });
  } catch (error) {
    tell({ problem: words(error) });
  }
  await flush();
})();
