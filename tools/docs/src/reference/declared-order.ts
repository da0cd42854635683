import type { ApiItem } from '@microsoft/api-extractor-model';

/**
 * The members of an interface or class as its source has them: a doc model sorts them by name, which takes a structure's fields
 * and the steps of a life apart. `declarations` is the rollup of the entry's types.
 */
export function inDeclaredOrder(item: ApiItem, declarations: string): ApiItem[] {
  const start = new RegExp(`^export declare (?:interface|class) ${item.displayName}\\b`, 'm').exec(declarations)?.index;
  if (start === undefined) throw new Error(`the rollup does not declare ${item.displayName}`);
  const body = declarations.slice(start, declarations.indexOf('\n}', start));
  const placeOf = ({ displayName }: ApiItem): number => {
    const name = displayName === '(constructor)' ? 'constructor' : displayName.replace(/^"(.*)"$/, '$1').replace(/\W/g, '\\$&');
    const place = body.search(new RegExp(`^    (?:readonly )?['"]?${name}['"]?[?(<: ]`, 'm'));
    if (place === -1) throw new Error(`the rollup has no ${item.displayName}.${displayName}`);
    return place;
  };
  return item.members.map((member) => ({ member, place: placeOf(member) })).sort((one, other) => one.place - other.place).map(({ member }) => member);
}
