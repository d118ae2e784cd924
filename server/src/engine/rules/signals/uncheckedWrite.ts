// unchecked-write: C writes to a socket or pipe and does not care whether anybody reads.
//
// Hazard: when the other end is gone a write fails with EPIPE, and unless somebody prevents it SIGPIPE is sent. On a
// thread that Go made the Go runtime takes that signal; on any other thread its default action ends the program. A
// result that nobody looks at also hides short writes: the stream goes on with a hole.
// Decides from: descriptors (analyses/signals): what socket(), accept(), pipe() and socketpair() gave, followed through
// locals, globals, fields, parameters and results of the package; threads from the analysis of the boundary.
// Silent: standard output and error, files, results cast to void, datagrams; threads where SIGPIPE is ignored, blocked or handled.
// Only possible: one byte into a pipe, which wakes somebody up; sockets whose origin is not in sight.
// Blind spots: descriptors handed in by Go or by a library.
import type { DescriptorWrite } from "../../analyses/signals/descriptorWrites.ts";
import { isForOtherSystems } from "../../analyses/signals/installScope.ts";
import { checkResult, addNoSignal } from "../../fixes/checkWrite.ts";
import { searchedText, type PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type FixDraft, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "unchecked-write",
  family: "signals",
  severity: "warning",
  cwe: [252],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "C code writes to a pipe or socket and ignores the result, or sends without MSG_NOSIGNAL on a thread that Go did not create.",
    why:
      "Once the reader is gone, writing fails with EPIPE and raises SIGPIPE. Go takes that signal on its own threads; on a thread " +
      "that C created it ends the whole program. And whoever ignores the result never learns of short writes, so the other " +
      "side reads garbage.",
    fixAdvice: "Pass MSG_NOSIGNAL to `send()` and look at the result; for pipes, ignore SIGPIPE or block it in that thread.",
    fact:
      "When a Go program writes to a broken pipe on descriptor 1 or 2 it dies of SIGPIPE; on others the write fails with EPIPE. " +
      "A SIGPIPE on a non-Go thread goes to the handler that was there before Go, if any, else the program ends.",
    gate: "MSG_NOSIGNAL exists on Linux, the BSDs and current macOS; older macOS has the socket option SO_NOSIGPIPE.",
    references: [
      { title: "os/signal: SIGPIPE", url: "https://pkg.go.dev/os/signal#hdr-SIGPIPE" },
      { title: "POSIX: send", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/send.html" },
    ],
    bad: "announce_bad",
    good: "announce_checked_ok",
  },
  messages: {
    ignored: "nobody looks at the result of `{api}` to a {kind}: EPIPE and short writes go unnoticed",
    signal: "`{api}` without MSG_NOSIGNAL on a thread of C: a closed connection ends the program",
    thread: "this function runs on a thread that Go did not create",
  },
  fixes: {
    nosignal: { title: "Add MSG_NOSIGNAL", applicability: "safe" },
    check: { title: "Return when `{api}` fails", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    for (const write of context.analyses.signals.writesIn(fn)) {
      if (isForOtherSystems({ fn, call: write.call }, context.analyses)) continue;
      if (raisesSignal(write, fn, context)) report("signal", write, fn, context, write.to === "socket" ? "likely" : "possible");
      else if (write.isIgnored) reportIgnored(write, fn, context);
    }
  },
});

function reportIgnored(write: DescriptorWrite, fn: PlacedFunction, context: RuleContext): void {
  const isSocketCall = write.flags !== undefined;
  if (write.to === "other" || write.to === "datagram" || write.api === "sendto" || (write.to === "unknown" && !isSocketCall)) return;
  const isWakeUp = write.length !== undefined && write.length <= 8;
  report("ignored", write, fn, context, write.to === "unknown" || isWakeUp ? "possible" : "likely");
}

/** Sends on a thread of C where nothing keeps SIGPIPE away. */
function raisesSignal(write: DescriptorWrite, fn: PlacedFunction, context: RuleContext): boolean {
  const { flags } = write;
  if (flags === undefined || write.to === "datagram" || write.to === "other") return false;
  const text = fn.model.text.slice(flags.span.start, flags.span.end);
  const isPlain = /^\(?[\s\w|]*\)?$/.test(text) && !/NOSIGNAL/.test(text) && (/^\s*0\s*$/.test(text) || /MSG_/.test(text));
  return isPlain && context.analyses.boundary.runsOn(fn).has("c-thread") && isStartedHere(fn, context) && !isPipeSignalHandled(context);
}

/** By pthread_create() and the like in the package; exported Go functions may run anywhere, which says little. */
function isStartedHere(fn: PlacedFunction, { analyses }: RuleContext): boolean {
  return analyses.boundary.handed.some(({ target, role }) => role === "thread-start" && (target.model === fn.model || analyses.boundary.reachedFrom(target).some((one) => one.fn.model === fn.model)));
}

/** SIGPIPE is ignored, handled or blocked somewhere, or the sockets are told not to raise it. */
function isPipeSignalHandled({ analyses, pkg }: RuleContext): boolean {
  if (analyses.signals.facts().some(({ signal, does }) => (signal === "SIGPIPE" || (signal === "*" && does === "handles")) && does !== "resets" && does !== "restores")) return true;
  return [...pkg.cFiles, ...pkg.goFiles].some((file) => /SO_NOSIGPIPE|sigaddset\s*\([^)]*SIGPIPE|sigfillset/.test(searchedText(file)));
}

function report(messageId: "ignored" | "signal", write: DescriptorWrite, fn: PlacedFunction, context: RuleContext, confidence: Confidence): void {
  const at = (span: RawStep["at"]["span"]): RawStep["at"] => ({ uri: fn.uri, base: fn.start, span });
  context.report({
    messageId,
    data: { api: write.api, kind: { phrase: write.to === "pipe" ? "pipe" : "socket" } },
    at: at(write.call.span),
    function: fn,
    confidence,
    trace: messageId === "signal" ? [{ kind: "related", at: at(fn.model.nameSpan), messageId: "thread", data: {} }] : [],
    label: `${messageId} ${write.api}`,
    fixes: () => fixesOf(messageId, write, fn, context),
  });
}

function fixesOf(messageId: string, write: DescriptorWrite, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  if (file === undefined) return [];
  if (messageId === "signal") {
    const edit = write.flags && addNoSignal({ file, fn }, write.flags);
    return edit === undefined ? [] : [{ titleId: "nosignal", data: {}, edits: [edit] }];
  }
  const edit = checkResult({ file, fn }, write.call);
  return edit === undefined ? [] : [{ titleId: "check", data: { api: write.api }, edits: [edit] }];
}
