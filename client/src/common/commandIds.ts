// The commands of the manifest by name.
import { askingCommands } from "../../../server/src/lsp/protocol/acting.ts";
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
  ignoreFinding: askingCommands.ignoreFinding,
  changeSeverity: askingCommands.changeSeverity,
  showMenu: "cgovet.showMenu",
  openSettings: "cgovet.openSettings",
  openConfig: "cgovet.openConfig",
  openWalkthrough: "cgovet.openWalkthrough",
  openDemo: "cgovet.openDemo",
  copyDebugInformation: "cgovet.copyDebugInformation",
  resumeScan: "cgovet.resumeScan",
  stopScan: "cgovet.stopScan",
  scanChangedFiles: "cgovet.scanChangedFiles",
  exportHazards: "cgovet.exportHazards",
  createBaseline: "cgovet.createBaseline",
  updateBaseline: "cgovet.updateBaseline",
  groupBySeverity: "cgovet.hazards.groupBySeverity",
  groupByRule: "cgovet.hazards.groupByRule",
  groupByFolder: "cgovet.hazards.groupByFolder",
  filterHazards: "cgovet.hazards.filter",
  changeHazardFilter: "cgovet.hazards.changeFilter",
  filterHazardText: "cgovet.hazards.filterText",
  clearHazardFilters: "cgovet.hazards.clearFilters",
  showKnownHazards: "cgovet.hazards.showKnown",
  hideKnownHazards: "cgovet.hazards.hideKnown",
  refreshHazards: "cgovet.hazards.refresh",
  copyHazard: "cgovet.hazards.copy",
  ignoreHazard: "cgovet.hazards.ignore",
  showHazardPath: "cgovet.hazards.showPath",
  showHazardRule: "cgovet.hazards.showRule",
  changeHazardSeverity: "cgovet.hazards.changeSeverity",
} as const;

/** Commands that rows of views and tests run; nobody finds them in a menu. */
export const internalCommands = {
  showMoreHazards: "cgovet.hazards.showMore",
  openHazardNotice: "cgovet.hazards.openNotice",
  hazardsOutline: "cgovet.hazards.outline",
} as const;
