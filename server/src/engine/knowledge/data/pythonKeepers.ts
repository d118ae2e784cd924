// Functions of the CPython C API that keep the strings they are given for the life of the interpreter.
import type { ApiModel } from "../apiModel.ts";

export const pythonKeeperModels: readonly ApiModel[] = [
  { name: "C.Py_SetProgramName", header: "Python.h", params: ["keeps"], source: "https://docs.python.org/3.8/c-api/init.html#c.Py_SetProgramName" },
  { name: "C.Py_SetPythonHome", header: "Python.h", params: ["keeps"], source: "https://docs.python.org/3.8/c-api/init.html#c.Py_SetPythonHome" },
  { name: "C.Py_Main", header: "Python.h", params: ["borrows", "keeps"], source: "https://docs.python.org/3.8/c-api/veryhigh.html#c.Py_Main" },
];
