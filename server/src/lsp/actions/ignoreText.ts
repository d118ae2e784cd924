// The text of ignore comments. Guarantees: a reason is one line that ends no comment and continues none; a comment for a
// whole file stands where a comment may stand in a file of that kind and where gofmt leaves it. Judges no rule.
import * as l10n from "@vscode/l10n";
import { nameOf, parentUri } from "../../config/uri.ts";
import { projectFileKind } from "../../engine/base/projectFiles.ts";
import type { TextEdit } from "../../engine/base/textEdit.ts";
import type { Fix } from "../../engine/report/finding.ts";

/** What stands for a reason that people are meant to write, in the language of the editor. */
export function reasonPlaceholder(): string {
  return l10n.t("reason: say why");
}

/** A reason as it can stand in a comment; "" when nothing is left of it. */
export function cleanReason(text: string): string {
  // A rule list would go on with a comma; a backslash would continue a comment of C, and `*/` end the comment around it.
  return text.replace(/\s+/g, " ").replace(/\*\//g, "* /").replace(/\?\?\//g, "?? /").replace(/^[\s,:/-]+/, "").replace(/[\s\\]+$/, "");
}

const ignoreOnLine = /(cgovet:ignore [\w-]+ ).*$/m;

/** The fix among a finding's that silences it on its line. */
export function lineIgnoreOf(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find((fix) => fix.edits.length === 1 && fix.edits.some((edit) => ignoreOnLine.test(edit.newText)));
}

/** The fix that silences a finding on its line, with the placeholder in the language of the editor: the engine writes English. */
export function withPlaceholder(fix: Fix): Fix {
  const placeholder = reasonPlaceholder();
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, newText: withReason(edit.newText, placeholder) })) };
}

/** The text of an inserted ignore comment with another reason. */
export function withReason(newText: string, reason: string): string {
  return newText.replace(ignoreOnLine, (_line, head: string) => head + reason);
}

/** Inserts a comment at the top of the file `uri` that silences `rule` in all of it. */
export function ignoreFileEdit(uri: string, text: string, { rule, reason }: { readonly rule: string; readonly reason: string }): TextEdit {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const at = topOf(text);
  const mark = commentMark(uri);
  const isStacked = new RegExp(`^${mark.trim()} ?cgovet:ignore-file `).test(text.slice(at));
  // An empty line keeps the comment apart from the documentation of a package.
  const newText = `${mark}cgovet:ignore-file ${rule} ${reason}${eol}${isStacked ? "" : eol}`;
  return { span: { start: at, end: at }, newText };
}

/** Behind the mark of the encoding and lines that have to come first. */
function topOf(text: string): number {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const first = /^(?:#!.*(?:\r\n|\n|\r))?(?:#[ \t]*(?:syntax|escape|check)[ \t]*=.*(?:\r\n|\n|\r))*/.exec(text.slice(mark));
  return mark + (first?.[0].length ?? 0);
}

/** How a comment starts; gofmt leaves directives alone that have no space. */
function commentMark(uri: string): string {
  if (uri.endsWith(".go")) return "//";
  const kind = projectFileKind(nameOf(uri), nameOf(parentUri(uri) ?? ""));
  return kind === undefined || kind === "goMod" || kind === "json" ? "// " : "# ";
}
