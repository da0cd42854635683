// The pages that the cases quote. Those of the Windows NT DDK are in Microsoft's MSDN Library only, of which others keep copies.

export const DRIVER_INSTANCES = 'https://learn.microsoft.com/windows/win32/multimedia/driver-instances';
export const DRIVER_MESSAGES = 'https://learn.microsoft.com/windows/win32/multimedia/driver-messages';
export const FUNCTIONS_AND_MESSAGES = 'https://learn.microsoft.com/windows/win32/multimedia/installable-driver-functions-and-messages';
export const DRIVER_FORMAT = 'https://learn.microsoft.com/windows/win32/multimedia/installable-driver-format';
export const DRV_LOAD_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-load';
export const DRV_ENABLE_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-enable';
export const DRV_OPEN_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-open';
export const DRV_CLOSE_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-close';
export const DRV_DISABLE_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-disable';
export const DRV_FREE_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-free';
export const DRV_CONFIGURE_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-configure';
export const DRV_QUERYCONFIGURE_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-queryconfigure';
export const DRV_EXITSESSION_PAGE = 'https://learn.microsoft.com/windows/win32/multimedia/drv-exitsession';

export const OPEN_DRIVER = 'https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-opendriver';
export const CLOSE_DRIVER = 'https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-closedriver';
export const GET_DRIVER_MODULE_HANDLE = 'https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-getdrivermodulehandle';
export const DEF_DRIVER_PROC = 'https://learn.microsoft.com/windows/win32/api/mmiscapi/nf-mmiscapi-defdriverproc';
export const DRIVER_PROC = 'https://learn.microsoft.com/windows/win32/api/mmiscapi/nc-mmiscapi-driverproc';

export const NT_DRV_OPEN = 'https://techshelps.github.io/MSDN/NTDDK/native/ddk/sg/src/intro_34.htm';
export const NT_DRV_LOAD = 'https://library.thedatadungeon.com/msdn-1998-06/ntddk/native/ddk/sg/src/intro_33.content.htm';
export const NT_DRV_CLOSE = 'https://library.thedatadungeon.com/msdn-2000-04/ntddk/html/ddk_drv_close.content.htm';
export const NT_DRV_DISABLE = 'https://library.thedatadungeon.com/msdn-2000-04/ntddk/html/intro_29.content.htm';
export const NT_DRV_FREE = 'https://library.thedatadungeon.com/msdn-2000-04/ntddk/html/ddk_drv_free.content.htm';
export const NT_STANDARD_MESSAGES = 'https://library.thedatadungeon.com/msdn-2000-04/ntddk/html/intro_9.content.htm';

/** What Windows says nothing of is promised by this package, in its README. */
export const CONTRACT = 'https://www.npmjs.com/package/@driverproc/binding#a-binding-of-your-own';
export const CONTRACT_NUMBERS = 'https://www.npmjs.com/package/@driverproc/binding#numbers';
