// All built-in tables in one list. Later rows of the same name win, so order is part of the data.
import type { ApiModel } from "../apiModel.ts";
import { cgoModels } from "./cgo.ts";
import { libcMemoryModels } from "./libcMemory.ts";
import { libcBorrowModels } from "./libcBorrow.ts";
import { cppMemoryModels } from "./cppMemory.ts";
import { objcMemoryModels } from "./objcMemory.ts";
import { noReturnModels } from "./noReturn.ts";
import { keeperModels } from "./keepers.ts";
import { threadErrorSources } from "./threadErrors.ts";
import { pointerKeeperModels } from "./pointerKeepers.ts";
import { threadModels } from "./threads.ts";
import { signalModels } from "./signals.ts";
import { blockingModels } from "./blocking.ts";
import { mutexModels } from "./mutexes.ts";
import { nonReentrantModels } from "./nonReentrant.ts";
import { textModels } from "./texts.ts";
import { callbackModels } from "./callbacks.ts";
import { environmentModels } from "./environment.ts";
import { longJumpModels } from "./longJumps.ts";
import { processModels } from "./processes.ts";
import { libraryTables } from "./libraries/index.ts";
import { expandLibrary } from "../libraryTable.ts";
import { expandErrorSource } from "../threadErrorTable.ts";
import { inStandardNamespace } from "../standardNamespace.ts";

export const builtinModels: readonly ApiModel[] = [
  ...cgoModels,
  ...libcBorrowModels,
  ...libcMemoryModels,
  ...noReturnModels,
  ...keeperModels,
  ...pointerKeeperModels,
  ...threadModels,
  ...threadErrorSources.flatMap(expandErrorSource),
  ...signalModels,
  ...callbackModels,
  ...textModels,
  ...mutexModels,
  ...blockingModels,
  ...nonReentrantModels,
  ...environmentModels,
  ...longJumpModels,
  ...processModels,
  ...cppMemoryModels,
  ...objcMemoryModels,
  ...inStandardNamespace([...libcBorrowModels, ...libcMemoryModels, ...noReturnModels]),
  ...libraryTables.flatMap(expandLibrary),
];
