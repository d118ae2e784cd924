// The fixes of single findings. Guarantees: only a safe fix is preferred; one for review asks for confirmation where the
// client can, unless it only adds comments, which change no program.
import { CodeActionKind, type CodeAction } from "vscode-languageserver";
import type { Fix } from "../../engine/report/finding.ts";
import { isSafe } from "../../scan/selectSafeFixes.ts";
import { askingCommands } from "../protocol/acting.ts";
import type { ActionContext, Shown } from "./actionContext.ts";
import { configEdit, noConfigEdit } from "./configEdit.ts";
import { lineIgnoreOf, withPlaceholder } from "./ignoreText.ts";
import { toWorkspaceEdit, type EditOptions } from "./workspaceEdits.ts";

/** The fixes of a finding, best first, without the one that silences it where the client asks for a reason itself. */
export async function quickFixes(shown: Shown, context: ActionContext): Promise<readonly CodeAction[]> {
  const { finding } = shown;
  const asks = context.commands.includes(askingCommands.ignoreFinding);
  const ignore = lineIgnoreOf(finding.fixes);
  const preferred = finding.fixes.find(isSafe);
  const offered = finding.fixes.filter((fix) => fix !== ignore || !asks);
  const offers = offered.map((fix) => offer(fix === ignore ? withPlaceholder(fix) : fix, shown, { context, isPreferred: fix === preferred }));
  return (await Promise.all(offers)).filter((action) => action !== undefined);
}

async function offer(fix: Fix, { finding, diagnostic }: Shown, { context, isPreferred }: { readonly context: ActionContext; readonly isPreferred: boolean }): Promise<CodeAction | undefined> {
  const { documents, capabilities } = context;
  const model = fix.addModel === undefined ? noConfigEdit : await configEdit(finding.uri, fix.addModel, context);
  if (model === undefined || (fix.creates !== undefined && !capabilities().createFiles)) return undefined;
  const confirm = await confirmationOf(fix, finding.uri, context);
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: toWorkspaceEdit([...fix.edits, ...model.edits], documents, capabilities(), { create: model.create, ...(fix.creates && { fresh: fix.creates }), ...(confirm && { confirm }) }),
    ...(isPreferred && { isPreferred }),
  };
}

/** How a fix asks to be looked at before it is applied; undefined when it need not. */
async function confirmationOf(fix: Fix, uri: string, { results, settings }: ActionContext): Promise<EditOptions["confirm"]> {
  if (fix.applicability === "safe" || (fix.addModel === undefined && onlyComments(fix))) return undefined;
  const [dir] = results.reportersOf(uri);
  const { previewFixes } = await settings.forDirectory(dir ?? uri);
  return previewFixes ? { label: fix.title, description: "cgovet" } : undefined;
}

/** Every edit inserts lines of comments: C's, Go's, or those of build files. */
function onlyComments(fix: Fix): boolean {
  return fix.edits.every(({ span, newText }) => span.start === span.end && newText.split(/\r\n|\n|\r/).every((line) => /^\s*(?:(?:\/\/|#).*)?$/.test(line)));
}
