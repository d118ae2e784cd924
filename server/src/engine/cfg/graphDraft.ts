// A graph under construction: blocks are filled at one place, the current block, and wired by edges.
// `finish` drops unreachable blocks, bypasses empty ones and numbers the rest in reverse postorder.
// Cost: linear in blocks and edges. Knows nothing of statements.
import type { Span } from "../base/span.ts";
import type { Expr, FunctionBody } from "../program/ast.ts";
import type { Action, Block, Cfg, Edge, ExitKind, Loop } from "./cfg.ts";

/** Where an edge leads, with the loop boundary it crosses. */
export interface Landing {
  readonly block: number;
  readonly loop?: Edge["loop"];
}

export interface GraphDraft {
  /** Creates a block without edges. */
  block(): number;
  /** The block that actions go to. */
  here(): number;
  enter(block: number): void;
  emit(action: Action): void;
  /** Adds an edge from the current block. */
  edge(to: Landing, condition?: Edge["condition"]): void;
  /** Ends the current block with a plain edge; what follows is unreachable until `enter`. */
  jump(to: number): void;
  /** Ends the current block with an exit; what follows is unreachable until `enter`. */
  exit(kind: ExitKind, span: Span): void;
  /** Registers a loop and returns its id. */
  loop(head: number, span: Span, over?: Expr): number;
  finish(fn: FunctionBody, entry: number): Cfg;
}

interface DraftBlock {
  readonly actions: Action[];
  edges: Edge[];
  exit?: Block["exit"];
}

export function createGraphDraft(): GraphDraft {
  const blocks: DraftBlock[] = [];
  const loops: Loop[] = [];
  const block = (): number => blocks.push({ actions: [], edges: [] }) - 1;
  let current = block();
  const at = (id: number): DraftBlock => blocks[id] as DraftBlock;
  const edge = (to: Landing, condition?: Edge["condition"]): void => {
    at(current).edges.push({ to: to.block, ...(condition && { condition }), ...(to.loop && { loop: to.loop }) });
  };
  return {
    block,
    here: () => current,
    enter: (id) => {
      current = id;
    },
    emit: (action) => {
      at(current).actions.push(action);
    },
    edge,
    jump: (to) => {
      edge({ block: to });
      current = block();
    },
    exit: (kind, span) => {
      at(current).exit = { kind, span };
      current = block();
    },
    loop: (head, span, over) => loops.push({ id: loops.length, head, span, ...(over && { over }) }) - 1,
    finish: (fn, entry) => finish(fn, entry, blocks, loops),
  };
}

function finish(fn: FunctionBody, entry: number, blocks: readonly DraftBlock[], loops: readonly Loop[]): Cfg {
  const first = blocks[entry] as DraftBlock;
  // Most functions do not branch.
  if (first.edges.length === 0 && loops.length === 0) return { fn, entry: 0, order: [0], loops: [], blocks: [{ id: 0, actions: first.actions, edges: [], ...(first.exit && { exit: first.exit }) }] };
  const heads = new Set(loops.map((loop) => loop.head));
  for (const block of blocks) block.edges = block.edges.map((edge) => ({ ...edge, to: skipEmpty(edge.to, blocks, heads) }));
  const order = reversePostorder(entry, (id) => (blocks[id] as DraftBlock).edges.map((edge) => edge.to));
  const renamed = new Map(order.map((id, index) => [id, index]));
  const rename = (id: number): number => renamed.get(id) ?? -1;
  return {
    fn,
    entry: 0,
    order: order.map((_, index) => index),
    loops: loops.filter((loop) => renamed.has(loop.head)).map((loop) => ({ ...loop, head: rename(loop.head) })),
    blocks: order.map((old, id) => {
      const { actions, edges, exit } = blocks[old] as DraftBlock;
      return { id, actions, edges: edges.map((edge) => ({ ...edge, to: rename(edge.to) })), ...(exit && { exit }) };
    }),
  };
}

/** Follows blocks that only pass control on. Ends because a block is visited once. */
function skipEmpty(start: number, blocks: readonly DraftBlock[], keep: ReadonlySet<number>): number {
  const seen = new Set<number>();
  for (let id = start; ; ) {
    const { actions, edges, exit } = blocks[id] as DraftBlock;
    const [only] = edges;
    const passes = actions.length === 0 && !exit && edges.length === 1 && only && !only.condition && !only.loop;
    if (!passes || keep.has(id) || seen.has(id)) return id;
    seen.add(id);
    id = only.to;
  }
}

/**
 * Reachable nodes, each before its successors save along back edges; of two successors the first one's
 * subtree comes first. Iterative, so deep graphs do not exhaust the stack.
 */
export function reversePostorder(entry: number, successors: (id: number) => readonly number[]): readonly number[] {
  const postorder: number[] = [];
  const seen = new Set([entry]);
  const stack: { readonly id: number; readonly rest: number[] }[] = [{ id: entry, rest: [...successors(entry)] }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.rest.pop();
    if (next === undefined) {
      postorder.push(top.id);
      stack.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ id: next, rest: [...successors(next)] });
    }
  }
  return postorder.reverse();
}
