// The environment of the process: who reads it and who changes it, in C and in Go. Data only.
// Readers that nobody sees as such (getaddrinfo, tzset, dlopen, setlocale) are listed too: they race all the same.
import type { ApiModel } from "../apiModel.ts";

const man3 = "https://man7.org/linux/man-pages/man3/";

export const environmentModels: readonly ApiModel[] = [
  { name: "C.setenv", header: "stdlib.h", environment: "writes", source: `${man3}setenv.3.html` },
  { name: "C.unsetenv", header: "stdlib.h", environment: "writes", source: `${man3}setenv.3.html` },
  { name: "C.putenv", header: "stdlib.h", environment: "writes", source: `${man3}putenv.3.html` },
  { name: "C.clearenv", header: "stdlib.h", environment: "writes", source: `${man3}clearenv.3.html` },
  { name: "C.getenv", alsoKnownAs: ["C.secure_getenv"], header: "stdlib.h", environment: "reads", source: `${man3}getenv.3.html` },
  { name: "os.Getenv", alsoKnownAs: ["os.LookupEnv"], params: ["borrows"], environment: "reads", source: "https://pkg.go.dev/os#Getenv" },
  { name: "os.Environ", alsoKnownAs: ["syscall.Environ"], environment: "reads", source: "https://pkg.go.dev/os#Environ" },
  { name: "os.ExpandEnv", params: ["borrows"], environment: "reads", source: "https://pkg.go.dev/os#ExpandEnv" },
  { name: "syscall.Getenv", params: ["borrows"], environment: "reads", source: "https://pkg.go.dev/syscall#Getenv" },
];
