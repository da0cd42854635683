import theme from 'vitepress/theme-without-fonts';
import type { Theme } from 'vitepress';
import { driverSimulator } from './driver-simulator.ts';
import { messageFilter } from './message-filter.ts';
import './style.css';

// The default theme, with the fonts of the reader's system: no page asks another server for anything.
export default {
  extends: theme,
  enhanceApp({ app }) {
    app.component('DriverSimulator', driverSimulator);
    app.component('MessageFilter', messageFilter);
  },
} satisfies Theme;
