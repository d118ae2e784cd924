// Whether a C file belongs to a package that uses cgo: a Go file beside it imports "C". Guarantees: each folder is asked once, and
// only a bounded part of it is read; a folder that cannot be read has no such file. Does not look at other folders: for
// sources that Go includes from elsewhere, the server is started by the Go file.
import * as vscode from "vscode";
import { mentionsCgo } from "./mentionsCgo.ts";

/** The languages of the sources that cgo compiles. */
const languages: ReadonlySet<string> = new Set(["c", "cpp", "objective-c", "objective-cpp"]);

/** Go files of one folder that are read at most. */
const mostFiles = 40;

export interface CgoFolders {
  /** Reports whether the document is C beside Go that uses cgo. Never rejects. */
  holds(document: vscode.TextDocument): Promise<boolean>;
}

export function createCgoFolders(): CgoFolders {
  const asked = new Map<string, Promise<boolean>>();
  return {
    holds: async ({ languageId, uri }) => {
      if (!languages.has(languageId)) return false;
      const folder = vscode.Uri.joinPath(uri, "..");
      const key = folder.toString();
      const answer = asked.get(key) ?? usesCgo(folder).catch(() => false);
      asked.set(key, answer);
      return answer;
    },
  };
}

async function usesCgo(folder: vscode.Uri): Promise<boolean> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries.flatMap(([name, type]) => ((type & vscode.FileType.File) !== 0 && name.endsWith(".go") && !name.endsWith("_test.go") ? [name] : []));
  for (const name of names.slice(0, mostFiles)) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
    if (mentionsCgo(new TextDecoder().decode(bytes))) return true;
  }
  return false;
}
