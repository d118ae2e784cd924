// The commands of the manifest by name.

export const commands = {
  scanWorkspace: "cgovet.scanWorkspace",
  fixAllInFile: "cgovet.fixAllInFile",
  restartServer: "cgovet.restartServer",
  showOutput: "cgovet.showOutput",
} as const;
