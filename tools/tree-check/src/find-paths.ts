/** The home of somebody on Linux, macOS or Windows, a temporary folder, or where machines mount and build; not where it ends a longer path. */
const machinePath = /(?<![\w.~}*\\-])(?:\/(?:home|Users)\/[\w.-]+|\/root(?=\/|\b(?![\w-]))|\/tmp\b(?!-)|\/var\/folders\b|\/(?:mnt|media|Volumes|workspaces?|work|builds?)\/[\w.-]+|[A-Za-z]:\\{1,2}Users\\{1,2}[\w.-]+)/g;

/** Paths of a machine in a text. */
export function findPaths(text: string): string[] {
  return [...text.matchAll(machinePath)].map(([path]) => path);
}
