#!/usr/bin/env node
import { drv } from './drv.js';
import { processTerminal } from './terminal.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  // Whoever read the output has enough of it, as `head` does.
  process.exit();
});
process.exitCode = drv(process.argv.slice(2), processTerminal());
