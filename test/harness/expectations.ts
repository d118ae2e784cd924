// Guarantees: the expectations written in the comments of a fixture, or an error naming the comment that cannot be read.
// A comment that starts with `want`, `step` or `notice` is an expectation and must parse; other comments are prose.
//
//   // want rule-name "regexp"              a finding of that rule whose primary range starts on this line
//   // want rule "a" other-rule "b"         several on one line
//   // want-above rule "a"                  the finding starts on the line above, where no comment can stand
//   // want rule "a" step 1 "regexp"        step 1 of the trace of a finding of this function is on this line
//   // step 2 "regexp"                      likewise
//   // notice kind "regexp"                 a notice for this file, wherever it points
//
// The regexp stands between double quotes; `\"` is a quote, every other backslash belongs to the regexp. `/* want … */`
// is the same. Lines are zero-based.

export interface Want {
  readonly line: number;
  readonly rule: string;
  readonly pattern: RegExp;
}

export interface StepWant {
  readonly line: number;
  /** One-based position in the trace. */
  readonly step: number;
  readonly pattern: RegExp;
}

export interface NoticeWant {
  readonly line: number;
  readonly kind: string;
  readonly pattern: RegExp;
}

export interface Expectations {
  readonly wants: readonly Want[];
  readonly steps: readonly StepWant[];
  readonly notices: readonly NoticeWant[];
}

/** A fixture that cannot be read as one; the message names file and line. */
export class FixtureError extends Error {
  override readonly name = "FixtureError";
}

const comment = /(?:\/\/|\/\*)\s*((?:want|want-above|step|notice)\s.*)$/;
const token = /\s*(?:"((?:[^"\\]|\\.)*)"|([a-z][a-z-]*)(?=\s|$)|(\d+)(?=\s|$))/y;

/** The line as people read it on a rule's page. */
export function withoutExpectation(line: string): string {
  return line.replace(comment, "").trimEnd();
}

/** Reads the expectations of one file; `path` is for error messages only. */
export function readExpectations(path: string, text: string): Expectations {
  const wants: Want[] = [];
  const steps: StepWant[] = [];
  const notices: NoticeWant[] = [];
  for (const [line, content] of text.split(/\r?\n/).entries()) {
    const body = comment.exec(content)?.[1]?.replace(/\*\/\s*$/, "").trim();
    if (body === undefined) continue;
    for (const clause of clausesOf(body, `${path}:${line + 1}`)) {
      if (clause.kind === "want") wants.push({ line, rule: clause.subject, pattern: clause.pattern });
      else if (clause.kind === "want-above") wants.push({ line: line - 1, rule: clause.subject, pattern: clause.pattern });
      else if (clause.kind === "step") steps.push({ line, step: Number(clause.subject), pattern: clause.pattern });
      else notices.push({ line, kind: clause.subject, pattern: clause.pattern });
    }
  }
  return { wants, steps, notices };
}

interface Clause {
  readonly kind: "want" | "want-above" | "step" | "notice";
  readonly subject: string;
  readonly pattern: RegExp;
}

/** A keyword holds until the next one; after it come pairs of subject and pattern. */
function clausesOf(body: string, place: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let kind: Clause["kind"] | undefined;
  const pending = tokensOf(body, place);
  for (let i = 0; i < pending.length; i++) {
    const word = keyword(pending[i]);
    if (word !== undefined) {
      kind = word;
      continue;
    }
    const clause = clauseOf(kind, pending[i], pending[++i], place);
    if (clause === undefined) throw malformed(place, body);
    clauses.push(clause);
  }
  if (clauses.length === 0) throw malformed(place, body);
  return clauses;
}

function keyword(token: Token | undefined): Clause["kind"] | undefined {
  if (token === undefined || token.quoted) return undefined;
  return token.text === "want" || token.text === "want-above" || token.text === "step" || token.text === "notice" ? token.text : undefined;
}

function clauseOf(kind: Clause["kind"] | undefined, subject: Token | undefined, pattern: Token | undefined, place: string): Clause | undefined {
  if (kind === undefined || subject?.quoted !== false || pattern?.quoted !== true) return undefined;
  if ((kind === "step") !== /^\d+$/.test(subject.text)) return undefined;
  return { kind, subject: subject.text, pattern: patternOf(pattern.text, place) };
}

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

function tokensOf(body: string, place: string): readonly Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const match = token.exec(body);
    if (match === null) throw malformed(place, body);
    const quoted = match[1];
    tokens.push(quoted === undefined ? { text: match[2] ?? match[3] ?? "", quoted: false } : { text: quoted.replaceAll('\\"', '"'), quoted: true });
  }
  return tokens;
}

function patternOf(source: string, place: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new FixtureError(`${place}: "${source}" is not a regular expression: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function malformed(place: string, body: string): FixtureError {
  return new FixtureError(`${place}: cannot read the expectation \`${body}\`; write: want rule-name "regexp", step 1 "regexp" or notice kind "regexp"`);
}
