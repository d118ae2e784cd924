// Runs mutants through the engine as somebody would type them: each is an edit of the one before. Guided by coverage:
// a mutant that reaches a branch of the engine nothing reached before joins the pool that later mutants are made of.
// Branches are counted by an array which scripts/fuzz/countBranches.mjs builds into the engine; without it (in the unit
// tests) mutation is blind. A fuzzer from npm was weighed: Jazzer.js is kept and runs on this Node, but it mutates bytes, ends
// its process at the first failure, and is a native module with an install script, which this repository does not run.
import { createSyntax, type Syntax } from "../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { savedTrail, sizeOf, type FuzzInput, type SavedFailure, type Trail } from "./fuzzInput.ts";
import { minimise } from "./minimise.ts";
import { mutate, type Surroundings } from "./mutate.ts";
import { judge, type Checks, type Failure } from "./oracles.ts";
import { createRandom, type Random } from "./random.ts";
import { createDonorBank, listSeeds } from "./seeds.ts";
import { createSubject, type Subject } from "./subject.ts";

export interface FuzzOptions {
  readonly seed: number;
  /** Asked before each input; the run ends when it says so. */
  isOver(inputs: number): boolean;
  /** Told of each input before it is analysed, so that one that never ends is known. */
  onInput?(trail: Trail): void;
  onFailure(failure: SavedFailure): void;
  /** Milliseconds; inputs that take longer than `slow` count as failures. Absent: time is not looked at. */
  readonly time?: {
    readonly slow: number;
    now(): number;
    /** Time of the processor. */
    processor(): number;
  };
  /** Counters of the engine's branches, as big as there are branches. */
  readonly branches?: Uint8Array;
}

export interface FuzzStats {
  readonly inputs: number;
  readonly findings: number;
  readonly pool: number;
  readonly branches: number;
  /** How often each signature was seen. */
  readonly failures: ReadonlyMap<string, number>;
}

export interface Fuzzer {
  run(): Promise<FuzzStats>;
  stats(): FuzzStats;
}

/** Edits in one sequence at most. */
const longestTrail = 12;
/** UTF-16 units: what grows beyond is dropped. */
const largestInput = 2500;
const minimiseBudget = 400;

export async function createFuzzer(options: FuzzOptions): Promise<Fuzzer> {
  const syntax = await createSyntax(grammarBytes());
  const seeds = listSeeds(syntax);
  const random = createRandom(options.seed);
  return new FuzzRun(options, { syntax, random, seeds, donors: createDonorBank(syntax, seeds), recentPieces: new Map() }, await createSubject());
}

class FuzzRun implements Fuzzer {
  private readonly options: FuzzOptions;
  private readonly around: Surroundings;
  private readonly novelty: Novelty;
  private readonly pool: FuzzInput[] = [];
  private readonly failures = new Map<string, number>();
  private subject: Subject;
  private inputs = 0;
  private findings = 0;

  constructor(options: FuzzOptions, around: Surroundings, subject: Subject) {
    this.options = options;
    this.around = around;
    this.subject = subject;
    this.novelty = new Novelty(options.branches ?? new Uint8Array(0));
  }

  async run(): Promise<FuzzStats> {
    while (!this.options.isOver(this.inputs)) await this.sequence();
    this.subject.dispose();
    this.around.syntax.dispose();
    return this.stats();
  }

  stats(): FuzzStats {
    return { inputs: this.inputs, findings: this.findings, pool: this.pool.length, branches: this.novelty.count, failures: this.failures };
  }

  /** A package and edits of it, in the same open files. */
  private async sequence(): Promise<void> {
    const { random } = this.around;
    const trail: FuzzInput[] = [];
    const length = 1 + random.below(longestTrail);
    let input = this.parent(random);
    for (let step = 0; step < length && !this.options.isOver(this.inputs); step++) {
      const next = this.mutant(input, random);
      if (sizeOf(next) > largestInput) break;
      trail.push(next);
      const isFine = await this.step(trail, step === length - 1);
      if (!isFine) return;
      input = random.chance(0.85) ? next : (trail[random.below(trail.length)] ?? next);
    }
    this.subject.reset();
    if (this.subject.liveTrees() !== 0) this.report({ signature: "trees not freed after closing", detail: String(this.subject.liveTrees()) }, trail);
  }

  private parent(random: Random): FuzzInput {
    const { seeds } = this.around;
    const recent = this.pool.slice(-300);
    return random.pick(random.chance(0.35) ? seeds : random.chance(0.5) ? recent : this.pool) ?? random.pick(seeds) ?? new Map();
  }

