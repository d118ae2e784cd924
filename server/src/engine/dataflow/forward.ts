// A forward solver that knows nothing of the problem: a lattice of facts, a transfer per action and per edge.
// Visits blocks in reverse postorder until nothing changes. Ends when every chain of merged facts is finite;
// a budget guards against lattices (or graphs) that are too tall. The order of blocks never changes the result.

/** A join semilattice: `merge` is associative, commutative and idempotent, and `top` absorbs. Unreached blocks have no fact. */
export interface Lattice<Fact> {
  readonly equals: (a: Fact, b: Fact) => boolean;
  /** What holds when either may hold. */
  readonly merge: (a: Fact, b: Fact) => Fact;
  /** Nothing is known: the answer for every block once the budget is spent. */
  readonly top: Fact;
}

/** The shape of a graph the solver reads; `order` is reverse postorder over the reachable blocks. */
export interface FlowGraph<Action, Edge extends { readonly to: number }> {
  readonly entry: number;
  readonly order: readonly number[];
  readonly blocks: readonly { readonly actions: readonly Action[]; readonly edges: readonly Edge[] }[];
}

export interface Transfer<Action, Edge, Fact> {
  readonly action: (action: Action, fact: Fact) => Fact;
  /** The fact after taking the edge; undefined when it cannot be taken with this fact. */
  readonly edge?: (edge: Edge, fact: Fact) => Fact | undefined;
}

export interface Solution<Fact> {
  /** The fact at the start of a block; undefined when it is unreachable. */
  readonly before: (block: number) => Fact | undefined;
  /** The budget was spent: all facts are `top`. */
  readonly exceeded: boolean;
  /** Blocks transferred until the end. */
  readonly steps: number;
}

/** At most this many block transfers per block, unless the caller sets a budget. */
const stepsPerBlock = 64;

export interface FlowProblem<Action, Edge, Fact> {
  readonly lattice: Lattice<Fact>;
  readonly transfer: Transfer<Action, Edge, Fact>;
  /** The fact at the entry. */
  readonly start: Fact;
}

/** Solves the problem over the graph. `budget` counts block transfers. */
export function solveForward<Action, Edge extends { readonly to: number }, Fact>(
  graph: FlowGraph<Action, Edge>,
  problem: FlowProblem<Action, Edge, Fact>,
  budget: number = graph.order.length * stepsPerBlock,
): Solution<Fact> {
  const { lattice, transfer } = problem;
  const facts = new Map<number, Fact>([[graph.entry, problem.start]]);
  const pending = createQueue(graph.order);
  pending.add(graph.entry);
  let steps = 0;
  for (let id = pending.take(); id !== undefined; id = pending.take()) {
    if (steps === budget) return { before: (block) => (graph.order.includes(block) ? lattice.top : undefined), exceeded: true, steps };
    steps += 1;
    const block = graph.blocks[id];
    if (!block) continue;
    const after = block.actions.reduce((fact, action) => transfer.action(action, fact), facts.get(id) as Fact);
    for (const edge of block.edges) {
      const fact = transfer.edge ? transfer.edge(edge, after) : after;
      if (fact !== undefined && join(facts, lattice, edge.to, fact)) pending.add(edge.to);
    }
  }
  return { before: (block) => facts.get(block), exceeded: false, steps };
}

/** Merges a fact into a block's; reports whether the block's fact changed. */
function join<Fact>(facts: Map<number, Fact>, lattice: Lattice<Fact>, block: number, fact: Fact): boolean {
  const known = facts.get(block);
  const merged = known === undefined ? fact : lattice.merge(known, fact);
  if (known !== undefined && lattice.equals(known, merged)) return false;
  facts.set(block, merged);
  return true;
}

interface Queue {
  add(block: number): void;
  /** Removes and returns the pending block that comes first in the order. */
  take(): number | undefined;
}

/** A queue by position in `order`; the cursor only moves back when an earlier block is added. */
function createQueue(order: readonly number[]): Queue {
  const positions = new Map(order.map((block, position) => [block, position]));
  const waiting = new Uint8Array(order.length);
  let cursor = order.length;
  return {
    add: (block) => {
      const position = positions.get(block);
      if (position === undefined) return;
      waiting[position] = 1;
      cursor = Math.min(cursor, position);
    },
    take: () => {
      while (cursor < order.length && waiting[cursor] === 0) cursor += 1;
      if (cursor === order.length) return undefined;
      waiting[cursor] = 0;
      return order[cursor];
    },
  };
}
