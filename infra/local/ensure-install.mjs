// Runs before `npm start`, `npm run dev` and `npm test` on whatever Node the machine has, before anything is
// installed: it may import nothing but Node's own modules. It runs `npm ci` when node_modules does not match
// the lock file, and does nothing (in a few milliseconds) when it does.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed-from';
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(readFileSync('package.json'))
  .digest('hex');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Gridloop needs Node 20.19 or newer to install itself; this is ${process.version}.`);
  process.exit(1);
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  // npm warns of every package that this Node is too old for; none of them runs on it, since a package of the list
  // brings the Node that everything runs on. Errors are shown.
  const ci = ['ci', '--loglevel=error', '--no-audit', '--no-fund'];
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...ci]] : ['npm', ci];
  const done = spawnSync(command, args, {
    stdio: 'inherit',
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  writeFileSync(stamp, wanted);
}
