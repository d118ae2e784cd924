// CPython C API: new references are owned, borrowed ones are lent by the container, a few functions steal.
// Macros (Py_DECREF …) appear in C code, their function forms (Py_DecRef …) in Go.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace, lent, takes } from "../../../tableEntries.ts";

export const python: LibraryTable = {
  library: "CPython",
  header: "Python.h",
  source: "https://docs.python.org/3/c-api/refcounting.html",
  families: [
    {
      family: "Py_DecRef",
      creates: [
        // Containers and iteration.
        "PyList_New", "PyList_GetSlice", "PyList_AsTuple", "PyTuple_New", "PyTuple_Pack", "PyTuple_GetSlice", "PyDict_New", "PyDict_Copy", "PyDict_Keys", "PyDict_Values", "PyDict_Items", "PyDictProxy_New", "PySet_New", "PyFrozenSet_New", "PySet_Pop",
        "PySequence_List", "PySequence_Tuple", "PySequence_Fast", "PySequence_GetItem", "PySequence_GetSlice", "PySequence_Concat", "PySequence_Repeat", "PyMapping_Keys", "PyMapping_Values", "PyMapping_Items", "PyMapping_GetItemString",
        "PyIter_Next", "PyObject_GetIter", "PySeqIter_New", "PyCallIter_New", "PySlice_New",
        // Numbers.
        "PyLong_FromLong", "PyLong_FromUnsignedLong", "PyLong_FromSsize_t", "PyLong_FromSize_t", "PyLong_FromLongLong", "PyLong_FromUnsignedLongLong", "PyLong_FromDouble", "PyLong_FromString", "PyLong_FromVoidPtr", "PyLong_FromUnicodeObject",
        "PyFloat_FromDouble", "PyFloat_FromString", "PyBool_FromLong", "PyComplex_FromDoubles", "PyInt_FromLong", "PyInt_FromString", "PyInt_FromSsize_t", "PyInt_FromSize_t",
        "PyNumber_Add", "PyNumber_Subtract", "PyNumber_Multiply", "PyNumber_MatrixMultiply", "PyNumber_FloorDivide", "PyNumber_TrueDivide", "PyNumber_Remainder", "PyNumber_Divmod", "PyNumber_Power", "PyNumber_Negative", "PyNumber_Positive",
        "PyNumber_Absolute", "PyNumber_Invert", "PyNumber_Lshift", "PyNumber_Rshift", "PyNumber_And", "PyNumber_Xor", "PyNumber_Or", "PyNumber_Long", "PyNumber_Float", "PyNumber_Index", "PyNumber_ToBase",
        // Text and bytes.
        "PyUnicode_FromString", "PyUnicode_FromStringAndSize", "PyUnicode_FromFormat", "PyUnicode_FromObject", "PyUnicode_FromEncodedObject", "PyUnicode_FromWideChar", "PyUnicode_FromKindAndData", "PyUnicode_FromOrdinal", "PyUnicode_DecodeFSDefault",
        "PyUnicode_DecodeFSDefaultAndSize", "PyUnicode_DecodeUTF8", "PyUnicode_Decode", "PyUnicode_DecodeLocale", "PyUnicode_AsUTF8String", "PyUnicode_AsEncodedString", "PyUnicode_EncodeFSDefault", "PyUnicode_Concat", "PyUnicode_Split", "PyUnicode_Join",
        "PyUnicode_Replace", "PyUnicode_Format", "PyUnicode_Substring", "PyUnicode_InternFromString", "PyBytes_FromString", "PyBytes_FromStringAndSize", "PyBytes_FromFormat", "PyBytes_FromObject", "PyByteArray_FromStringAndSize", "PyByteArray_FromObject",
        "PyString_FromString", "PyString_FromStringAndSize", "PyMemoryView_FromObject", "PyMemoryView_FromMemory", "PyMemoryView_FromBuffer",
        // Objects, calls, modules.
        "PyObject_GetAttr", "PyObject_GetAttrString", "PyObject_GenericGetAttr", "PyObject_GetItem", "PyObject_Repr", "PyObject_ASCII", "PyObject_Str", "PyObject_Bytes", "PyObject_Type", "PyObject_Dir", "PyObject_Format", "PyObject_RichCompare",
        "PyObject_Call", "PyObject_CallNoArgs", "PyObject_CallOneArg", "PyObject_CallObject", "PyObject_CallFunction", "PyObject_CallMethod", "PyObject_CallFunctionObjArgs", "PyObject_CallMethodObjArgs", "PyObject_CallMethodNoArgs", "PyObject_CallMethodOneArg",
        "PyObject_Vectorcall", "PyObject_Unicode", "PyEval_CallObject", "PyEval_EvalCode", "PyRun_String", "PyRun_StringFlags", "Py_CompileString", "Py_BuildValue", "Py_VaBuildValue", "PyImport_Import", "PyImport_ImportModule", "PyImport_ImportModuleEx",
        "PyImport_ImportModuleLevel", "PyImport_ReloadModule", "PyImport_ExecCodeModule", "PyModule_New", "PyModule_NewObject", "PyModule_Create", "PyModule_Create2", "PyModule_FromDefAndSpec", "PyCapsule_New", "PyCFunction_New", "PyCFunction_NewEx",
        "PyMethod_New", "PyFunction_New", "PyClassMethod_New", "PyStaticMethod_New", "PyInstanceMethod_New", "PyCell_New", "PyCell_Get", "PyWeakref_NewRef", "PyWeakref_NewProxy", "PyType_GenericNew", "PyType_GenericAlloc", "PyType_FromSpec",
        "PyType_FromSpecWithBases", "PyErr_NewException", "PyErr_NewExceptionWithDoc", "PyErr_GetRaisedException", "PyException_GetTraceback", "PyException_GetCause", "PyException_GetContext", "PyStructSequence_New", "PyFile_FromFd", "PyFile_GetLine",
        "PyMarshal_ReadObjectFromString", "PyMarshal_WriteObjectToString", "PyThreadState_GetFrame", "PyFrame_GetCode", "PyFrame_GetBack",
      ],
      releases: ["Py_DecRef", "Py_DECREF", "Py_XDECREF", "Py_CLEAR"],
      retains: ["Py_IncRef", "Py_INCREF", "Py_XINCREF", { name: "Py_NewRef", returns: true }, { name: "Py_XNewRef", returns: true }],
      lends: [
        ...lent(
          0, "PyList_GetItem", "PyList_GET_ITEM", "PyTuple_GetItem", "PyTuple_GET_ITEM", "PyDict_GetItem", "PyDict_GetItemString", "PyDict_GetItemWithError", "PyDict_SetDefault", "PySequence_Fast_GET_ITEM", "PyModule_GetDict",
          "PyWeakref_GetObject", "PyWeakref_GET_OBJECT", "PyFunction_GetCode", "PyFunction_GetGlobals", "PyFunction_GetModule", "PyFunction_GetDefaults", "PyFunction_GetClosure", "PyMethod_Function", "PyMethod_Self", "PyStructSequence_GetItem",
          "PyUnicode_AsUTF8", "PyUnicode_AsUTF8AndSize", "PyBytes_AsString", "PyByteArray_AsString", "PyString_AsString", "PyModule_GetName", "PyModule_GetFilename",
        ),
        "PyImport_AddModule", "PyImport_GetModuleDict", "PySys_GetObject", "PyErr_Occurred", "PyEval_GetBuiltins", "PyEval_GetLocals", "PyEval_GetGlobals", "PyEval_GetFrame", "PyThreadState_GetDict", "PyState_FindModule",
      ],
    },
    { family: "PyMem_Free", source: "https://docs.python.org/3/c-api/memory.html", creates: ["PyMem_Malloc", "PyMem_Calloc", "PyUnicode_AsWideCharString"], releases: ["PyMem_Free"] },
    { family: "PyMem_RawFree", source: "https://docs.python.org/3/c-api/memory.html", creates: ["PyMem_RawMalloc", "PyMem_RawCalloc", "Py_DecodeLocale"], releases: ["PyMem_RawFree"] },
    { family: "PyObject_Free", source: "https://docs.python.org/3/c-api/memory.html", creates: ["PyObject_Malloc", "PyObject_Calloc"], releases: ["PyObject_Free"] },
    { family: "PyBuffer_Release", source: "https://docs.python.org/3/c-api/buffer.html", creates: inPlace(1, "PyObject_GetBuffer"), releases: ["PyBuffer_Release"] },
    { family: "PyConfig_Clear", source: "https://docs.python.org/3/c-api/init_config.html", creates: inPlace(0, "PyConfig_InitPythonConfig", "PyConfig_InitIsolatedConfig"), releases: ["PyConfig_Clear"] },
    { family: "Py_EndInterpreter", source: "https://docs.python.org/3/c-api/init.html", creates: ["Py_NewInterpreter"], releases: ["Py_EndInterpreter"] },
  ],
  rows: [
    ...takes(1, "PyException_SetCause", "PyException_SetContext"),
    ...takes(2, "PyList_SetItem", "PyList_SET_ITEM", "PyTuple_SetItem", "PyTuple_SET_ITEM", "PyStructSequence_SetItem", "PyStructSequence_SET_ITEM"),
    { name: "PyModule_AddObject", params: ["borrows", "borrows", "takes-on-success"] },
    { name: "PyErr_Restore", params: ["takes", "takes", "takes"] },
    { name: "PyErr_SetRaisedException", params: ["takes"] },
    { name: "PyDict_SetItem", params: ["borrows", "borrows", "borrows"] },
    { name: "PyDict_SetItemString", params: ["borrows", "borrows", "borrows"] },
    { name: "PyList_Append", params: ["borrows", "borrows"] },
    { name: "PyList_Insert", params: ["borrows", "borrows", "borrows"] },
    { name: "PyList_SetSlice", params: ["borrows", "borrows", "borrows", "borrows"] },
    { name: "PySet_Add", params: ["borrows", "borrows"] },
    { name: "PyObject_SetAttr", params: ["borrows", "borrows", "borrows"] },
    { name: "PyObject_SetAttrString", params: ["borrows", "borrows", "borrows"] },
    { name: "PyObject_SetItem", params: ["borrows", "borrows", "borrows"] },
    { name: "PySequence_SetItem", params: ["borrows", "borrows", "borrows"] },
    { name: "PyModule_AddObjectRef", params: ["borrows", "borrows", "borrows"] },
    { name: "PySys_SetObject", params: ["borrows", "borrows"] },
    { name: "PyErr_SetObject", params: ["borrows", "borrows"] },
    { name: "PyMem_Realloc", creates: { family: "PyMem_Free" }, reallocates: { param: 0, family: "PyMem_Free" } },
    { name: "PyMem_RawRealloc", creates: { family: "PyMem_RawFree" }, reallocates: { param: 0, family: "PyMem_RawFree" } },
  ],
};
