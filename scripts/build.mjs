// Builds all packages and says nothing unless that fails, so that what follows has the terminal to itself.
import { spawn } from 'node:child_process';

const turbo = spawn('turbo', ['run', 'build', '--output-logs=errors-only'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  shell: process.platform === 'win32',
});
const output = [];
turbo.stdout.on('data', (bytes) => output.push(bytes));
turbo.stderr.on('data', (bytes) => output.push(bytes));
if (process.stderr.isTTY) process.stderr.write('Building…');

const end = (code, reason) => {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (code !== 0) process.stderr.write(Buffer.concat(output));
  if (reason) console.error(reason);
  process.exitCode = code;
};
turbo.once('error', (error) => end(1, `Could not start turbo: ${error.message}. Use the npm scripts: they install it.`));
turbo.once('close', (code) => end(code ?? 1));
