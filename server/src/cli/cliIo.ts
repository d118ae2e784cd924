// What the command line needs of its surroundings, so that tests can stand in for a terminal.

export interface OutputStream {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width of the terminal in cells; 80 when it is none. */
  readonly columns: number;
}

export interface CliIo {
  /** Results only. */
  readonly stdout: OutputStream;
  /** Progress and messages. */
  readonly stderr: OutputStream;
  /** Absolute path that relative ones start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input as text; waits for its end. */
  readInput(): Promise<string>;
  /** Monotonic milliseconds. */
  now(): number;
  /** Calls `run` every so many milliseconds until the returned function is called; keeps no process alive. */
  every(milliseconds: number, run: () => void): () => void;
}
