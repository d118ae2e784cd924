// The hazards as the server has told them last. Guarantees: an answer about some files replaces exactly those. Asks
// nobody; no VS Code.
import type { FileHazards, Hazard, HazardNotice, HazardsAnswer, HazardsOverview } from "../../../../../server/src/lsp/protocol/hazards.ts";

export interface PlacedHazard {
  readonly uri: string;
  readonly hazard: Hazard;
}

const nothingKnown: HazardsOverview = { coverage: { kind: "open" }, packages: 0, notices: [], baselines: [] };

export class HazardStore {
  private readonly files = new Map<string, FileHazards>();
  private readonly spell: (uri: string) => string;
  private current: HazardsOverview = nothingKnown;

  /** `spell` gives all spellings of a URI the same form. */
  constructor(spell: (uri: string) => string) {
    this.spell = spell;
  }

  get overview(): HazardsOverview {
    return this.current;
  }

  /** `uris`: the files that were asked for; undefined when all were. Reports whether any row changed. */
  apply({ files, overview }: HazardsAnswer, uris?: readonly string[]): boolean {
    const asked = uris?.map(this.spell);
    const before = asked?.map((uri) => this.files.get(uri));
    if (asked === undefined) this.files.clear();
    else for (const uri of asked) this.files.delete(uri);
    for (const file of files) this.files.set(this.spell(file.uri), file);
    const isSame = asked !== undefined && JSON.stringify(before) === JSON.stringify(asked.map((uri) => this.files.get(uri)));
    return this.applyOverview(overview) || !isSame;
  }

  /** Reports whether any row changed: how far a scan is stands in none. */
  applyOverview(overview: HazardsOverview): boolean {
    const rows = ({ notices, baselines }: HazardsOverview): string => JSON.stringify([notices, baselines]);
    const isSame = rows(overview) === rows(this.current);
    this.current = overview;
    return !isSame;
  }

  /** The server is gone. */
  clear(): void {
    this.files.clear();
    this.current = nothingKnown;
  }

  /** In no particular order of files. */
  all(): readonly PlacedHazard[] {
    return [...this.files.values()].flatMap(({ uri, hazards }) => hazards.map((hazard) => ({ uri, hazard })));
  }

  /** Each once, those without a file first. */
  notices(): readonly HazardNotice[] {
    const all = [...this.current.notices, ...[...this.files.values()].flatMap((file) => file.notices)];
    return [...new Map(all.map((notice) => [`${notice.uri} ${notice.line ?? ""} ${notice.message}`, notice])).values()];
  }
}