  private mutant(input: FuzzInput, random: Random): FuzzInput {
    let next = input;
    for (let rounds = 1 + random.below(3); rounds > 0 || next === input; rounds--) {
      if (rounds < -5) return input;
      next = mutate(next, this.around);
    }
    return next;
  }

  /** False after a failure: the sequence is over; engines that threw are replaced. */
  private async step(trail: readonly FuzzInput[], isLast: boolean): Promise<boolean> {
    const { random, syntax } = this.around;
    const { time, onInput } = this.options;
    const input = trail.at(-1) ?? new Map<string, string>();
    onInput?.(trail);
    this.novelty.begin();
    const before = time?.now() ?? 0;
    const checks = { fresh: isLast || random.chance(0.2), fixes: random.chance(0.15), notices: random.chance(0.25) };
    const verdict = await judge(this.subject, syntax, input, checks);
    let took = (time?.now() ?? 0) - before;
    if (time !== undefined && took > time.slow) took = await this.measure(input, checks, time);
    this.inputs += verdict.analysed;
    this.findings += verdict.findings;
    if (this.novelty.isNew()) this.pool.push(input);
    const slow: readonly Failure[] = time !== undefined && took > time.slow ? [{ signature: `slow ${bandOf(took)}`, detail: `${took.toFixed(0)} ms for ${sizeOf(input)} units` }] : [];
    const [first] = [...verdict.failures, ...slow];
    if (first === undefined) return true;
    await this.failed(first, trail);
    return false;
  }

  /** Other work may have held up the first attempt: the time of the processor counts. */
  private async measure(input: FuzzInput, checks: Checks, time: NonNullable<FuzzOptions["time"]>): Promise<number> {
    const subject = await createSubject();
    const before = time.processor();
    await judge(subject, this.around.syntax, input, checks);
    subject.dispose();
    return time.processor() - before;
  }

  private async failed(failure: Failure, trail: Trail): Promise<void> {
    if (/^(thrown|stack|trees)/.test(failure.signature)) {
      this.subject.dispose();
      this.subject = await createSubject();
    } else this.subject.reset();
    const isNew = !this.failures.has(failure.signature);
    const small = isNew && !failure.signature.startsWith("slow") ? await this.smallest(failure, trail) : trail;
    this.report(failure, small, isNew);
  }

  private report(failure: Failure, trail: Trail, isNew = !this.failures.has(failure.signature)): void {
    this.failures.set(failure.signature, (this.failures.get(failure.signature) ?? 0) + 1);
    if (isNew) this.options.onFailure({ ...failure, trail: savedTrail(trail) });
  }

  private async smallest({ signature }: Failure, trail: Trail): Promise<Trail> {
    const { syntax } = this.around;
    return minimise(trail, async (candidate) => {
      this.options.onInput?.(candidate);
      return (await failuresOf(candidate, syntax)).some((one) => one.signature === signature);
    }, minimiseBudget);
  }
}

/** What a trail shows in engines of its own, with all checks. */
export async function failuresOf(trail: Trail, syntax: Syntax): Promise<readonly Failure[]> {
  const subject = await createSubject();
  const failures: Failure[] = [];
  for (const input of trail) failures.push(...(await judge(subject, syntax, input, { fresh: true, fixes: true, notices: true })).failures);
  subject.dispose();
  return failures;
}

function bandOf(milliseconds: number): string {
  return `about ${2 ** Math.floor(Math.log2(milliseconds / 1000))} s`;
}

/** Which branches were taken how often, in bands, as fuzzers of bytes do it. */
class Novelty {
  count = 0;
  private readonly counters: Uint8Array;
  private readonly words: Uint32Array;
  private readonly known: Uint8Array;

  constructor(counters: Uint8Array) {
    this.counters = counters;
    this.words = new Uint32Array(counters.buffer, counters.byteOffset, counters.length >> 2);
    this.known = new Uint8Array(counters.length);
  }

  begin(): void {
    this.counters.fill(0);
  }

  isNew(): boolean {
    const { counters, known, words } = this;
    let isNew = false;
    for (let index = 0; index < counters.length; index++) {
      // Most counters are zero: four at a time are passed over.
      if ((index & 3) === 0 && words[index >> 2] === 0) {
        index += 3;
        continue;
      }
      const times = counters[index] ?? 0;
      if (times === 0) continue;
      const band = times < 4 ? 1 : times < 32 ? 2 : 4;
      const before = known[index] ?? 0;
      if ((before & band) !== 0) continue;
      if (before === 0) this.count++;
      known[index] = before | band;
      isNew = true;
    }
    return isNew;
  }
}
