// `npm run verify`: everything that needs no VS Code, from types to the command line. Same output as `npm test`; more
// arguments are passed on.

process.argv.push("--except", "vscode");
await import("./test.mjs");
