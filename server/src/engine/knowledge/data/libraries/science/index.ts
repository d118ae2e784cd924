// Numbers, maps and learning: one table per library. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { faiss } from "./faiss.ts";
import { fftw } from "./fftw.ts";
import { gdal } from "./gdal.ts";
import { geos } from "./geos.ts";
import { glpk } from "./glpk.ts";
import { graphviz } from "./graphviz.ts";
import { gsl } from "./gsl.ts";
import { hdf5 } from "./hdf5.ts";
import { igraph } from "./igraph.ts";
import { liboqs } from "./liboqs.ts";
import { lightGbm } from "./lightGbm.ts";
import { llama } from "./llama.ts";
import { lpSolve } from "./lpSolve.ts";
import { onnxRuntime } from "./onnxRuntime.ts";
import { proj } from "./proj.ts";
import { secp256k1 } from "./secp256k1.ts";
import { solvers } from "./solvers.ts";
import { stableDiffusion } from "./stableDiffusion.ts";
import { tensorFlow } from "./tensorFlow.ts";
import { whisper } from "./whisper.ts";
import { xgboost } from "./xgboost.ts";
import { z3 } from "./z3.ts";

export const scienceTables: readonly LibraryTable[] = [
  faiss,
  fftw,
  gdal,
  geos,
  glpk,
  graphviz,
  gsl,
  hdf5,
  igraph,
  liboqs,
  lightGbm,
  llama,
  lpSolve,
  onnxRuntime,
  proj,
  secp256k1,
  solvers,
  stableDiffusion,
  tensorFlow,
  whisper,
  xgboost,
  z3,
];
