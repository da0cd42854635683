export type DriverConfigureResult = 'DRVCNF_CANCEL' | 'DRVCNF_OK' | 'DRVCNF_RESTART';
export type DriverExit = 'DRVEA_NORMALEXIT' | 'DRVEA_ABNORMALEXIT';
export interface DriverConfigInfo { readonly sectionName: string | null; readonly aliasName: string | null }
