// Comments of C that speak to cgovet. `// cgovet:owns p` belongs to the declaration right below its comment (no blank
// line between) or to the one that ends on its own line. Directives (`cgovet:ignore`) are ../directives.ts.
import type { Span } from "../../base/span.ts";
import type { LineIndex } from "../../base/lineIndex.ts";
import type { Annotation } from "../ast.ts";
import { findDirectives } from "../directives.ts";
import { readAnnotations } from "../go/goDirectives.ts";
import type { Directive } from "../model.ts";
import type { CView } from "./source/cView.ts";

/** Annotations by place, for one unit; `host` is the file's text, of which the view is the code. */
export interface AnnotationIndex {
  /** Annotations of the declaration that covers `span` (absolute). */
  of(span: Span): readonly Annotation[];
}

const none: AnnotationIndex = { of: () => [] };

/** Collects the annotation comments of a view. */
export function indexAnnotations(view: CView, host: string): AnnotationIndex {
  const notes = view.notes
    .map((note) => ({ note, annotations: readAnnotations(host.slice(note.start, note.end)) }))
    .filter((entry) => entry.annotations.length > 0);
  if (notes.length === 0) return none;
  return {
    of: (span) => notes.filter(({ note }) => standsAbove(view.text, host, note, span) || endsLineOf(view.text, note, span)).flatMap((entry) => entry.annotations),
  };
}

/** Every directive in comments of the view. */
export function readCDirectives(view: CView, host: string, lines: LineIndex): readonly Directive[] {
  return findDirectives(host, lines, (offset) => view.notes.some((note) => note.start <= offset && offset < note.end));
}

/** Only comments (blank in the view) and API markers between the note and the declaration, and no empty line of the host. */
function standsAbove(code: string, host: string, note: Span, declaration: Span): boolean {
  if (note.end > declaration.start || declaration.start - note.end > 4000) return false;
  if (!onlyMarkers.test(code.slice(note.end, declaration.start)) || !startsItsLine(code, note)) return false;
  return !/\n[ \t]*\r?\n/.test(host.slice(note.end, declaration.start));
}

/** API markers in capitals are no part of the declaration that follows them. */
const onlyMarkers = /^\s*(?:\b[A-Z_][A-Z0-9_]*\b\s*(?:\([^()]*\)\s*)?)*$/;

function startsItsLine(code: string, note: Span): boolean {
  return code.slice(code.lastIndexOf("\n", note.start - 1) + 1, note.start).trim() === "";
}

function endsLineOf(code: string, note: Span, declaration: Span): boolean {
  const between = note.start < declaration.end ? "\n" : code.slice(declaration.end, note.start);
  return !between.includes("\n") && /^[\s;]*$/.test(between);
}
