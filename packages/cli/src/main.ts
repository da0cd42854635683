#!/usr/bin/env node
import { drv } from './drv.js';
import { processTerminal } from './terminal.js';

process.exitCode = drv(process.argv.slice(2), processTerminal());
