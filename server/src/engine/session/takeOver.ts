// Findings of an earlier analysis at the places where their code stands now. Guarantees: ids, ranges, traces and edits are
// what a fresh analysis would say; where that cannot be known (something lies where the text changed), nothing is
// taken over. Words and fingerprints do not depend on places.
import type { Range, Span } from "../base/span.ts";
import type { PackageModel } from "../program/model.ts";
import type { Finding, Notice } from "../report/finding.ts";
import type { LiveUnit } from "./liveUnit.ts";
import type { PackageFindings } from "./packageFindings.ts";
import type { Move } from "./samePackage.ts";

export function movedFindings(found: PackageFindings, move: Move, pkg: PackageModel): PackageFindings | undefined {
  const isPlaced = (notice: Notice): boolean => notice.uri === move.uri && notice.range !== undefined;
  if (found.notices.some(isPlaced)) return undefined;
  const mover = createMover(move, pkg);
  const findings = found.findings.map((finding) => movedFinding(finding, mover));
  const claims = found.claims.map((claim) => mover.move(claim));
  return mover.isLost() ? undefined : { ...found, findings, claims };
}

/** The same for one unit of what is kept function by function. */
export function movedUnit(unit: LiveUnit, move: Move, pkg: PackageModel): LiveUnit | undefined {
  const mover = createMover(move, pkg);
  const findings = unit.findings.map((finding) => movedFinding(finding, mover));
  const claims = unit.claims.map((claim) => mover.move(claim));
  return mover.isLost() ? undefined : { ...unit, findings, claims };
}

interface Placed {
  readonly uri: string;
  readonly span: Span;
  readonly range: Range;
}

interface Mover {
  /** The same object where nothing moves. */
  move<T extends Placed>(one: T): T;
  /** Something was asked for that lies where the text changed. */
  isLost(): boolean;
}

function createMover({ uri, change, gap }: Move, pkg: PackageModel): Mover {
  const lines = pkg.fileOf(uri)?.lines;
  const by = change.newEnd - change.oldEnd;
  let lost = lines === undefined;
  return {
    isLost: () => lost,
    move: (one) => {
      const { start, end } = one.span;
      if (one.uri !== uri || end < gap.start || (end === gap.start && start < end)) return one;
      if (start < gap.end || (start === gap.end && start === end)) lost = true;
      const span = { start: one.span.start + by, end: one.span.end + by };
      return { ...one, span, range: lines?.rangeOf(span) ?? one.range };
    },
  };
}

function movedFinding(finding: Finding, mover: Mover): Finding {
  const moved = mover.move(finding);
  return {
    ...moved,
    id: `${moved.rule}@${moved.uri}#${moved.span.start}-${moved.span.end}`,
    trace: finding.trace.map((step) => mover.move(step)),
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => mover.move(edit)) })),
  };
}
