// One session per test, ended afterwards.
import { afterEach } from "vitest";
import { LspSession, type LspOptions } from "./lspSession.ts";

/** Call at the top of a test file; the result starts a session that ends with the test. */
export function eachSession(): (options?: LspOptions) => Promise<LspSession> {
  const running: LspSession[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((session) => session.stop()));
  });
  return async (options = {}) => {
    const session = await LspSession.start(options);
    running.push(session);
    return session;
  };
}
