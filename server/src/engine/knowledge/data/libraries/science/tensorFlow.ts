// TensorFlow's C interface, and that of TensorFlow Lite. A tensor takes the data it is made of, with its deallocator.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent } from "../../../tableEntries.ts";

export const tensorFlow: LibraryTable = {
  library: "TensorFlow",
  header: "tensorflow/c/c_api.h",
  source: "https://github.com/tensorflow/tensorflow/blob/master/tensorflow/c/c_api.h",
  families: [
    { family: "TF_DeleteStatus", header: "tensorflow/c/tf_status.h", creates: ["TF_NewStatus"], releases: ["TF_DeleteStatus"] },
    { family: "TF_DeleteBuffer", creates: ["TF_NewBuffer", "TF_NewBufferFromString", "TF_GetAllOpList", "TF_GetAllRegisteredKernels", "TF_GetRegisteredKernelsForOp"], releases: ["TF_DeleteBuffer"] },
    {
      family: "TF_DeleteTensor",
      header: "tensorflow/c/tf_tensor.h",
      creates: [{ name: "TF_NewTensor", params: ["borrows", "borrows", "borrows", "takes", "borrows", "borrows", "keeps"] }, "TF_AllocateTensor", "TF_TensorMaybeMove"],
      releases: ["TF_DeleteTensor"],
      lends: lent(0, "TF_TensorData"),
    },
    { family: "TF_DeleteGraph", creates: ["TF_NewGraph"], releases: ["TF_DeleteGraph"], lends: lent(0, "TF_GraphOperationByName", "TF_GraphNextOperation") },
    { family: "TF_DeleteSessionOptions", creates: ["TF_NewSessionOptions"], releases: ["TF_DeleteSessionOptions"] },
    { family: "TF_DeleteSession", creates: ["TF_NewSession", "TF_LoadSessionFromSavedModel"], releases: ["TF_DeleteSession"] },
    { family: "TF_DeleteImportGraphDefOptions", creates: ["TF_NewImportGraphDefOptions"], releases: ["TF_DeleteImportGraphDefOptions"] },
    { family: "TF_DeleteImportGraphDefResults", creates: ["TF_GraphImportGraphDefWithResults"], releases: ["TF_DeleteImportGraphDefResults"] },
    { family: "TF_DeleteFunction", creates: ["TF_GraphToFunction", "TF_FunctionImportFunctionDef"], releases: ["TF_DeleteFunction"] },
    { family: "TF_DeleteDeviceList", creates: ["TF_SessionListDevices", "TFE_ContextListDevices"], releases: ["TF_DeleteDeviceList"] },
    { family: "TF_DeleteLibraryHandle", creates: ["TF_LoadLibrary"], releases: ["TF_DeleteLibraryHandle"] },
    { family: "TF_DeleteApiDefMap", creates: ["TF_NewApiDefMap"], releases: ["TF_DeleteApiDefMap"] },
    { family: "TFE_DeleteContextOptions", header: "tensorflow/c/eager/c_api.h", creates: ["TFE_NewContextOptions"], releases: ["TFE_DeleteContextOptions"] },
    { family: "TFE_DeleteContext", header: "tensorflow/c/eager/c_api.h", creates: ["TFE_NewContext"], releases: ["TFE_DeleteContext"] },
    { family: "TFE_DeleteTensorHandle", header: "tensorflow/c/eager/c_api.h", creates: ["TFE_NewTensorHandle", "TFE_TensorHandleCopyToDevice"], releases: ["TFE_DeleteTensorHandle"] },
    { family: "TFE_DeleteOp", header: "tensorflow/c/eager/c_api.h", creates: ["TFE_NewOp"], releases: ["TFE_DeleteOp"] },
    { family: "TfLiteModelDelete", header: "tensorflow/lite/c/c_api.h", creates: ["TfLiteModelCreate", "TfLiteModelCreateFromFile"], releases: ["TfLiteModelDelete"] },
    { family: "TfLiteInterpreterOptionsDelete", header: "tensorflow/lite/c/c_api.h", creates: ["TfLiteInterpreterOptionsCreate"], releases: ["TfLiteInterpreterOptionsDelete"] },
    { family: "TfLiteInterpreterDelete", header: "tensorflow/lite/c/c_api.h", creates: ["TfLiteInterpreterCreate"], releases: ["TfLiteInterpreterDelete"], lends: lent(0, "TfLiteInterpreterGetInputTensor", "TfLiteInterpreterGetOutputTensor") },
  ],
};
