// A package model that lives through edits inside functions and tells a log who looks into its Go: the inside of which function,
// the code of which file, its head, the names of C in which file. Guarantees: answers are those of the package it was last given; the
// objects for functions and their places stay the same, whatever happens inside them. Signatures, names and all of C are
// not watched: they must not change (session/bodyChanges.ts).
import type { ReadLog } from "../base/readLog.ts";
import type { FunctionModel } from "./ast.ts";
import type { GoFileModel, PackageModel, PlacedFunction } from "./model.ts";
import { buildPackage } from "./packageModel.ts";

export interface WatchedPackage {
  /** Always the same object. */
  readonly pkg: PackageModel;
  /** The watched form of a function of Go of the package as it is now. */
  functionOf(model: FunctionModel): PlacedFunction | undefined;
  /** Makes `pkg` be `next`; `touched` are the functions that differ, as they were and as they are. */
  become(next: PackageModel, touched: readonly (readonly [FunctionModel, FunctionModel])[]): void;
}

/** What the log is told when somebody searches the code of the file. */
export function codeOfFile(uri: string): string {
  return `code ${uri}`;
}

/** What the log is told when somebody reads the text of the file, comments included. */
export function textOfFile(uri: string): string {
  return `text ${uri}`;
}

/** For `textOfFile` of a file its `headOfFile`, undefined for anything else. */
export function headOfText(subject: unknown): string | undefined {
  return typeof subject === "string" && subject.startsWith("text ") ? headOfFile(subject.slice("text ".length)) : undefined;
}

/** What the log is told when somebody reads the text in front of the first declaration. */
export function headOfFile(uri: string): string {
  return `head ${uri}`;
}

/** What the log is told when somebody asks which names of C the file uses. */
export function namesOfFile(uri: string): string {
  return `names ${uri}`;
}

/** What stands behind the watched form of a function; mutable. */
interface Cell {
  inside: FunctionModel;
  readonly placed: { readonly model: FunctionModel; readonly uri: string; start: number };
}

export function watchPackage(first: PackageModel, log: ReadLog): WatchedPackage {
  const cells = new Map<FunctionModel, Cell>();
  const place = (fn: PlacedFunction): PlacedFunction => {
    const cell = cells.get(fn.model) ?? createCell(fn, log);
    cells.set(fn.model, cell);
    cell.placed.start = fn.start;
    return cell.placed;
  };
  const built = (pkg: PackageModel): PackageModel => buildPackage(pkg.dir, pkg.goFiles.map((file) => watchedFile(file, place, log)), pkg.cFiles, pkg.goVersion);
  const live = built(first);
  return {
    pkg: live,
    functionOf: (model) => cells.get(model)?.placed,
    become: (next, touched) => {
      for (const [before, now] of touched) {
        const cell = cells.get(before);
        cells.delete(before);
        if (cell === undefined) continue;
        cell.inside = now;
        cells.set(now, cell);
      }
      Object.assign(live, built(next));
    },
  };
}

function createCell({ model, start, uri }: PlacedFunction, log: ReadLog): Cell {
  const { body, locals: _locals, literals: _literals, hasSyntaxError: _hasError, text: _text, span: _span, ...head } = model;
  const inside = (): FunctionModel => {
    log.note(watched);
    return cell.inside;
  };
  const watched: FunctionModel = {
    ...head,
    get locals() { return inside().locals; },
    get literals() { return inside().literals; },
    get hasSyntaxError() { return inside().hasSyntaxError; },
    get text() { return inside().text; },
    get span() { return inside().span; },
  };
  if (body !== undefined) Object.defineProperty(watched, "body", { get: () => inside().body, enumerable: true });
  const cell: Cell = { inside: model, placed: { model: watched, uri, start } };
  return cell;
}

function watchedFile(file: GoFileModel, place: (fn: PlacedFunction) => PlacedFunction, log: ReadLog): GoFileModel {
  return Object.create(file, {
    functions: { value: file.functions.map(place), enumerable: true },
    text: { get: () => { log.note(textOfFile(file.uri)); return file.text; }, enumerable: true },
    code: { get: () => { log.note(codeOfFile(file.uri)); return file.code; }, enumerable: true },
    head: { get: () => { log.note(headOfFile(file.uri)); return file.head; }, enumerable: true },
    cNames: { get: () => { log.note(namesOfFile(file.uri)); return file.cNames; }, enumerable: true },
  }) as GoFileModel;
}
