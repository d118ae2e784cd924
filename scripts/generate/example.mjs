// Examples of a rule's page: a function of a fixture, and what the engine says about it. Guarantees: the text is that of
// the fixture without its expectation comments; findings are placed in the text as it is shown. Analyses nothing.

/** @typedef {import("./sources.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").FixtureFile} FixtureFile */
/** @typedef {import("./sources.mjs").FunctionRegion} FunctionRegion */

/**
 * @typedef {object} Example
 * @property {string} language of the code block
 * @property {readonly string[]} lines
 * @property {readonly Finding[]} findings with lines of the example where they lie in it
 * @property {string} path of the fixture
 */

/**
 * @typedef {object} ExampleOptions
 * @property {readonly FunctionRegion[]} regions of the file
 * @property {readonly Finding[]} findings of the rule in this case
 * @property {(line: string) => string} withoutExpectation takes the expectations of the fixture out of a line
 * @property {boolean} [whole] show the file in any case
 */

/**
 * The function `name` of a fixture with the findings that belong to it. Functions that a trace passes through are shown
 * as well; the whole file is, where something lies outside of all functions.
 * @param {FixtureFile} file
 * @param {string} name
 * @param {ExampleOptions} options
 * @returns {Example}
 */
export function exampleOf(file, name, { regions, findings, withoutExpectation, whole = false }) {
  const main = regions.find((region) => region.name === name);
  if (main === undefined) throw new Error(`${file.path} has no function ${name}`);
  const own = findingsOf(main, file, { regions, findings });
  const touched = linesOf(own, file.uri).map((line) => regionAt(regions, line));
  const isWhole = whole || touched.includes(undefined);
  const lines = file.text.replace(/\n$/, "").split("\n");
  const shown = isWhole ? afterStory(lines) : regionLines(lines, [main, ...touched]);
  const source = shown.map((number) => ({ number, line: number === undefined ? "" : (lines[number] ?? "") }));
  const cleaned = source.map(({ number, line }) => ({ number, line, text: withoutExpectation(line) }));
  return { ...renumbered(cleaned, file, own), language: isWhole ? languageOf(file) : languageOfRegion(lines, main, file), path: file.path };
}

/**
 * Findings in the function; when there are none, those outside of all functions of the file.
 * @param {FunctionRegion} main
 * @param {FixtureFile} file
 * @param {{ regions: readonly FunctionRegion[], findings: readonly Finding[] }} options
 */
function findingsOf(main, file, { regions, findings }) {
  const inFile = findings.filter((finding) => finding.uri === file.uri);
  const inMain = inFile.filter(({ range }) => main.first <= range.start.line && range.start.line <= main.last);
  return inMain.length > 0 ? inMain : inFile.filter(({ range }) => regionAt(regions, range.start.line) === undefined);
}

/** @param {readonly FunctionRegion[]} regions @param {number} line */
function regionAt(regions, line) {
  return regions.find((region) => region.first <= line && line <= region.last);
}

/** Lines of this file that findings and their traces name. @param {readonly Finding[]} findings @param {string} uri */
function linesOf(findings, uri) {
  const steps = findings.flatMap((finding) => finding.trace.filter((step) => step.uri === uri));
  return [...findings, ...steps].map(({ range }) => range.start.line);
}

/** Line numbers behind the comment that opens a fixture. @param {readonly string[]} lines */
function afterStory(lines) {
  const code = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("//"));
  return lines.map((_, index) => index).filter((index) => index >= code);
}

/**
 * Line numbers of functions with the comments right above them; undefined stands for a blank line between two.
 * @param {readonly string[]} lines
 * @param {readonly (FunctionRegion | undefined)[]} regions
 */
function regionLines(lines, regions) {
  const sorted = [...new Set(regions)].filter((region) => region !== undefined).sort((a, b) => a.first - b.first);
  return sorted.flatMap(({ first, last }, index) => {
    let start = first;
    while (/^\s*\/\//.test(lines[start - 1] ?? "")) start--;
    const numbers = Array.from({ length: last - start + 1 }, (_, offset) => start + offset);
    return index === 0 ? numbers : [undefined, ...numbers];
  });
}

/**
 * Leaves out lines that held nothing but an expectation, and places the findings in what is left.
 * @param {readonly { readonly number: number | undefined, readonly line: string, readonly text: string }[]} lines
 * @param {FixtureFile} file
 * @param {readonly Finding[]} findings
 */
function renumbered(lines, file, findings) {
  const kept = lines.filter(({ line, text }) => text.trim() !== "" || line.trim() === "");
  const lineOf = new Map(kept.flatMap(({ number }, index) => (number === undefined ? [] : [[number, index]])));
  return { lines: kept.map(({ text }) => text), findings: findings.map((finding) => moved(finding, file.uri, lineOf)) };
}

/**
 * @param {Finding} finding
 * @param {string} uri of the fixture
 * @param {ReadonlyMap<number, number>} lineOf
 * @returns {Finding}
 */
function moved(finding, uri, lineOf) {
  const place = (/** @type {{ line: number, character: number }} */ { line, character }) => ({ line: lineOf.get(line) ?? line, character });
  const range = (/** @type {Finding["range"]} */ { start, end }) => ({ start: place(start), end: place(end) });
  const trace = finding.trace.map((step) => (step.uri === uri ? { ...step, range: range(step.range) } : step));
  return { ...finding, range: range(finding.range), trace };
}

/** @param {FixtureFile} file */
function languageOf({ name }) {
  return name.endsWith(".go") ? "go" : "c";
}

/** C stands in the preambles of Go files too. @param {readonly string[]} lines @param {FunctionRegion} region @param {FixtureFile} file */
function languageOfRegion(lines, region, file) {
  return /^func\b/.test(lines[region.first] ?? "") ? languageOf(file) : "c";
}
