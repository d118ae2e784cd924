// What a new rule starts from: a rule that works, and a fixture with a bad and a good function that it passes. Guarantees:
// the files compile and pass every test but the one that asks for words of your own. Writes nothing.

/** In the order of RuleFamily in server/src/engine/rules/defineRule.ts. */
export const families = ["memory", "pointers", "lifetime", "threads", "callbacks", "signals", "build", "directives"];

/**
 * Words of the template. test/meta/docs.test.ts looks for them: a rule that still has one is not finished.
 */
export const placeholders = {
  what: "Say in one sentence what the rule reports.",
  why: "Say in two or three sentences what goes wrong in the running program, and why nobody notices before.",
  fixAdvice: "Say how the code is put right.",
};

/**
 * @param {string} name `cstring-leak`
 * @returns {string} `cstringLeak`
 */
export function camelCase(name) {
  return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

/**
 * The files of a new rule.
 * @param {string} name kebab-case
 * @param {{ family: string, since: string }} options `since`: the version that will have it
 * @returns {ReadonlyMap<string, string>} content by path, relative to the root
 */
export function ruleTemplate(name, { family, since }) {
  return new Map([
    [`server/src/engine/rules/${family}/${camelCase(name)}.ts`, ruleText(name, family, since)],
    [`test/fixtures/rules/${name}/calls.go`, fixtureText(name)],
  ]);
}

/**
 * @param {string} name
 * @param {string} family
 * @param {string} since
 */
function ruleText(name, family, since) {
  return `// ${name}: the defect in one line.
//
// Hazard: what goes wrong in the running program.
// Decides from: calls of the functions below. Replace this by what the rule asks the analyses (analyses/).
// Blind spots: what it misses or reports wrongly, each with its FN_ or FP_ fixture.
import { callName } from "../../analyses/calls/callName.ts";
import { defineRule } from "../defineRule.ts";

/** C functions the rule is about, without \`C.\`. */
const hazardous: ReadonlySet<string> = new Set(["hazardous_call"]);

export const rule = defineRule({
  name: "${name}",
  family: "${family}",
  severity: "warning",
  since: "${since}",
  status: "preview",
  docs: {
    what: "${placeholders.what}",
    why: "${placeholders.why}",
    fixAdvice: "${placeholders.fixAdvice}",
    references: [{ title: "cmd/cgo", url: "https://pkg.go.dev/cmd/cgo" }],
    bad: "hazardousBad",
    good: "harmlessOk",
  },
  messages: {
    called: "\`{callee}\` is called here",
  },
  fixes: {},
  checkFunction: (fn, { analyses, report }) => {
    for (const { call, callee } of analyses.calls.callsIn(fn)) {
      if (callee.kind !== "c" || !hazardous.has(callee.name)) continue;
      report({
        messageId: "called",
        data: { callee: callName(call) },
        at: { uri: fn.uri, base: fn.start, span: call.span },
        function: fn,
        confidence: "certain",
        trace: [],
        label: callee.name,
      });
    }
  },
});
`;
}

/** @param {string} name */
function fixtureText(name) {
  return `// Calls from Go. Say what a file is about; common things first.
package fixture

// static void hazardous_call(void) {}
// static void harmless_call(void) {}
import "C"

func hazardousBad() {
	C.hazardous_call() // want ${name} "is called here"
}

func harmlessOk() {
	C.harmless_call()
}
`;
}
