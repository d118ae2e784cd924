// Runs a saved trail again.
import { createSyntax } from "../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { failuresOf } from "./fuzzer.ts";
import { trailOf, type SavedFailure } from "./fuzzInput.ts";
import type { Failure } from "./oracles.ts";

/** What the trail shows now; empty when all is well. */
export async function replayTrail(saved: Pick<SavedFailure, "trail">): Promise<readonly Failure[]> {
  const syntax = await createSyntax(grammarBytes());
  try {
    return await failuresOf(trailOf(saved), syntax);
  } finally {
    syntax.dispose();
  }
}
