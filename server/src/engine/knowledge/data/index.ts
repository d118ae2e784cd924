// All built-in tables in one list. Later rows of the same name win, so order is part of the data.
import type { ApiModel } from "../apiModel.ts";
import { cgoModels } from "./cgo.ts";
import { libcMemoryModels } from "./libcMemory.ts";
import { libcBorrowModels } from "./libcBorrow.ts";
import { noReturnModels } from "./noReturn.ts";
import { pythonKeeperModels } from "./pythonKeepers.ts";
import { threadModels } from "./threads.ts";
import { signalModels } from "./signals.ts";

export const builtinModels: readonly ApiModel[] = [
  ...cgoModels,
  ...libcBorrowModels,
  ...libcMemoryModels,
  ...noReturnModels,
  ...pythonKeeperModels,
  ...threadModels,
  ...signalModels,
];
