// Guarantees: the text form of a golden: an introduction, then `-- name --` lines, each followed by one section's text.
// Reading what was written gives the same sections. A section's text ends with a line end.

export interface GoldenSection {
  readonly name: string;
  readonly data: string;
}

const header = /^-- (.*) --$/;

/** The sections of an archive, in order; text above the first one is left out. */
export function parseArchive(text: string): readonly GoldenSection[] {
  const sections: { name: string; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const name = header.exec(line)?.[1];
    if (name !== undefined) sections.push({ name, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ name, lines }) => ({ name, data: lines.join("\n") })).map((section, index) => (index < sections.length - 1 ? { ...section, data: `${section.data}\n` } : section));
}

/** The archive's text; throws when a section holds a line that looks like a header. */
export function formatArchive(introduction: string, sections: readonly GoldenSection[]): string {
  for (const { name, data } of sections) {
    if (data.split("\n").some((line) => header.test(line))) throw new Error(`section "${name}" holds a line that looks like a section header`);
  }
  return `${introduction}${sections.map(({ name, data }) => `-- ${name} --\n${data.endsWith("\n") ? data : `${data}\n`}`).join("")}`;
}
