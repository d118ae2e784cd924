// Functions that depend on the calling thread, by the state they share: a goroutine that calls two of one group must
// be locked to its thread in between. `set` establishes the state, `use` (default) relies on it, `reset` gives it up,
// `error` hands out an error stored there, which is the business of another rule.
// Data only. Does not hold: signal masks, and the set*id wrappers of libc, which act on all threads (their raw system
// calls do not, and are here).
import type { ApiModel } from "../apiModel.ts";
import { goErrorModels } from "./threadErrors.ts";
import { graphicsThreadModels } from "./threadsGraphics.ts";
import { runtimeThreadModels } from "./threadsRuntimes.ts";
import { systemThreadModels } from "./threadsSystem.ts";

export const threadModels: readonly ApiModel[] = [...graphicsThreadModels, ...runtimeThreadModels, ...systemThreadModels, ...goErrorModels];
