import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import type { DefaultTheme } from 'vitepress';

const repository = 'https://github.com/driverproc/driverproc';

export default defineConfig({
  title: 'driverproc',
  description: "Windows' installable drivers, in TypeScript.",
  lang: 'en-GB',
  base: '/driverproc/',
  lastUpdated: false,
  head: [
    ['meta', { name: 'referrer', content: 'no-referrer' }],
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/driverproc/icon.svg' }],
  ],
  // GitHub's own colours fall short of a contrast of 4.5 on the background of a fence.
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  // The index of the search is one file, and is loaded when someone searches.
  vite: { build: { chunkSizeWarningLimit: 1500 } },
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/guides/' },
      { text: 'Messages', link: '/messages/' },
      { text: 'Hosts', link: '/hosts/' },
      { text: 'Try it', link: '/try' },
      { text: 'Corrections', link: '/corrections' },
      { text: 'Reference', link: '/reference/' },
    ],
    sidebar: [...readSidebar('guides'), ...readSidebar('generated')],
    outline: [2, 3],
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          // A name such as DRV_EXITSESSION is one word, and its parts are words too. VitePress sends the functions to the browser as text.
          options: { tokenize: (text) => text.split(/[^\p{L}\p{N}_]+/u).flatMap((word) => (word.includes('_') ? [word, ...word.split('_')] : [word])) },
          searchOptions: {
            tokenize: (text) => text.split(/[^\p{L}\p{N}_]+/u).filter((word) => word !== ''),
            combineWith: 'AND',
            fuzzy: false,
            prefix: true,
            boost: { title: 4, text: 2, titles: 1 },
          },
        },
      },
    },
    notFound: {
      title: 'There is no such page',
      quote: 'It may have moved. The search, or the list of guides, may have what you look for.',
      linkLabel: 'To the start page',
      linkText: 'To the start page',
    },
    socialLinks: [{ icon: 'github', link: repository }],
    footer: { message: 'MIT licence. Not affiliated with Microsoft or WineHQ.' },
  },
});

/** The lists of pages: of guides, by hand, and of generated pages, which `npm run docs` writes. */
function readSidebar(name: string): DefaultTheme.SidebarItem[] {
  const file = join(import.meta.dirname, `${name}-sidebar.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}
