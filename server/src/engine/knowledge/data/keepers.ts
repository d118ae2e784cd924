// Functions of well-known libraries that keep, or take over, memory they are given, although their signatures do not
// say so. Data only.
import type { ApiModel } from "../apiModel.ts";

export const keeperModels: readonly ApiModel[] = [
  // CPython keeps these strings for the life of the interpreter.
  { name: "C.Py_SetProgramName", header: "Python.h", params: ["keeps"], source: "https://docs.python.org/3.8/c-api/init.html#c.Py_SetProgramName" },
  { name: "C.Py_SetPythonHome", header: "Python.h", params: ["keeps"], source: "https://docs.python.org/3.8/c-api/init.html#c.Py_SetPythonHome" },
  { name: "C.Py_Main", header: "Python.h", params: ["borrows", "keeps"], source: "https://docs.python.org/3.8/c-api/veryhigh.html#c.Py_Main" },

  // librdkafka: with RD_KAFKA_MSG_F_FREE the library frees the payload, with RD_KAFKA_MSG_F_COPY it copies it.
  { name: "C.rd_kafka_produce", header: "librdkafka/rdkafka.h", params: ["borrows", "borrows", "borrows", "keeps", "borrows", "borrows", "borrows", "keeps"], source: "https://docs.confluent.io/platform/current/clients/librdkafka/html/rdkafka_8h.html" },
  { name: "C.rd_kafka_produce_batch", header: "librdkafka/rdkafka.h", params: ["borrows", "borrows", "borrows", "keeps", "borrows"], source: "https://docs.confluent.io/platform/current/clients/librdkafka/html/rdkafka_8h.html" },
];
