// Texts to models, remembered by URI and text: an unchanged file is never lowered twice, a changed Go file reuses
// the functions that did not change. Decides what is read in full and what for summaries only.
import type { SiblingLanguage } from "../host.ts";
import type { NoticeKind, Notice } from "../report/finding.ts";
import { english, type Speaker } from "../report/speaker.ts";
import { lowerCFile, lowerCUnit, siblingLanguagesOf } from "../program/c/cUnit.ts";
import { lowerGoFile } from "../program/go/goFile.ts";
import type { CFileModel, GoFileModel } from "../program/model.ts";
import type { EngineSettings } from "../settings.ts";
import type { Syntax } from "../syntax/parserPool.ts";
import type { Documents } from "./documents.ts";
import { extensionOf } from "./uris.ts";
import { isSummariesOnly } from "./vendored.ts";

export interface LoweringStats {
  readonly filesParsed: number;
  readonly filesReparsed: number;
  readonly functionsLowered: number;
  readonly functionsReused: number;
}

export interface Lowering {
  goFile(uri: string, text: string): GoFileModel;
  /** `wanted`: C names the Go files use; huge files are lowered for these alone. */
  cFile(uri: string, text: string, wanted: ReadonlySet<string>, notices: Notice[], dir?: string): CFileModel;
  /** Loads the grammars that a C++ or Objective-C file needs; `cFile` reads such a file with those that are loaded. */
  prepare(uri: string, text: string): Promise<void>;
  stats(): LoweringStats;
  keepOnly(inUse: ReadonlySet<string>): void;
}

/** Above this many UTF-16 units a C file is an amalgamation: only what Go uses is lowered, nothing is reported in it. */
export const hugeCText = 1_000_000;

const partialExtensions: ReadonlySet<string> = new Set(["m", "mm", "cc", "cpp", "cxx", "hpp", "hh"]);

export function createLowering(syntax: Syntax, documents: Documents, settings: () => EngineSettings, speaker: Speaker = english): Lowering {
  const goModels = new Map<string, GoFileModel>();
  const cModels = new Map<string, { readonly text: string; readonly key: string; readonly model: CFileModel; readonly notice: Notice | undefined }>();
  const languagesByUri = new Map<string, { readonly text: string; readonly languages: readonly SiblingLanguage[] }>();
  const languagesOf = (uri: string, text: string): readonly SiblingLanguage[] => {
    const known = languagesByUri.get(uri);
    if (known?.text === text) return known.languages;
    const found = siblingLanguagesOf(uri, text);
    languagesByUri.set(uri, { text, languages: found });
    return found;
  };
  const counts = { filesParsed: 0, filesReparsed: 0, functionsLowered: 0, functionsReused: 0 };
  return {
    goFile: (uri, text) => {
      const previous = goModels.get(uri);
      if (previous?.text === text) return previous;
      const document = documents.documentOf(uri);
      const model = document?.text === text ? document.withTree((tree) => lowerGoFile({ syntax, uri, tree, lowerCUnit }, previous)) : syntax.withGo(text, (tree) => lowerGoFile({ syntax, uri, tree, lowerCUnit }, previous));
      countGo(model, previous, counts);
      goModels.set(uri, model);
      return model;
    },
    prepare: async (uri, text) => {
      await Promise.all(languagesOf(uri, text).map((language) => syntax.load(language)));
    },
    cFile: (uri, text, wanted, notices, dir) => {
      const summariesOnly = text.length > hugeCText || isSummariesOnly(uri, settings().summariesOnly, dir);
      const only = text.length > hugeCText ? wanted : undefined;
      const languages = languagesOf(uri, text).filter((language) => syntax.loaded().includes(language));
      const key = `${summariesOnly} ${languages.join()} ${only === undefined ? "" : [...only].sort().join()}`;
      const known = cModels.get(uri);
      if (known?.text === text && known.key === key) {
        if (known.notice !== undefined) notices.push(known.notice);
        return known.model;
      }
      const partial = partialExtensions.has(extensionOf(uri)) || languages.length > 0;
      const model = lowerCFile(syntax, uri, text, { summariesOnly, languages, ...(only !== undefined && { only }), ...(partial && { partial }) });
      counts.filesParsed++;
      counts.functionsLowered += model.c.functions.length;
      const notice = noticeFor({ uri, model, isHuge: only !== undefined }, speaker);
      if (notice !== undefined) notices.push(notice);
      cModels.set(uri, { text, key, model, notice });
      return model;
    },
    stats: () => ({ ...counts }),
    keepOnly: (inUse) => {
      for (const models of [goModels, cModels, languagesByUri]) for (const uri of [...models.keys()]) if (!inUse.has(uri)) models.delete(uri);
    },
  };
}

function countGo(model: GoFileModel, previous: GoFileModel | undefined, counts: { -readonly [Key in keyof LoweringStats]: number }): void {
  const before = new Set(previous?.functions.map((fn) => fn.model));
  const reused = model.functions.filter((fn) => before.has(fn.model)).length;
  counts.functionsReused += reused;
  counts.functionsLowered += model.functions.length - reused;
  if (previous === undefined) counts.filesParsed++;
  else counts.filesReparsed++;
}

/** What was not looked at in a C file. */
function noticeFor({ uri, model, isHuge }: { readonly uri: string; readonly model: CFileModel; readonly isHuge: boolean }, speaker: Speaker): Notice | undefined {
  const make = (kind: NoticeKind, message: string): Notice => ({ kind, uri, message, incomplete: false });
  const skipped = model.c.skipped?.length ?? 0;
  if (isHuge) return make("too-large", speaker.notice("too-large", { size: String(hugeCText / 1_000_000), count: String(model.c.functions.length) }));
  return skipped === 0 ? undefined : make("unsupported-language", speaker.notice(skipped === 1 ? "other-language" : "other-languages", { count: String(skipped) }));
}
