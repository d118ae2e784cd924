// The Windows interface: handles, device contexts, memory, registry keys. Loaded libraries mostly stay for good and are
// released only; desktop windows, icons and cursors are left out, since many of them are shared. CreateFile and the
// like fail with INVALID_HANDLE_VALUE, the others with NULL. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out, outIfTrue, releasing } from "../../../tableEntries.ts";

export const windows: LibraryTable = {
  library: "Windows",
  header: "windows.h",
  source: "https://learn.microsoft.com/windows/win32/api/",
  families: [
    {
      family: "CloseHandle", source: "https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-closehandle", releases: ["CloseHandle"],
      creates: [
        "CreateFileA", "CreateFileW", "CreateEventA", "CreateEventW", "CreateMutexA", "CreateMutexW", "CreateSemaphoreA", "CreateSemaphoreW", "CreateWaitableTimerA", "CreateWaitableTimerW", "CreateFileMappingA", "CreateFileMappingW", "OpenFileMappingA", "OpenFileMappingW",
        "CreateNamedPipeA", "CreateNamedPipeW", "CreateThread", "CreateRemoteThread", "CreateIoCompletionPort", "CreateToolhelp32Snapshot", "OpenProcess", "OpenThread", "OpenEventA", "OpenEventW", "OpenMutexA", "OpenMutexW", "CreateJobObjectA", "CreateJobObjectW",
        ...outIfTrue(2, "OpenProcessToken"), ...outIfTrue(3, "OpenThreadToken"),
      ],
    },
    { family: "FreeLibrary", source: "https://learn.microsoft.com/windows/win32/api/libloaderapi/nf-libloaderapi-freelibrary", releases: ["FreeLibrary"], lends: ["GetModuleHandleA", "GetModuleHandleW", "GetProcAddress"] },
    { family: "FindClose", source: "https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-findclose", creates: ["FindFirstFileA", "FindFirstFileW", "FindFirstFileExA", "FindFirstFileExW"], releases: ["FindClose"] },
    { family: "LocalFree", source: "https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-localfree", creates: ["LocalAlloc", ...outIfTrue(1, "ConvertSidToStringSidA", "ConvertSidToStringSidW", "ConvertStringSidToSidA", "ConvertStringSidToSidW")], releases: ["LocalFree"] },
    { family: "GlobalFree", source: "https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-globalfree", creates: ["GlobalAlloc"], releases: ["GlobalFree"] },
    { family: "HeapFree", source: "https://learn.microsoft.com/windows/win32/api/heapapi/nf-heapapi-heapfree", creates: ["HeapAlloc"], releases: releasing(2, "HeapFree"), lends: ["GetProcessHeap"] },
    { family: "UnmapViewOfFile", source: "https://learn.microsoft.com/windows/win32/api/memoryapi/nf-memoryapi-unmapviewoffile", creates: ["MapViewOfFile", "MapViewOfFileEx"], releases: ["UnmapViewOfFile"] },
    { family: "CoTaskMemFree", header: "combaseapi.h", source: "https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-cotaskmemfree", creates: ["CoTaskMemAlloc"], releases: ["CoTaskMemFree"] },
    { family: "SysFreeString", header: "oleauto.h", source: "https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-sysfreestring", creates: ["SysAllocString", "SysAllocStringLen", "SysAllocStringByteLen"], releases: ["SysFreeString"] },
    { family: "RegCloseKey", source: "https://learn.microsoft.com/windows/win32/api/winreg/nf-winreg-regclosekey", creates: [...out(4, "RegOpenKeyExA", "RegOpenKeyExW"), ...out(7, "RegCreateKeyExA", "RegCreateKeyExW")], releases: ["RegCloseKey"] },
    { family: "CloseServiceHandle", source: "https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-closeservicehandle", creates: ["OpenSCManagerA", "OpenSCManagerW", "OpenServiceA", "OpenServiceW", "CreateServiceA", "CreateServiceW"], releases: ["CloseServiceHandle"] },
    { family: "DeleteDC", source: "https://learn.microsoft.com/windows/win32/api/wingdi/nf-wingdi-deletedc", creates: ["CreateCompatibleDC", "CreateDCA", "CreateDCW"], releases: ["DeleteDC"] },
    { family: "ReleaseDC", source: "https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-releasedc", creates: ["GetDC", "GetWindowDC", "GetDCEx"], releases: releasing(1, "ReleaseDC") },
    { family: "DeleteObject", source: "https://learn.microsoft.com/windows/win32/api/wingdi/nf-wingdi-deleteobject", creates: ["CreateCompatibleBitmap", "CreateBitmap", "CreateDIBSection", "CreateFontA", "CreateFontW", "CreateFontIndirectA", "CreateFontIndirectW", "CreatePen", "CreateRectRgn"], releases: ["DeleteObject"] },
    { family: "SetupDiDestroyDeviceInfoList", header: "setupapi.h", source: "https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdidestroydeviceinfolist", creates: ["SetupDiGetClassDevsA", "SetupDiGetClassDevsW", "SetupDiCreateDeviceInfoList"], releases: ["SetupDiDestroyDeviceInfoList"] },
    { family: "HidD_FreePreparsedData", header: "hidsdi.h", source: "https://learn.microsoft.com/windows-hardware/drivers/ddi/hidsdi/nf-hidsdi-hidd_freepreparseddata", creates: outIfTrue(1, "HidD_GetPreparsedData"), releases: ["HidD_FreePreparsedData"] },
    { family: "CertCloseStore", header: "wincrypt.h", source: "https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-certclosestore", creates: ["CertOpenStore", "CertOpenSystemStoreA", "CertOpenSystemStoreW"], releases: ["CertCloseStore"] },
  ],
  rows: [{ name: "GlobalReAlloc", creates: { family: "GlobalFree" }, reallocates: { param: 0, family: "GlobalFree" } }, { name: "SetClipboardData", params: ["borrows", "takes-on-success"] }],
};
