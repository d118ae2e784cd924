// The pages of the rules as they are packaged: one file with all of them in all languages. Guarantees: the file is read
// when a page is first asked for, through the editor, so that it works on the desktop, on remote machines and in browsers.
import * as vscode from "vscode";

/** Markdown by language. */
export type RulePage = Readonly<Record<PageLanguage, string>>;

export type PageLanguage = "en" | "zh-cn";

export interface RulePages {
  /** By the name of the rule, in the order of the documentation. */
  all(): Promise<ReadonlyMap<string, RulePage>>;
}

export function createRulePages(extensionUri: vscode.Uri): RulePages {
  let loading: Promise<ReadonlyMap<string, RulePage>> | undefined;
  const load = async (): Promise<ReadonlyMap<string, RulePage>> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "rule-pages.json.zst"));
    const { decompress } = await import("fzstd");
    return new Map(Object.entries(JSON.parse(new TextDecoder().decode(decompress(bytes))) as Readonly<Record<string, RulePage>>));
  };
  return {
    all: () => {
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
  };
}

/** The language to read pages in, from the language of the user interface. */
export function pageLanguage(ui: string): PageLanguage {
  return /^zh(-cn|-hans.*|-sg)?$/i.test(ui) ? "zh-cn" : "en";
}

/** The sentence that says what the rule finds: the first paragraph behind the heading. */
export function summaryOf(page: string): string {
  return /^# .*\n+(.+)$/m.exec(page)?.[1] ?? "";
}
