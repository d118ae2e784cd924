// Where the editor's section `cgovet` comes from: asked for per folder, else what the client has pushed last, at first
// with the initialization. Guarantees: a client that fails to answer costs its settings, nothing more.
import type { Connection } from "vscode-languageserver";
import type { Host } from "../../engine/host.ts";
import { describeError } from "../guard.ts";

export interface EditorSection {
  /** The section for a workspace folder (URI), or for files outside all of them. */
  pull(folder: string | undefined): Promise<unknown>;
  /** The client tells its settings by itself. */
  push(settings: unknown): void;
}

export interface EditorSectionOptions {
  readonly connection: Connection;
  readonly log: Host["log"];
  /** The client answers `workspace/configuration`. */
  readonly asks: boolean;
  /** What came with the initialization. */
  readonly initial: unknown;
}

export function createEditorSection({ connection, log, asks, initial }: EditorSectionOptions): EditorSection {
  let pushed = initial;
  return {
    pull: async (folder) => {
      if (!asks) return pushed;
      try {
        return (await connection.workspace.getConfiguration({ section: "cgovet", ...(folder !== undefined && { scopeUri: folder }) })) as unknown;
      } catch (error) {
        log("error", `the editor did not tell its settings: ${describeError(error)}`);
        return undefined;
      }
    },
    push: (settings) => {
      pushed = settings;
    },
  };
}
