// Steps of traces and places for findings about objects; the words stand in report/traceText.ts.
import type { Span } from "../../base/span.ts";
import type { TraceKind } from "../../report/finding.ts";
import type { Place, RawStep } from "../../rules/defineRule.ts";
import type { CodePlace, FieldName } from "./objects.ts";

export function placeOf({ fn }: Pick<CodePlace, "fn">, span: Span): Place {
  return { uri: fn.uri, base: fn.start, span };
}

export function objectStep(kind: TraceKind, place: Pick<CodePlace, "fn">, span: Span, messageId: string, data: Readonly<Record<string, string>>): RawStep {
  return { kind, at: placeOf(place, span), messageId, data: { ...data, function: place.fn.model.qualifiedName } };
}

export function fieldText({ owner, field }: FieldName): string {
  return `${owner}.${field}`;
}

export function sameField(a: FieldName, b: FieldName): boolean {
  return a.owner === b.owner && a.field === b.field;
}
