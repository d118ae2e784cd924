// LLVM's C interface: an execution engine and a linker take the modules they are given.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out, takes, outOnFailureCode } from "../../../tableEntries.ts";

export const llvm: LibraryTable = {
  library: "LLVM",
  header: "llvm-c/Core.h",
  source: "https://llvm.org/doxygen/group__LLVMC.html",
  families: [
    { family: "LLVMContextDispose", creates: ["LLVMContextCreate"], releases: ["LLVMContextDispose"], lends: ["LLVMGetGlobalContext", ...lent(0, "LLVMGetModuleContext", "LLVMGetTypeContext")] },
    {
      family: "LLVMDisposeModule",
      creates: ["LLVMModuleCreateWithName", "LLVMModuleCreateWithNameInContext", "LLVMCloneModule", ...out(1, "LLVMParseBitcode", "LLVMParseBitcode2"), ...out(2, "LLVMParseBitcodeInContext", "LLVMParseBitcodeInContext2"), { name: "LLVMParseIRInContext", outParam: 2, params: ["borrows", "takes", "writes", "writes"] }],
      releases: ["LLVMDisposeModule"],
    },
    { family: "LLVMDisposeBuilder", creates: ["LLVMCreateBuilder", "LLVMCreateBuilderInContext"], releases: ["LLVMDisposeBuilder"] },
    { family: "LLVMDisposeDIBuilder", header: "llvm-c/DebugInfo.h", creates: ["LLVMCreateDIBuilder", "LLVMCreateDIBuilderDisallowUnresolved"], releases: ["LLVMDisposeDIBuilder"] },
    { family: "LLVMDisposeTargetMachine", header: "llvm-c/TargetMachine.h", creates: ["LLVMCreateTargetMachine"], releases: ["LLVMDisposeTargetMachine"] },
    { family: "LLVMDisposeTargetData", header: "llvm-c/Target.h", creates: ["LLVMCreateTargetData", "LLVMCreateTargetDataLayout"], releases: ["LLVMDisposeTargetData"] },
    { family: "LLVMDisposePassManager", creates: ["LLVMCreatePassManager", "LLVMCreateFunctionPassManager", "LLVMCreateFunctionPassManagerForModule"], releases: ["LLVMDisposePassManager"] },
    { family: "LLVMDisposePassBuilderOptions", header: "llvm-c/Transforms/PassBuilder.h", creates: ["LLVMCreatePassBuilderOptions"], releases: ["LLVMDisposePassBuilderOptions"] },
    {
      family: "LLVMDisposeMemoryBuffer",
      creates: ["LLVMCreateMemoryBufferWithMemoryRange", "LLVMCreateMemoryBufferWithMemoryRangeCopy", "LLVMWriteBitcodeToMemoryBuffer", ...out(0, "LLVMCreateMemoryBufferWithSTDIN"), ...out(1, "LLVMCreateMemoryBufferWithContentsOfFile"), ...out(4, "LLVMTargetMachineEmitToMemoryBuffer")],
      releases: ["LLVMDisposeMemoryBuffer"],
    },
    {
      family: "LLVMDisposeExecutionEngine",
      header: "llvm-c/ExecutionEngine.h",
      creates: [
        { name: "LLVMCreateExecutionEngineForModule", outParam: 0, params: ["writes", "takes", "writes"] },
        { name: "LLVMCreateInterpreterForModule", outParam: 0, params: ["writes", "takes", "writes"] },
        { name: "LLVMCreateJITCompilerForModule", outParam: 0, params: ["writes", "takes", "borrows", "writes"] },
        { name: "LLVMCreateMCJITCompilerForModule", outParam: 0, params: ["writes", "takes", "borrows", "borrows", "writes"] },
      ],
      releases: ["LLVMDisposeExecutionEngine"],
    },
    { family: "LLVMDisposeGenericValue", header: "llvm-c/ExecutionEngine.h", creates: ["LLVMCreateGenericValueOfInt", "LLVMCreateGenericValueOfPointer", "LLVMCreateGenericValueOfFloat", "LLVMRunFunction"], releases: ["LLVMDisposeGenericValue"] },
    {
      family: "LLVMDisposeMessage",
      creates: [
        "LLVMCreateMessage", "LLVMPrintModuleToString", "LLVMPrintTypeToString", "LLVMPrintValueToString", "LLVMGetDefaultTargetTriple", "LLVMGetHostCPUName", "LLVMGetHostCPUFeatures", "LLVMNormalizeTargetTriple", "LLVMGetTargetMachineTriple",
        "LLVMGetTargetMachineCPU", "LLVMGetTargetMachineFeatureString", "LLVMCopyStringRepOfTargetData", "LLVMGetDiagInfoDescription",
        { name: "LLVMVerifyModule", outParam: 2, ownedEvenOnError: true },
        ...outOnFailureCode(1, "LLVMCreateMemoryBufferWithSTDIN"),
        ...outOnFailureCode(2, "LLVMPrintModuleToFile", "LLVMGetTargetFromTriple", "LLVMCreateMemoryBufferWithContentsOfFile", "LLVMParseBitcode", "LLVMCreateExecutionEngineForModule", "LLVMCreateInterpreterForModule"),
        ...outOnFailureCode(3, "LLVMParseBitcodeInContext", "LLVMParseIRInContext", "LLVMTargetMachineEmitToMemoryBuffer", "LLVMCreateJITCompilerForModule"),
        ...outOnFailureCode(4, "LLVMTargetMachineEmitToFile", "LLVMCreateMCJITCompilerForModule"),
      ],
      releases: ["LLVMDisposeMessage"],
    },
    { family: "LLVMDisposeErrorMessage", header: "llvm-c/Error.h", creates: [{ name: "LLVMGetErrorMessage", params: ["takes"] }], releases: ["LLVMDisposeErrorMessage"] },
  ],
  rows: takes(1, "LLVMAddModule", "LLVMLinkModules2"),
};
