// Runs the drv command of this checkout in the folder where its user called npm.
process.chdir(process.env.DRIVERPROC_FOLDER ?? '.');
await import('../packages/cli/dist/main.js');
