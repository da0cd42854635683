import koffi from 'koffi';

// Functions of Windows that the tests look at winmm's work with. Loaded on first use: nothing of it exists elsewhere.
const library = (name: string): ReturnType<typeof koffi.load> => koffi.load(`${name}.dll`);
type Handle = number | bigint;

export function moduleFileName(module: Handle): string {
  const GetModuleFileNameW = library('kernel32').func('uint __stdcall GetModuleFileNameW(intptr module, _Out_ uint16_t *name, uint size)');
  const name = new Uint16Array(260);
  const length: number = GetModuleFileNameW(module, name, name.length);
  return String.fromCharCode(...name.subarray(0, length));
}

/** Wine's ntdll.dll says so itself. */
export function isWine(): boolean {
  return procAddress(moduleHandle('ntdll.dll'), 'wine_get_version') !== 0;
}

/** Zero for a module that is not loaded. */
export function moduleHandle(name: string): Handle {
  return library('kernel32').func('intptr __stdcall GetModuleHandleW(str16 name)')(name);
}

export function procAddress(module: Handle, name: string): Handle {
  return library('kernel32').func('intptr __stdcall GetProcAddress(intptr module, str name)')(module, name);
}

/** Puts a folder before the system directory in the search for modules without a path; null takes it away. */
export function setDllDirectory(folder: string | null): void {
  library('kernel32').func('int __stdcall SetDllDirectoryW(str16 folder)')(folder);
}

export function currentThreadId(): number {
  return library('kernel32').func('uint __stdcall GetCurrentThreadId()')();
}

export function createEvent(): Handle {
  return library('kernel32').func('intptr __stdcall CreateEventW(intptr security, int manualReset, int signaled, str16 name)')(0, 0, 0, null);
}

/** True once after each SetEvent. */
export function takeEvent(event: Handle): boolean {
  return library('kernel32').func('uint __stdcall WaitForSingleObject(intptr handle, uint milliseconds)')(event, 0) === 0;
}

export function closeHandle(handle: Handle): void {
  library('kernel32').func('int __stdcall CloseHandle(intptr handle)')(handle);
}

export interface PostedMessage {
  readonly message: number;
  readonly wParam: Handle;
  readonly lParam: Handle;
}

/** Takes the next message out of this thread's queue; makes the queue where there is none yet. */
export function takeMessage(): PostedMessage | null {
  const PeekMessageW = library('user32').func('int __stdcall PeekMessageW(_Out_ uint8_t *msg, intptr window, uint first, uint last, uint remove)');
  const msg = new DataView(new ArrayBuffer(48));
  if (PeekMessageW(new Uint8Array(msg.buffer), 0, 0, 0, 1) === 0) return null;
  const pointer = (index: number): bigint => (process.arch === 'ia32' ? BigInt(msg.getInt32(index * 4, true)) : msg.getBigInt64(index * 8, true));
  return { message: Number(BigInt.asUintN(32, pointer(1))), wParam: Number(pointer(2)), lParam: Number(pointer(3)) };
}

const HKEY_LOCAL_MACHINE = -0x7ffffffe;
const KEY_SET_VALUE = 0x0002;
const REG_SZ = 1;

/** Has a driver alias in the registry for as long as `use` runs. */
export function withRegistryAlias(section: string, name: string, value: string, use: () => void): void {
  const advapi32 = library('advapi32');
  const RegCreateKeyExW = advapi32.func(
    'int __stdcall RegCreateKeyExW(intptr key, str16 path, uint reserved, str16 class_, uint options, uint access, intptr security, _Out_ intptr *result, _Out_ uint *disposition)',
  );
  const RegSetValueExW = advapi32.func('int __stdcall RegSetValueExW(intptr key, str16 name, uint reserved, uint type, str16 data, uint bytes)');
  const RegDeleteValueW = advapi32.func('int __stdcall RegDeleteValueW(intptr key, str16 name)');
  const RegCloseKey = advapi32.func('int __stdcall RegCloseKey(intptr key)');
  const path = `Software\\Microsoft\\Windows NT\\CurrentVersion\\${section}`;
  const key = [0];
  expectZero('RegCreateKeyExW', RegCreateKeyExW(HKEY_LOCAL_MACHINE, path, 0, null, 0, KEY_SET_VALUE, 0, key, [0]));
  expectZero('RegSetValueExW', RegSetValueExW(key[0], name, 0, REG_SZ, value, value.length * 2 + 2));
  try {
    use();
  } finally {
    expectZero('RegDeleteValueW', RegDeleteValueW(key[0], name));
    RegCloseKey(key[0]);
  }
}

function expectZero(call: string, code: number): void {
  if (code !== 0) throw new Error(`${call} gave ${code}`);
}

/** How many modules this process has loaded. */
export function moduleCount(): number {
  const K32EnumProcessModules = library('kernel32').func('int __stdcall K32EnumProcessModules(intptr process, intptr modules, uint size, _Out_ uint *needed)');
  const needed = [0];
  if (K32EnumProcessModules(-1, 0, 0, needed) === 0) throw new Error('K32EnumProcessModules failed');
  return needed[0]! / (process.arch === 'ia32' ? 4 : 8);
}

/** Takes or drops a reference of this program's own on a module. */
export function loadLibrary(path: string): Handle {
  return library('kernel32').func('intptr __stdcall LoadLibraryW(str16 path)')(path);
}

export function freeLibrary(module: Handle): void {
  library('kernel32').func('int __stdcall FreeLibrary(intptr module)')(module);
}

/** Owner and access rights of a file or folder, as SDDL text. */
export function securityOf(path: string): string {
  const advapi32 = library('advapi32');
  const GetNamedSecurityInfoW = advapi32.func(
    'uint __stdcall GetNamedSecurityInfoW(str16 name, int type, uint information, intptr owner, intptr group, intptr dacl, intptr sacl, _Out_ intptr *descriptor)',
  );
  const toText = advapi32.func(
    'int __stdcall ConvertSecurityDescriptorToStringSecurityDescriptorW(intptr descriptor, uint revision, uint information, _Out_ intptr *text, intptr length)',
  );
  const OWNER_AND_DACL = 5;
  const descriptor = [0];
  const text = [0];
  expectZero('GetNamedSecurityInfoW', GetNamedSecurityInfoW(path, 1, OWNER_AND_DACL, 0, 0, 0, 0, descriptor));
  if (toText(descriptor[0], 1, OWNER_AND_DACL, text, 0) === 0) throw new Error('the security descriptor has no text');
  return koffi.decode.string16(BigInt(text[0]!));
}
