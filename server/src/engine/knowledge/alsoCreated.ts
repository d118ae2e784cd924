// Rows that hand out more than one thing: how two rows of one function add up, and what a call with a row creates in all.
// Does not judge whether the things exclude each other on a path: that is for the analysis to find out.
import type { AlsoCreated, ApiModel, CreatesModel } from "./apiModel.ts";

/** Everything a call with this row hands out, the first thing first; `inferred` stands at each thing it holds for. */
export function createdBy({ creates, alsoCreates = [], inferred }: ApiModel): readonly AlsoCreated[] {
  return creates === undefined ? alsoCreates : [{ ...creates, ...(inferred !== undefined && { inferred }) }, ...alsoCreates];
}

/** Two rows of one table: the second one wins, but for what the first hands out through another place. Errors come last. */
export function addedUp(first: ApiModel, second: ApiModel): ApiModel {
  const both = { ...first, ...second };
  const all = [second.creates, first.creates, ...(first.alsoCreates ?? []), ...(second.alsoCreates ?? [])].filter((one) => one !== undefined);
  const [creates, ...others] = [...all.filter((one) => one.onlyOnFailure !== true), ...all.filter((one) => one.onlyOnFailure === true)];
  const alsoCreates = withoutRepetition(creates, others);
  return alsoCreates.length === 0 || creates === undefined ? both : { ...both, creates, alsoCreates };
}

/** `others` without what comes through a place that something before it comes through. */
export function withoutRepetition(creates: CreatesModel | undefined, others: readonly AlsoCreated[]): readonly AlsoCreated[] {
  const all = [...(creates === undefined ? [] : [creates]), ...others];
  return others.filter((other) => all.find((one) => isSamePlace(one, other)) === other);
}

function isSamePlace(one: CreatesModel, other: CreatesModel): boolean {
  return one.outParam === other.outParam && one.inPlace === other.inPlace;
}
