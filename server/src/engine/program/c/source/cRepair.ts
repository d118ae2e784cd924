// Rewrites that make C with macros readable to the grammar; every offset stays.
// `endBareMacros` is for all code: without it `BEGIN_X` on a line of its own would silently turn the next statement into
// a declaration. The rest is only for an item the grammar rejected, since each of them loses something:
// `repairMacros` loses API markers and the stars of types passed to macros, `chooseBranches` all but one configuration.
import type { Span } from "../../../base/span.ts";
import { branchesOf, conditionalGroups, type DirectiveLine } from "./cConditions.ts";
import { blank, reservedWords, typeWords } from "./cLexis.ts";
import { applyViewEdits, blankEdit, type ViewEdit } from "./viewEdit.ts";

/**
 * Ends a line inside a function body that is only a macro (`BEGIN_X`, `TRACE(a)`) and lacks its semicolon, by putting
 * the semicolon in place of the blank or line end behind it.
 */
export function endBareMacros(text: string, bodies: readonly Span[]): string {
  const edits: ViewEdit[] = [];
  for (const body of bodies) {
    const code = text.slice(body.start, body.end);
    let ended = -1;
    for (const match of code.matchAll(/^[ \t]*([A-Za-z_]\w*)[ \t]*(\([^;{}\n]*\))?[ \t]*\r?$/gm)) {
      const end = match.index + match[0].trimEnd().length;
      const follows = ended >= 0 && code.slice(ended, match.index).trim() === "";
      if (reservedWords.has(match[1] ?? "") || !(follows || statementEndsBefore(code, match.index)) || !statementBeginsAt(code, end)) continue;
      edits.push({ start: body.start + end, end: body.start + end + 1, text: ";" });
      ended = end;
    }
  }
  return applyViewEdits(text, edits);
}

/** How far to look for the neighbours of a macro. */
const neighbourhood = 200;

function statementEndsBefore(code: string, at: number): boolean {
  return /[;{}:]\s*$|(?:^|\n)[ \t]*#[^\n]*\s*$/.test(code.slice(Math.max(0, at - neighbourhood), at));
}

function statementBeginsAt(code: string, at: number): boolean {
  const next = code.slice(at, at + neighbourhood);
  return /^\s*([A-Za-z_}]|#)/.test(next) && !/^\s*else\b/.test(next);
}

