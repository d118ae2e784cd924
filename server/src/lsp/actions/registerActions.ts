// The requests through which people act on findings: code actions and their edits, and what the client's questions need.
import type { Connection } from "vscode-languageserver";
import type { Guard } from "../guard.ts";
import { debugMethod, ignoreMethod, setSeverityMethod, severityMethod, type IgnoreParams, type SetSeverityParams, type SeverityTarget } from "../protocol/acting.ts";
import { debugInformation, type DebugSources } from "../debugInformation.ts";
import type { CodeActions } from "./codeActions.ts";
import { ignoreEdit } from "./ignoreActions.ts";
import { setSeverity, severityOf } from "./severityActions.ts";

export interface ActionHandlers {
  readonly actions: CodeActions;
  readonly debugging: DebugSources;
}

export function registerActions(connection: Connection, { actions, debugging }: ActionHandlers, guard: Guard): void {
  connection.onCodeActionResolve(guard.request("code action", (action) => actions.resolve(action)));
  connection.onRequest(ignoreMethod, guard.request("ignore", (params: IgnoreParams) => ignoreEdit(params, actions.context)));
  connection.onRequest(severityMethod, guard.request("severity", (params: SeverityTarget) => severityOf(params, actions.context)));
  connection.onRequest(setSeverityMethod, guard.request("set severity", (params: SetSeverityParams) => setSeverity(params, actions.context)));
  connection.onRequest(debugMethod, guard.request("debug information", () => debugInformation(debugging)));
}
