// Asks the editor for files that no disk holds (virtual workspaces, the browser). Guarantees: an editor that does not
// offer this, or that fails, is a rejection with the reason, never an empty file.
import * as l10n from "@vscode/l10n";
import type { Connection } from "vscode-languageserver";
import type { EditorFiles } from "./platform.ts";
import { methods, type DirectoryItem, type ReadFileAnswer, type UriParams } from "./protocol.ts";

export interface EditorFilesOptions {
  readonly connection: Connection;
  readonly decodeBase64: (text: string) => Uint8Array;
  /** Whether the client answers; settles when it has initialized us, since it may not be asked before. */
  readonly isOffered: Promise<boolean>;
}

export function createEditorFiles({ connection, decodeBase64, isOffered }: EditorFilesOptions): EditorFiles {
  const ask = async <Answer>(method: string, uri: string): Promise<Answer | null> => {
    if (!(await isOffered)) throw new Error(l10n.t("this editor gives no access to {0}: files", uri.slice(0, uri.indexOf(":"))));
    const params: UriParams = { uri };
    return connection.sendRequest<Answer | null>(method, params);
  };
  return {
    readBytes: async (uri) => {
      const answer = await ask<ReadFileAnswer>(methods.readFile, uri);
      return answer === null ? undefined : decodeBase64(answer.base64);
    },
    list: async (dirUri) => (await ask<readonly DirectoryItem[]>(methods.listDirectory, dirUri)) ?? undefined,
  };
}
