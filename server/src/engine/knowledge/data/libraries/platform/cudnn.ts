// cuDNN: the handle and its descriptors.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const cudnn: LibraryTable = {
  library: "cuDNN",
  header: "cudnn.h",
  source: "https://docs.nvidia.com/deeplearning/cudnn/index.html",
  families: [
    { family: "cudnnDestroy", creates: out(0, "cudnnCreate"), releases: ["cudnnDestroy"] },
    { family: "cudnnDestroyTensorDescriptor", creates: out(0, "cudnnCreateTensorDescriptor"), releases: ["cudnnDestroyTensorDescriptor"] },
    { family: "cudnnDestroyConvolutionDescriptor", creates: out(0, "cudnnCreateConvolutionDescriptor"), releases: ["cudnnDestroyConvolutionDescriptor"] },
    { family: "cudnnDestroyFilterDescriptor", creates: out(0, "cudnnCreateFilterDescriptor"), releases: ["cudnnDestroyFilterDescriptor"] },
    { family: "cudnnDestroyPoolingDescriptor", creates: out(0, "cudnnCreatePoolingDescriptor"), releases: ["cudnnDestroyPoolingDescriptor"] },
    { family: "cudnnDestroyActivationDescriptor", creates: out(0, "cudnnCreateActivationDescriptor"), releases: ["cudnnDestroyActivationDescriptor"] },
    { family: "cudnnDestroyLRNDescriptor", creates: out(0, "cudnnCreateLRNDescriptor"), releases: ["cudnnDestroyLRNDescriptor"] },
    { family: "cudnnDestroyDropoutDescriptor", creates: out(0, "cudnnCreateDropoutDescriptor"), releases: ["cudnnDestroyDropoutDescriptor"] },
    { family: "cudnnDestroyRNNDescriptor", creates: out(0, "cudnnCreateRNNDescriptor"), releases: ["cudnnDestroyRNNDescriptor"] },
    { family: "cudnnDestroyRNNDataDescriptor", creates: out(0, "cudnnCreateRNNDataDescriptor"), releases: ["cudnnDestroyRNNDataDescriptor"] },
    { family: "cudnnDestroyPersistentRNNPlan", creates: out(3, "cudnnCreatePersistentRNNPlan"), releases: ["cudnnDestroyPersistentRNNPlan"] },
    { family: "cudnnDestroyOpTensorDescriptor", creates: out(0, "cudnnCreateOpTensorDescriptor"), releases: ["cudnnDestroyOpTensorDescriptor"] },
    { family: "cudnnDestroyReduceTensorDescriptor", creates: out(0, "cudnnCreateReduceTensorDescriptor"), releases: ["cudnnDestroyReduceTensorDescriptor"] },
    { family: "cudnnDestroySpatialTransformerDescriptor", creates: out(0, "cudnnCreateSpatialTransformerDescriptor"), releases: ["cudnnDestroySpatialTransformerDescriptor"] },
    { family: "cudnnDestroyCTCLossDescriptor", creates: out(0, "cudnnCreateCTCLossDescriptor"), releases: ["cudnnDestroyCTCLossDescriptor"] },
    { family: "cudnnDestroySeqDataDescriptor", creates: out(0, "cudnnCreateSeqDataDescriptor"), releases: ["cudnnDestroySeqDataDescriptor"] },
    { family: "cudnnDestroyAttnDescriptor", creates: out(0, "cudnnCreateAttnDescriptor"), releases: ["cudnnDestroyAttnDescriptor"] },
    { family: "cudnnDestroyAlgorithmDescriptor", creates: out(0, "cudnnCreateAlgorithmDescriptor"), releases: ["cudnnDestroyAlgorithmDescriptor"] },
    { family: "cudnnDestroyTensorTransformDescriptor", creates: out(0, "cudnnCreateTensorTransformDescriptor"), releases: ["cudnnDestroyTensorTransformDescriptor"] },
  ],
};
