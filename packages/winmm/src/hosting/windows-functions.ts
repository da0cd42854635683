import type Koffi from 'koffi';
import type { Native } from '../native-integer.js';

/** The functions of Windows that hosting a driver needs, called as they are. Answers of 0 are failures. */
export interface WindowsFunctions {
  readonly LoadLibraryW: (path: string) => Native;
  readonly FreeLibrary: (module: Native) => number;
  /** Takes no reference. */
  readonly GetModuleHandleW: (path: string) => Native;
  readonly GetProcAddress: (module: Native, name: string) => Native;
  readonly GetShortPathNameW: (path: string, buffer: Uint16Array, size: number) => number;
  /** Makes a folder with a security descriptor given as SDDL text. */
  createDirectory(path: string, securityDescriptor: string): boolean;
  /** The security identifier of this process's user, as text; `null` where Windows does not tell. */
  userSid(): string | null;
  readonly GetLastError: () => number;
}

const TOKEN_QUERY = 0x0008;
const TOKEN_USER = 1;
const SDDL_REVISION = 1;
const CURRENT_PROCESS = -1;

export function windowsFunctions(koffi: typeof Koffi, pointerSize: 4 | 8): WindowsFunctions {
  const kernel32 = koffi.load('kernel32.dll');
  const advapi32 = koffi.load('advapi32.dll');
  const SecurityAttributes = koffi.struct({ nLength: 'uint32', lpSecurityDescriptor: 'intptr', bInheritHandle: 'int' });
  const CreateDirectoryW = kernel32.func('__stdcall', 'CreateDirectoryW', 'int', ['str16', koffi.pointer(SecurityAttributes)]);
  const LocalFree = kernel32.func('intptr __stdcall LocalFree(intptr memory)');
  const CloseHandle = kernel32.func('int __stdcall CloseHandle(intptr object)');
  const OpenProcessToken = advapi32.func('int __stdcall OpenProcessToken(intptr process, uint access, _Out_ intptr *token)');
  const GetTokenInformation = advapi32.func('int __stdcall GetTokenInformation(intptr token, int kind, intptr information, uint size, _Out_ uint *needed)');
  const ConvertSidToStringSidW = advapi32.func('int __stdcall ConvertSidToStringSidW(intptr sid, _Out_ intptr *text)');
  const toDescriptor = advapi32.func('int __stdcall ConvertStringSecurityDescriptorToSecurityDescriptorW(str16 text, uint revision, _Out_ intptr *descriptor, uint *size)');

  return {
    LoadLibraryW: kernel32.func('intptr __stdcall LoadLibraryW(str16 path)'),
    FreeLibrary: kernel32.func('int __stdcall FreeLibrary(intptr module)'),
    GetModuleHandleW: kernel32.func('intptr __stdcall GetModuleHandleW(str16 path)'),
    GetProcAddress: kernel32.func('intptr __stdcall GetProcAddress(intptr module, str name)'),
    GetShortPathNameW: kernel32.func('uint __stdcall GetShortPathNameW(str16 path, _Out_ uint16_t *buffer, uint size)'),
    GetLastError: kernel32.func('uint __stdcall GetLastError()'),
    createDirectory(path, securityDescriptor) {
      const descriptor: [Native] = [0];
      if (toDescriptor(securityDescriptor, SDDL_REVISION, descriptor, null) === 0) return false;
      try {
        const attributes = { nLength: koffi.sizeof(SecurityAttributes), lpSecurityDescriptor: descriptor[0], bInheritHandle: 0 };
        return CreateDirectoryW(path, attributes) !== 0;
      } finally {
        LocalFree(descriptor[0]);
      }
    },
    userSid() {
      const token: [Native] = [0];
      if (OpenProcessToken(CURRENT_PROCESS, TOKEN_QUERY, token) === 0) return null;
      // A TOKEN_USER, and behind it the identifier that its first member points at. It has to stay where it is meanwhile.
      const size = 256;
      const information: bigint = koffi.alloc('uint8', size);
      const text: [Native] = [0];
      try {
        if (GetTokenInformation(token[0], TOKEN_USER, information, size, [0]) === 0) return null;
        if (ConvertSidToStringSidW(koffi.decode(information, pointerSize === 4 ? 'uint32' : 'int64'), text) === 0) return null;
        return koffi.decode.string16(BigInt.asUintN(pointerSize * 8, BigInt(text[0])));
      } finally {
        LocalFree(text[0]);
        koffi.free(information);
        CloseHandle(token[0]);
      }
    },
  };
}