/** Spellings the grammar does not know, each with one of the same length (or shorter, then padded) that it does. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["_Thread_local", "thread_local"], ["__const", "const"], ["__const__", "const"], ["__volatile", "volatile"],
  ["__volatile__", "volatile"], ["__signed", "signed"], ["__signed__", "signed"], ["_Nullable", ""],
  ["_Null_unspecified", ""], ["__nullable", ""], ["__nonnull", ""], ["_Nonnull", ""], ["__block", ""],
  ["__unsafe_unretained", ""], ["__strong", ""], ["__weak", ""], ["__autoreleasing", ""],
]);

/** Rewrites spellings that compilers take (`interface` is a struct in headers of Windows) and the grammar does not. */
export function respell(text: string): string {
  const plain = text.replace(
    /\b(_Thread_local|__const(?:__)?|__volatile(?:__)?|__signed(?:__)?|_Nullable|_Null_unspecified|__nullable|__nonnull|_Nonnull|__block|__unsafe_unretained|__strong|__weak|__autoreleasing)\b/g,
    (word) => (synonyms.get(word) ?? word).padEnd(word.length),
  );
  return plain.replace(/(?<![@\w])interface(?=\s+[A-Za-z_]\w*\s*[{;A-Za-z_])/g, "struct   ");
}

/** Takes API markers out of the signature and makes types and operators passed to macros look like values. */
export function repairMacros(text: string, bodyStart: number): string {
  return bodyStart < 0 ? repairHead(repairFields(text)) : repairHead(text.slice(0, bodyStart)) + repairBody(text.slice(bodyStart));
}

/** Words before and behind a declarator stand within so many units of its ends. */
const signatureReach = 600;

/** `API int f(int) MARK(1)` becomes `    int f(int)        `. */
function repairHead(head: string): string {
  const plain = head
    .replace(/__declspec\s*\((?:[^()]|\([^()]*\))*\)/g, blank)
    .replace(/(?=_)(?<=[\w\]]\s*)__attribute__\s*\(\((?:[^()]|\([^()]*\))*\)\)(?=\s*[;=,])/g, (match) => (match.includes("cleanup") ? match : blank(match)))
    .replace(/\b(?=[A-Z_])(?<=\(\s*)_*[A-Z][A-Z0-9_]+(?=\s*\*\s*\w*\s*\)\s*\()/g, blank)
    .replace(/\b(?=[A-Z_])(?<=\*\s*)_*[A-Z][A-Z0-9_]+(?=\s+\w+\s*[,)])|\b(?:IN|OUT|CONST|_In_|_Out_|_Inout_|_In_opt_|_Out_opt_)\b(?=\s+\w)/g, blank);
  const cut = Math.max(0, plain.length - signatureReach);
  const tail = plain.slice(cut).replace(/\b(?=[A-Za-z_])(?<=\)\s*)[A-Za-z_]\w*\b(?:\s*\((?:[^()]|\([^()]*\))*\))?(?:\s+\b[A-Za-z_]\w*\b(?:\s*\((?:[^()]|\([^()]*\))*\))?)*(?=\s*;?\s*$)/, (match) => {
    return /\b(__attribute__|__attribute|__asm__|__asm|asm)\b/.test(match) ? match : blank(match);
  });
  const shorter = plain.slice(0, cut) + tail;
  const lead = leadOf(shorter.slice(0, signatureReach));
  return applyViewEdits(shorter, markersIn(lead, true).map((span) => blankEdit(shorter, span)));
}

/** Takes API markers (capitals before a real type, or alone) out of every item's head: `API int f(void)` is no C before expansion. */
export function stripMarkers(text: string, items: readonly Span[]): string {
  const edits = items.flatMap((item): readonly ViewEdit[] => {
    if (/^[A-Z_][A-Z0-9_]*\s*$/.test(text.slice(item.start, Math.min(item.end, item.start + signatureReach)))) return [blankEdit(text, item)];
    const lead = leadOf(text.slice(item.start, Math.min(item.end, item.start + signatureReach)));
    return markersIn(lead, false).map((span) => blankEdit(text, { start: item.start + span.start, end: item.start + span.end }));
  });
  return applyViewEdits(text, edits);
}

