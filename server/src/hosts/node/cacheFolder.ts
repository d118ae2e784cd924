// Where cgovet may keep what it can make again. Guarantees: the folder belongs to this user and nobody else can write to it,
// since what lies there is trusted. Deletes nothing.
import { mkdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Environment variable: another folder, or `off`. */
const variable = "CGOVET_CACHE";

/** The path of a folder below the user's cache folder, made if need be. Undefined when there is none that can be trusted. */
export function cacheFolder(name: string): string | undefined {
  const base = baseFolder(process.env);
  if (base === undefined) return undefined;
  const folder = join(base, name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isPrivateFolder(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function baseFolder(env: NodeJS.ProcessEnv): string | undefined {
  const chosen = env[variable];
  if (chosen !== undefined && chosen !== "") return isAbsolute(chosen) ? chosen : undefined;
  const home = homedir();
  if (!isAbsolute(home)) return undefined;
  switch (process.platform) {
    case "win32":
      return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "cgovet", "Cache");
    case "darwin":
      return join(home, "Library", "Caches", "cgovet");
    default: {
      const cache = env["XDG_CACHE_HOME"];
      return join(cache !== undefined && isAbsolute(cache) ? cache : join(home, ".cache"), "cgovet");
    }
  }
}

/** Reports whether the folder belongs to this user and nobody else can write to it. Throws when it is not there. */
export function isPrivateFolder(folder: string): boolean {
  const info = statSync(folder);
  if (process.getuid === undefined) return info.isDirectory();
  return info.isDirectory() && info.uid === process.getuid() && (info.mode & 0o022) === 0;
}
