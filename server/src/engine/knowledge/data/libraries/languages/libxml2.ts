// libxml2: documents own their nodes. Texts are released with xmlFree, a global variable of function type that is free
// unless the program replaced it; so xmlFree and free are interchangeable in default builds.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out, takes } from "../../../tableEntries.ts";

export const libxml2: LibraryTable = {
  library: "libxml2",
  header: "libxml/tree.h",
  source: "https://gnome.pages.gitlab.gnome.org/libxml2/html/index.html",
  families: [
    {
      family: "xmlFreeDoc",
      creates: [
        "xmlReadFile", "xmlReadMemory", "xmlReadDoc", "xmlReadFd", "xmlReadIO", "xmlCtxtReadFile", "xmlCtxtReadMemory", "xmlCtxtReadDoc", "xmlCtxtReadFd", "xmlCtxtReadIO", "xmlParseFile", "xmlParseMemory", "xmlParseDoc",
        "xmlRecoverDoc", "xmlRecoverFile", "xmlRecoverMemory", "xmlNewDoc", "xmlCopyDoc", "htmlReadFile", "htmlReadMemory", "htmlReadDoc", "htmlReadFd", "htmlReadIO", "htmlCtxtReadFile", "htmlCtxtReadMemory", "htmlCtxtReadDoc", "htmlCtxtReadFd",
        "htmlParseFile", "htmlParseDoc", "htmlNewDoc", "htmlNewDocNoDtD", "xsltApplyStylesheet", "xsltApplyStylesheetUser", "xsltProfileStylesheet",
      ],
      releases: ["xmlFreeDoc"],
    },
    {
      family: "xmlFreeParserCtxt",
      header: "libxml/parser.h",
      creates: [
        "xmlNewParserCtxt", "xmlCreateDocParserCtxt", "xmlCreateFileParserCtxt", "xmlCreateURLParserCtxt", "xmlCreateMemoryParserCtxt", "xmlCreatePushParserCtxt", "xmlCreateIOParserCtxt",
        "htmlNewParserCtxt", "htmlCreateMemoryParserCtxt", "htmlCreatePushParserCtxt", "htmlCreateFileParserCtxt",
      ],
      releases: ["xmlFreeParserCtxt", "htmlFreeParserCtxt"],
    },
    { family: "xmlXPathFreeContext", header: "libxml/xpath.h", creates: ["xmlXPathNewContext"], releases: ["xmlXPathFreeContext"] },
    {
      family: "xmlXPathFreeObject",
      header: "libxml/xpath.h",
      creates: ["xmlXPathEval", "xmlXPathEvalExpression", "xmlXPathCompiledEval", "xmlXPathNodeEval", "xmlXPathNewString", "xmlXPathNewCString", "xmlXPathNewFloat", "xmlXPathNewBoolean", "xmlXPathNewNodeSet", "xmlXPathObjectCopy"],
      releases: ["xmlXPathFreeObject"],
    },
    { family: "xmlXPathFreeCompExpr", header: "libxml/xpath.h", creates: ["xmlXPathCompile", "xmlXPathCtxtCompile"], releases: ["xmlXPathFreeCompExpr"] },
    {
      family: "xmlFree",
      header: "libxml/globals.h",
      creates: [
        "xmlNodeGetContent", "xmlNodeListGetString", "xmlNodeListGetRawString", "xmlGetProp", "xmlGetNsProp", "xmlGetNoNsProp", "xmlNodeGetLang", "xmlNodeGetBase", "xmlGetNodePath", "xmlStrdup", "xmlStrndup", "xmlCharStrdup", "xmlEncodeEntitiesReentrant",
        "xmlEncodeSpecialChars", "xmlBuildURI", "xmlURIEscape", "xmlURIEscapeStr", "xmlSaveUri", "xmlCanonicPath", "xmlPathToURI", "xmlXPathCastToString", "xmlXPathCastNodeToString", "xmlXPathCastNumberToString",
        "xmlTextReaderReadInnerXml", "xmlTextReaderReadOuterXml", "xmlTextReaderReadString", "xmlTextReaderGetAttribute", "xmlTextReaderGetAttributeNo", "xmlTextReaderGetAttributeNs", "xmlTextReaderName", "xmlTextReaderLocalName",
        "xmlTextReaderNamespaceUri", "xmlTextReaderPrefix", "xmlTextReaderBaseUri", "xmlTextReaderValue",
        ...out(0, "xsltSaveResultToString"),
        ...out(1, "xmlDocDumpMemory", "xmlDocDumpFormatMemory", "xmlDocDumpMemoryEnc", "xmlDocDumpFormatMemoryEnc", "htmlDocDumpMemory", "htmlDocDumpMemoryFormat"),
        ...out(5, "xmlC14NDocDumpMemory"),
      ],
      releases: ["xmlFree"],
      lends: lent(0, "xmlBufferContent", "xmlTextReaderConstName", "xmlTextReaderConstLocalName", "xmlTextReaderConstValue", "xmlDocGetRootElement", "xmlTextReaderCurrentNode", "xmlTextReaderExpand"),
    },
    { family: "xmlBufferFree", creates: ["xmlBufferCreate", "xmlBufferCreateSize", "xmlBufferCreateStatic"], releases: ["xmlBufferFree"] },
    { family: "xmlFreeTextReader", header: "libxml/xmlreader.h", creates: ["xmlNewTextReader", "xmlNewTextReaderFilename", "xmlReaderForDoc", "xmlReaderForFile", "xmlReaderForMemory", "xmlReaderForFd", "xmlReaderForIO", "xmlReaderWalker"], releases: ["xmlFreeTextReader"] },
    { family: "xmlFreeTextWriter", header: "libxml/xmlwriter.h", creates: ["xmlNewTextWriter", "xmlNewTextWriterFilename", "xmlNewTextWriterMemory", "xmlNewTextWriterDoc", "xmlNewTextWriterPushParser", "xmlNewTextWriterTree"], releases: ["xmlFreeTextWriter"] },
    { family: "xmlFreeParserInputBuffer", header: "libxml/xmlIO.h", creates: ["xmlParserInputBufferCreateFilename", "xmlParserInputBufferCreateMem", "xmlParserInputBufferCreateFile", "xmlParserInputBufferCreateFd", "xmlParserInputBufferCreateIO"], releases: ["xmlFreeParserInputBuffer"] },
    { family: "xmlSchemaFreeParserCtxt", header: "libxml/xmlschemas.h", creates: ["xmlSchemaNewParserCtxt", "xmlSchemaNewMemParserCtxt", "xmlSchemaNewDocParserCtxt"], releases: ["xmlSchemaFreeParserCtxt"] },
    { family: "xmlSchemaFree", header: "libxml/xmlschemas.h", creates: ["xmlSchemaParse"], releases: ["xmlSchemaFree"] },
    { family: "xmlSchemaFreeValidCtxt", header: "libxml/xmlschemas.h", creates: ["xmlSchemaNewValidCtxt"], releases: ["xmlSchemaFreeValidCtxt"] },
    { family: "xmlRelaxNGFreeParserCtxt", header: "libxml/relaxng.h", creates: ["xmlRelaxNGNewParserCtxt", "xmlRelaxNGNewMemParserCtxt", "xmlRelaxNGNewDocParserCtxt"], releases: ["xmlRelaxNGFreeParserCtxt"] },
    { family: "xmlRelaxNGFree", header: "libxml/relaxng.h", creates: ["xmlRelaxNGParse"], releases: ["xmlRelaxNGFree"] },
    { family: "xmlRelaxNGFreeValidCtxt", header: "libxml/relaxng.h", creates: ["xmlRelaxNGNewValidCtxt"], releases: ["xmlRelaxNGFreeValidCtxt"] },
    { family: "xmlSchematronFreeParserCtxt", header: "libxml/schematron.h", creates: ["xmlSchematronNewParserCtxt", "xmlSchematronNewMemParserCtxt", "xmlSchematronNewDocParserCtxt"], releases: ["xmlSchematronFreeParserCtxt"] },
    { family: "xmlSchematronFree", header: "libxml/schematron.h", creates: ["xmlSchematronParse"], releases: ["xmlSchematronFree"] },
    { family: "xmlSchematronFreeValidCtxt", header: "libxml/schematron.h", creates: ["xmlSchematronNewValidCtxt"], releases: ["xmlSchematronFreeValidCtxt"] },
    { family: "xmlFreeDtd", header: "libxml/parser.h", creates: ["xmlParseDTD", "xmlIOParseDTD"], releases: ["xmlFreeDtd"] },
    { family: "xmlFreeValidCtxt", header: "libxml/valid.h", creates: ["xmlNewValidCtxt"], releases: ["xmlFreeValidCtxt"] },
    { family: "xmlFreeURI", header: "libxml/uri.h", creates: ["xmlParseURI", "xmlCreateURI"], releases: ["xmlFreeURI"] },
    { family: "xmlSaveClose", header: "libxml/xmlsave.h", creates: ["xmlSaveToFilename", "xmlSaveToFd", "xmlSaveToBuffer", "xmlSaveToIO"], releases: ["xmlSaveClose"] },
    { family: "xmlFreePattern", header: "libxml/pattern.h", creates: ["xmlPatterncompile"], releases: ["xmlFreePattern"] },
    { family: "xmlRegFreeRegexp", header: "libxml/xmlregexp.h", creates: ["xmlRegexpCompile"], releases: ["xmlRegFreeRegexp"] },
    { family: "xmlDictFree", header: "libxml/dict.h", creates: ["xmlDictCreate", "xmlDictCreateSub"], releases: ["xmlDictFree"], retains: ["xmlDictReference"] },
    { family: "xmlHashFree", header: "libxml/hash.h", creates: ["xmlHashCreate"], releases: ["xmlHashFree"] },
    { family: "xmlFreeMutex", header: "libxml/threads.h", creates: ["xmlNewMutex"], releases: ["xmlFreeMutex"] },
  ],
  rows: [...takes(1, "valuePush"), ...takes(2, "xmlXPathRegisterVariable")],
};
