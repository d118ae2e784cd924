// The commands of the manifest by name.
import { clientCommands } from "../../../server/src/lsp/protocol/explain.ts";

export const commands = {
  scanWorkspace: "cgovet.scanWorkspace",
  fixAllInFile: "cgovet.fixAllInFile",
  restartServer: "cgovet.restartServer",
  showOutput: "cgovet.showOutput",
  showPath: clientCommands.showPath,
  nextPathStep: "cgovet.path.next",
  previousPathStep: "cgovet.path.previous",
  clearPath: "cgovet.path.clear",
  showRule: clientCommands.showRule,
} as const;
