// What is wrong with a user's configuration, as data: field path, place, message, way out. Renders nothing but the one
// line that command line and server share.
import * as l10n from "@vscode/l10n";
import type { Range } from "../engine/base/span.ts";

/** Keys and array positions from the root of the document to a field. */
export type FieldPath = readonly (string | number)[];

export interface ConfigProblem {
  /** `models[0].creates.family`; "" for the document as a whole. */
  readonly path: string;
  /** What is wrong and, where there is no suggestion, what is allowed. No final full stop. */
  readonly message: string;
  /** The name that was probably meant. */
  readonly suggestion?: string;
  /** URI of the file, when the value came from one. */
  readonly file?: string;
  /** Zero-based, in UTF-16 units of the file's text. */
  readonly range?: Range;
}

/** `["models", 0, "a-b"]` as `models[0].a-b`; keys that need it are quoted. */
export function printPath(path: FieldPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    if (!/^[\w$-]+$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

/** One line: `<file>:3:5: severity.cstring-leek: unknown rule; did you mean "cstring-leak"?`. `showFile` turns the URI into a name. */
export function printProblem(problem: ConfigProblem, showFile: (uri: string) => string): string {
  const { file, range, path, message, suggestion } = problem;
  const at = range === undefined ? "" : `:${range.start.line + 1}:${range.start.character + 1}`;
  const place = file === undefined ? "" : `${showFile(file)}${at}: `;
  const field = path === "" ? "" : `${path}: `;
  const hint = suggestion === undefined ? "" : `; ${l10n.t('did you mean "{0}"?', suggestion)}`;
  return `${place}${field}${message}${hint}`;
}
