// Answers the server's questions for files that only the editor can read. Guarantees: "not there" is null, any other
// failure is an error answer. Links to folders are left out, so that a search always ends.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { methods, type DirectoryItem, type ReadFileAnswer, type UriParams } from "../../../server/src/lsp/protocol.ts";

export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(methods.readFile, ({ uri }: UriParams) => orNull(readFile(vscode.Uri.parse(uri, true))));
  client.onRequest(methods.listDirectory, ({ uri }: UriParams) => orNull(listDirectory(vscode.Uri.parse(uri, true))));
}

async function readFile(uri: vscode.Uri): Promise<ReadFileAnswer> {
  return { base64: toBase64(await vscode.workspace.fs.readFile(uri)) };
}

async function listDirectory(uri: vscode.Uri): Promise<readonly DirectoryItem[]> {
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return entries.flatMap(([name, type]): readonly DirectoryItem[] => {
    if ((type & vscode.FileType.File) !== 0) return [{ name, kind: "file" }];
    return type === vscode.FileType.Directory ? [{ name, kind: "directory" }] : [];
  });
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && (error.code === "FileNotFound" || error.code === "FileNotADirectory")) return null;
    throw error;
  }
}

/** In slices, since one call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const slice = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += slice) text += String.fromCharCode(...bytes.subarray(at, at + slice));
  return btoa(text);
}
