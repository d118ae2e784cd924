// The language a process is asked to speak: by the option --lang, else by the environment as POSIX has it. Guarantees:
// a terminal that is said not to take UTF-8 gets English. Judges no other option.
import { languageOf, type Language } from "../language.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The value of `--lang`, as written; undefined when it is not given. The last one counts. */
export function askedLocale(args: readonly string[]): string | undefined {
  let asked: string | undefined;
  for (const [index, argument] of args.entries()) {
    if (argument === "--") break;
    if (argument === "--lang") asked = args[index + 1];
    else if (argument.startsWith("--lang=")) asked = argument.slice("--lang=".length);
  }
  return asked;
}

/** Reports whether we speak the language of a locale that somebody has asked for: `en`, `zh-cn`, `zh_CN.UTF-8` … */
export function isSpoken(locale: string): boolean {
  return languageOf(locale) !== "en" || /^(en|c|posix)([-_.@]|$)/i.test(locale);
}

/** LC_ALL wins over LC_MESSAGES, which wins over LANG; empty ones do not count. */
export function languageOfEnvironment(env: Environment): Language {
  const locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map((name) => env[name]).find((value) => value !== undefined && value !== "");
  const charset = /\.([^@]+)/.exec(locale ?? "")?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset) ? languageOf(locale) : "en";
}

/** For a process that talks to a terminal. */
export function languageOfProcess(args: readonly string[], env: Environment): Language {
  const asked = askedLocale(args);
  return asked !== undefined && isSpoken(asked) ? languageOf(asked) : languageOfEnvironment(env);
}

/** For a server: what its command line asks for, else the locale of its client, else the environment. */
export function languageOfServer(args: readonly string[], env: Environment): (locale: string | undefined) => Language {
  const asked = askedLocale(args);
  return (locale) => (asked === undefined && locale !== undefined ? languageOf(locale) : languageOfProcess(args, env));
}