/** The words, stars and macro calls up to and including the declared name; attributes end it. */
function leadOf(head: string): string {
  const lead = /^(?:\s*(?:\b[A-Za-z_]\w*\b(?:\s*\([^()]*\))?(?=[\s(*;=[,])|\*))+\s*/.exec(head)?.[0] ?? "";
  return lead.replace(/\b(?:__attribute__|__attribute|__asm__|__asm|asm)\b[\s\S]*$/, "");
}

/** Capitals before a declared name are markers; where no other word is a type, the first of them is it (`evenTypes`) or all may be. */
function markersIn(lead: string, evenTypes: boolean): readonly Span[] {
  const words = [...lead.matchAll(/([A-Za-z_]\w*)(\s*\([^()]*\))?/g)];
  // The name is the first word with parameters, a marker's own argument at the very start aside.
  const named = words.findIndex((word, i) => i > 0 && word[2] !== undefined);
  const before = words.slice(0, named < 0 ? -1 : named).filter((_, i) => !/^(struct|union|enum)$/.test(words[i - 1]?.[0] ?? ""));
  const isType = (word: RegExpMatchArray): boolean => !isMarker(word[0]) && (!reservedWords.has(word[0]) || typeWords.has(word[0]));
  const hasType = before.some(isType) || typeWords.has(words[named < 0 ? words.length - 1 : named]?.[1] ?? "");
  if (!hasType && !evenTypes) return [];
  const markers = before.filter((word) => isMarker(word[0])).slice(hasType ? 0 : 1);
  return markers.map((word) => ({ start: word.index, end: word.index + word[0].length }));
}

function isMarker(word: string): boolean {
  return /^_*[A-Z][A-Z0-9_]*(\s*\(|$)/.test(word);
}

/** Unnamed bit-fields: `int : 3;` only takes room. */
function repairFields(text: string): string {
  return text.replace(/\b(?=\w)(?<=[;{]\s*)(?:\w+[ \t]+)*\w+[ \t]*:[ \t]*\w+[ \t]*;/g, blank);
}

function repairBody(body: string): string {
  const plain = body
    .replace(/\b(?=[A-Z_])(?<=[;{}]\s*)_*[A-Z][A-Z0-9_]+(?=\s+(?:const\s+)?(?:char|int|long|short|unsigned|void|struct|size_t)\b|\s+(?:const\s+)?\w+(?:\s*\*+\s*|\s+)\w+\s*[;=,[])/g, blank)
    .replace(/(?=[<>=!\-+*/])(?<=,\s*)(?:[<>]=?|[=!]=|[-+*/])(?=\s*[,)])/g, (operator) => "0".padEnd(operator.length))
    .replace(/__attribute__\s*\(\((?:[^()]|\([^()]*\))*\)\)/g, (match) => (match.includes("cleanup") ? match : blank(match)));
  return repairTypeArguments(plain);
}

/** `va_arg(ap, struct foo *)` becomes `va_arg(ap, struct_foo  )`. */
function repairTypeArguments(body: string): string {
  const pattern = /(\b[A-Za-z_]\w*\s*\(|,)(\s*)((?:const\s+)?(?:(?:struct|union|enum|unsigned|signed|long|short)\s+)*[A-Za-z_]\w*)((?:\s*\*|\s*\bconst\b)*)(?=\s*[,)])/g;
  return body.replace(pattern, (match: string, ...[open = "", gap = "", type = "", stars = ""]: readonly string[]) => {
    if (stars.trim() === "" && !/\s/.test(type)) return match;
    if (open !== "," && reservedWords.has(open.replace(/\s*\($/, ""))) return match;
    return open + gap + type.replace(/\s/g, "_") + blank(stars);
  });
}

/** Keeps one branch of each conditional group and blanks every preprocessor line: one configuration of the code. */
export function chooseBranches(text: string, directives: readonly DirectiveLine[]): string {
  const edits: ViewEdit[] = directives.map((line) => blankEdit(text, line));
  for (const { lines } of conditionalGroups(directives)) {
    const branches = branchesOf(lines);
    const scores = branches.map(({ line }) => branchScore(text, line));
    // Without an `#else`, "none of them" is a configuration too.
    const best = Math.max(...scores);
    const chosen = best === 0 && lines.every((line) => line.keyword !== "else") ? -1 : scores.indexOf(best);
    branches.forEach(({ code }, i) => {
      if (i !== chosen) edits.push(blankEdit(text, code));
    });
  }
  return applyViewEdits(text, edits);
}

/** Code for other systems is the last choice, an `#else` the next to last. */
function branchScore(text: string, line: DirectiveLine): number {
  const condition = text.slice(line.argumentStart, line.end);
  if (line.keyword === "else") return 1;
  const isNegated = line.keyword.endsWith("ndef") || /!\s*defined/.test(condition);
  return !isNegated && foreignSystem.test(condition) ? 0 : 2;
}

const foreignSystem = /\b(_WIN32|_WIN64|WIN32|_MSC_VER|__MINGW\w*|__CYGWIN__|__APPLE__|__MACH__|__sun|_AIX|__hpux|__OS2__|__VMS)\b/;
