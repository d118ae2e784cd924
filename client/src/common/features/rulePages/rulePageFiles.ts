// Rule pages as files of a scheme of their own (`cgovet-rule:/en/cstring-leak.md`), so that the Markdown preview shows them
// and follows the links between them. Guarantees: read-only; a name that no rule has is "not found".
import * as vscode from "vscode";
import type { PageLanguage, RulePages } from "./rulePages.ts";

export const rulePageScheme = "cgovet-rule";

/** Address of a page. */
export function rulePageUri(rule: string, language: PageLanguage): vscode.Uri {
  return vscode.Uri.from({ scheme: rulePageScheme, path: `/${language}/${rule}.md` });
}

export function createRulePageFiles(pages: RulePages): vscode.FileSystemProvider {
  const read = async (uri: vscode.Uri): Promise<Uint8Array> => {
    const [, language = "", rule = ""] = /^\/(en|zh-cn)\/([a-z-]+)\.md$/.exec(uri.path) ?? [];
    const page = (await pages.all()).get(rule)?.[language as PageLanguage];
    if (page === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(page);
  };
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => ({ dispose: () => undefined }),
    stat: async (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: (await read(uri)).length }),
    readDirectory: () => [],
    readFile: read,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
