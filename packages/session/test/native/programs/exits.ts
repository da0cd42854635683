import { simulateSessionEnd, watchSessionEnd } from '@driverproc/session';
import { writeSync } from 'node:fs';

// A program with a watch that ends in the way its argument says.
const how = process.argv[2] ?? '';
const said: string[] = [];
const watch = watchSessionEnd({
  name: 'last words',
  onExit: (exit) => void writeSync(1, `${said.length > 0 ? `${said.join(', ')},` : 'told'} ${exit === 'DRVEA_NORMALEXIT' ? 'NORMAL' : 'ABNORMAL'}\n`),
});
if (!how.endsWith('early')) await watch.ready;

switch (how) {
  case 'exit-code':
    process.exitCode = 7;
    break;
  case 'exit':
  case 'exit-early':
    process.exit(5);
    break;
  case 'throw':
  case 'throw-early':
    setTimeout(() => {
      throw new Error('uncaught');
    }, 0);
    break;
  case 'reject':
    void Promise.reject(new Error('unhandled'));
    break;
  case 'exit-disposing':
    watch[Symbol.dispose]();
    process.exit(5);
    break;
  case 'exit-in-handler':
    watch.add({ name: 'exits', onEnd: () => process.exit(6) });
    watch.add({ name: 'rest', onEnd: () => void said.push('rest told') });
    watch.add({ onReport: ({ unfinished }) => void said.push(`unfinished ${unfinished.join()}`) });
    await simulateSessionEnd(watch, { through: 'source' });
    break;
  default:
}
