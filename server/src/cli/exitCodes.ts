// The exit codes: part of the contract with scripts and CI. Documented in `--help`.

export const exitCodes = {
  /** Everything was looked at and nothing was found. */
  clean: 0,
  findings: 1,
  /** Wrong command line or configuration; nothing was analysed. */
  usage: 2,
  /** Something could not be looked at. Wins over `findings`, since the count cannot be trusted. */
  incomplete: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The user asked for something that cannot be done: shown as one message, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
