// The statements in the text of a C macro, as far as words and brackets tell: `do { … } while (0)`, blocks and
// statement expressions are opened, `if`/`else` are taken apart, loops and switches stay text. Strings are emptied.
// Does not parse expressions. Bounded: what nests deeper than a macro of a person does is left as text.

export type MacroStatement =
  /** An expression or jump, without its semicolon. */
  | { readonly kind: "simple"; readonly text: string }
  | { readonly kind: "if"; readonly condition: string; readonly then: readonly MacroStatement[]; readonly otherwise?: readonly MacroStatement[] }
  /** Loops, switches and what could not be read. */
  | { readonly kind: "other"; readonly text: string };

const maxDepth = 12;

/** The statements of a macro body, in order. */
export function readMacroStatements(body: string): readonly MacroStatement[] {
  const plain = body.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/'(?:[^'\\]|\\.)+'/g, "0").replace(/\/\*.*?\*\//gs, " ");
  return readAll({ text: plain, at: 0 }, 0);
}

interface Cursor {
  readonly text: string;
  at: number;
}

function readAll(cursor: Cursor, depth: number): readonly MacroStatement[] {
  const found: MacroStatement[] = [];
  for (skipBlank(cursor); cursor.at < cursor.text.length; skipBlank(cursor)) found.push(...readOne(cursor, depth));
  return found;
}

function readOne(cursor: Cursor, depth: number): readonly MacroStatement[] {
  const { text } = cursor;
  const start = cursor.at;
  const word = /^[A-Za-z_]\w*/.exec(text.slice(start, start + 40))?.[0];
  if (depth > maxDepth) {
    cursor.at = text.length;
    return [{ kind: "other", text: text.slice(start) }];
  }
  if (text[start] === "{") return readAll({ text: takeGroup(cursor), at: 0 }, depth + 1);
  if (text[start] === "(" && text[skipSpaces(text, start + 1)] === "{") return readAll({ text: takeGroup(cursor), at: 0 }, depth + 1);
  if (word === "if") return [readIf(cursor, depth)];
  if (word === "do") return readDo(cursor, depth);
  if (word === "for" || word === "while" || word === "switch") {
    cursor.at += word.length;
    skipBlank(cursor);
    takeGroup(cursor);
    skipBlank(cursor);
    readOne(cursor, depth + 1);
    return [{ kind: "other", text: text.slice(start, cursor.at) }];
  }
  const simple = takeSimple(cursor).trim();
  return simple === "" ? [] : [{ kind: "simple", text: simple }];
}

function readIf(cursor: Cursor, depth: number): MacroStatement {
  cursor.at += 2;
  skipBlank(cursor);
  const condition = takeGroup(cursor);
  skipBlank(cursor);
  const then = readOne(cursor, depth + 1);
  skipBlank(cursor);
  if (!/^else\b/.test(cursor.text.slice(cursor.at, cursor.at + 5))) return { kind: "if", condition, then };
  cursor.at += 4;
  skipBlank(cursor);
  return { kind: "if", condition, then, otherwise: readOne(cursor, depth + 1) };
}

/** `do { … } while (0)` runs its statements once; with another condition it is a loop. */
function readDo(cursor: Cursor, depth: number): readonly MacroStatement[] {
  const start = cursor.at;
  cursor.at += 2;
  skipBlank(cursor);
  const inner = readOne(cursor, depth + 1);
  skipBlank(cursor);
  if (!/^while\b/.test(cursor.text.slice(cursor.at, cursor.at + 6))) return [{ kind: "other", text: cursor.text.slice(start, cursor.at) }];
  cursor.at += 5;
  skipBlank(cursor);
  const condition = takeGroup(cursor).trim();
  if (cursor.text[skipSpaces(cursor.text, cursor.at)] === ";") takeSimple(cursor);
  return /^(?:0|false|__LINE__ == -1|\(0\))$/.test(condition) ? inner : [{ kind: "other", text: cursor.text.slice(start, cursor.at) }];
}

/** What stands between the bracket at the cursor and its partner; moves behind it. "" when no bracket stands there. */
function takeGroup(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at;
  if (text[start] !== "(" && text[start] !== "{") return "";
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "(" || text[i] === "{") depth++;
    else if (text[i] === ")" || text[i] === "}") depth--;
    if (depth > 0) continue;
    cursor.at = i + 1;
    return text.slice(start + 1, i);
  }
  cursor.at = text.length;
  return text.slice(start + 1);
}

/** Up to the next semicolon outside of brackets; moves behind it. */
function takeSimple(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at;
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "(" || text[i] === "{") depth++;
    else if (text[i] === ")" || text[i] === "}") depth--;
    else if (text[i] === ";" && depth === 0) {
      cursor.at = i + 1;
      return text.slice(start, i);
    }
  }
  cursor.at = text.length;
  return text.slice(start);
}

function skipBlank(cursor: Cursor): void {
  cursor.at = skipSpaces(cursor.text, cursor.at);
  while (cursor.text[cursor.at] === ";") cursor.at = skipSpaces(cursor.text, cursor.at + 1);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at++;
  return at;
}
