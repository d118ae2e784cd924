// The output channel as the language client wants it for traces. The client writes them at the level "trace", which the
// channel hides unless the user changes its level; whoever sets `cgovet.trace.server` wants to see them, so here they
// are written as ordinary lines, and "off" looks to the client like a channel that shows none.
import * as vscode from "vscode";

export function createTraceChannel(output: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const level = (): vscode.LogLevel => (isTraced() ? vscode.LogLevel.Trace : vscode.LogLevel.Info);
  const configuration = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("cgovet.trace.server")) changed.fire(level());
  });
  return {
    name: output.name,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    append: (value) => output.append(value),
    appendLine: (value) => output.appendLine(value),
    replace: (value) => output.replace(value),
    clear: () => output.clear(),
    show: () => output.show(true),
    hide: () => output.hide(),
    trace: (message) => output.info(message),
    debug: (message) => output.info(message),
    info: (message) => output.info(message),
    warn: (message) => output.warn(message),
    error: (error) => output.error(error),
    dispose: () => {
      configuration.dispose();
      changed.dispose();
    },
  };
}

function isTraced(): boolean {
  return vscode.workspace.getConfiguration("cgovet").get("trace.server", "off") !== "off";
}
