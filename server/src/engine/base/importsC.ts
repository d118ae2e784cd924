// The cheap question before anything is parsed: could this Go file use cgo? May say yes where the import stands in a
// string or comment (the engine decides), never no for a file that the go command takes for a cgo file.

/** Reports whether the text has an import of "C", alone, in a group, or after a semicolon. */
export function importsC(text: string): boolean {
  return text.includes('"C"') && importOfC.test(text);
}

const importOfC = /(?:^|[;(]|\*\/)[ \t]*(?:import(?:[ \t]|\/\*.*\*\/)*\(?[ \t]*)?"C"[ \t]*(?:$|[;)\r]|\/[/*])/m;

/** Reports whether the text mentions the package os/signal: it may take signals that C takes elsewhere in the program. */
export function importsSignals(text: string): boolean {
  return text.includes('"os/signal"');
}
