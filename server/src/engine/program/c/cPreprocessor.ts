// What preprocessor lines say: includes and macros. Conditions are cConditions.ts, code they hide is cView.ts.
// Bodies of macros are text, continuation lines joined; nothing is expanded.
import type { CUnit, Include } from "../model.ts";
import type { DirectiveLine } from "./source/cConditions.ts";
import type { CView } from "./source/cView.ts";

type Macro = CUnit["macros"][number];

/** `#include "x.h"`, `#include <x.h>` and `#import`; a computed include names no file and is left out. */
export function readIncludes(view: CView): readonly Include[] {
  return view.directives.flatMap((line): readonly Include[] => {
    if (!/^(include|import|include_next)$/.test(line.keyword)) return [];
    const match = /^\s*(?:"([^"\n]*)"|<([^>\n]*)>)/.exec(view.text.slice(line.argumentStart, line.end));
    const path = match?.[1] ?? match?.[2];
    return path === undefined ? [] : [{ path, system: match?.[1] === undefined, span: spanOf(line) }];
  });
}

/** Every `#define`, those under conditions and a second one of the same name included. */
export function readMacros(view: CView): readonly Macro[] {
  return view.directives.flatMap((line): readonly Macro[] => {
    if (line.keyword !== "define") return [];
    const text = view.text.slice(line.argumentStart, line.end).replace(/\\\r?\n/g, " ");
    const match = /^[ \t]*([A-Za-z_]\w*)(\(([^()]*)\))?/.exec(text);
    const name = match?.[1];
    if (match === null || name === undefined) return [];
    const body = text.slice(match[0].length).trim();
    const params = match[3]?.split(",").map((param) => param.trim()).filter((param) => param !== "");
    return [{ name, ...(params === undefined ? {} : { params }), body, span: spanOf(line) }];
  });
}

function spanOf({ start, end }: DirectiveLine): { readonly start: number; readonly end: number } {
  return { start, end };
}
