const repository = 'https://github.com/driverproc/driverproc';

/** What a packed package.json does not say as it should, for those who find the package on npm. */
export function findManifestProblems(directory: string, text: string): string[] {
  const manifest = JSON.parse(text);
  const folder = `packages/${directory}`;
  const expected: [string, unknown, unknown][] = [
    ['license', manifest.license, 'MIT'],
    ['repository.type', manifest.repository?.type, 'git'],
    ['repository.url', manifest.repository?.url, `git+${repository}.git`],
    ['repository.directory', manifest.repository?.directory, folder],
    ['homepage', manifest.homepage, `${repository}/tree/main/${folder}#readme`],
    ['bugs', manifest.bugs, `${repository}/issues`],
    ['publishConfig.access', manifest.publishConfig?.access, 'public'],
    ['engines.node', manifest.engines?.node, '>=20.20'],
  ];
  const wrong = expected.filter(([, found, wanted]) => found !== wanted).map(([field, found, wanted]) => `${field} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  if (!Array.isArray(manifest.keywords) || manifest.keywords.length === 0) wrong.push('keywords are missing');
  const unresolved = Object.entries<string>({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies })
    .filter(([, range]) => /^(?:workspace|catalog|link|file):/.test(range))
    .map(([name, range]) => `${name} is wanted as ${range}, which only this workspace understands`);
  return [...wrong, ...unresolved];
}
