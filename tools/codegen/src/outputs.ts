import { emitConstants, emitQueryConstants } from './emit-constants.ts';
import { emitDescriptors } from './emit-descriptors.ts';
import { emitFamilies } from './emit-families.ts';
import { emitLayouts } from './emit-layouts.ts';
import { emitReadmeTables, replaceTables } from './emit-readme-table.ts';
import { emitSignatures } from './emit-signatures.ts';
import { emitTypes } from './emit-types.ts';
import type { Spec } from './spec.ts';

/** Every file that is generated, by its path in packages/messages. The README keeps what stands outside its tables. */
export function outputs(spec: Spec, readme: string): { readonly [path: string]: string } {
  return {
    'src/gen/constants.ts': emitConstants(spec),
    'src/gen/types.ts': emitTypes(spec),
    'src/gen/signatures.ts': emitSignatures(spec),
    'src/gen/descriptors.ts': emitDescriptors(spec),
    'src/gen/layouts.ts': emitLayouts(spec),
    'src/gen/query-constants.ts': emitQueryConstants(spec),
    ...emitFamilies(spec),
    'README.md': replaceTables(readme, emitReadmeTables(spec)),
  };
}
