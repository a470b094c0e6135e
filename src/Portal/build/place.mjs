// Lays out what the host serves: the built pages and, under studio/, the files of Elsa Studio's package as they are. Writes files.json: each address with
// its file, type, hash of the content, ready compressed forms and whether it may be kept for good.
import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const portal = fileURLToPath(new URL('..', import.meta.url));
const output = join(portal, '../../.artifacts/portal');
const fontPackage = join(portal, 'node_modules/@expo-google-fonts/noto-serif-sc');
const studioPackage = join(portal, 'node_modules/@elsa-workflows/elsa-studio-wasm');

const types = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.cur': 'image/x-icon',
  '.dat': 'application/octet-stream',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Its name carries a hash of its content: the bundler's `name-hash.js`, .NET's `name.hash.wasm`. */
const named = /(^|\/)assets\/[^/]+-[\w-]{8}\.\w+$|\.[0-9a-z]{10}\.(wasm|js|dat|bundle\.scp\.css)$/;

const walk = async (folder) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();

/** Entries for the files below `folder`, at addresses below `prefix`. Makes the compressed forms that are missing and worth it. */
async function entries(folder, prefix) {
  const files = await walk(folder);
  const all = new Set(files);
  const found = {};
  for (const file of files) {
    if ((file.endsWith('.br') || file.endsWith('.gz')) && all.has(file.slice(0, -3))) continue;
    const type = types[extname(file)];
    if (!type) throw new Error(`${file}: no content type is known for it; add one to build/place.mjs.`);
    const content = await readFile(file);
    const entry = { file: relative(output, file), type, hash: createHash('sha256').update(content).digest('hex').slice(0, 20), length: content.length };
    if (await compressed(file, content, all, '.br', (bytes) => promisify(zlib.brotliCompress)(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }))) entry.br = true;
    if (await compressed(file, content, all, '.gz', (bytes) => promisify(zlib.gzip)(bytes, { level: 9 }))) entry.gz = true;
    const address = `${prefix}${relative(folder, file)}`;
    if (named.test(address)) entry.forever = true;
    found[address] = entry;
  }
  return found;
}

async function compressed(file, content, all, suffix, compress) {
  if (all.has(file + suffix)) return true;
  if (content.length < 1024 || /\.(png|woff2?|ico|cur)$/.test(file) || file.includes('/studio/')) return false;
  await writeFile(file + suffix, await compress(content));
  return true;
}

/** The package's files, less its sample page, its sample settings, and what its scripts and styles were made from. Copied once per version. */
async function studio() {
  const target = join(output, 'studio');
  const record = join(output, 'studio.json');
  const script = createHash('sha256').update(await readFile(fileURLToPath(import.meta.url))).digest('hex');
  const { version } = JSON.parse(await readFile(join(studioPackage, 'package.json'), 'utf8'));
  const known = JSON.parse(await readFile(record, 'utf8').catch(() => '{}'));
  if (known.version === version && known.script === script) return known.files;
  await rm(target, { recursive: true, force: true });
  for (const file of await walk(studioPackage)) {
    const name = relative(studioPackage, file);
    if (name === 'index.html' || name.startsWith('appsettings.json') || name === 'package.json' || /\.(map|scss)(\.br|\.gz)?$/.test(name)) continue;
    await mkdir(dirname(join(target, name)), { recursive: true });
    await cp(file, join(target, name));
  }
  await writeFile(join(target, 'appsettings.json'), '{}\n'); // asked for at start; its content is not used
  await cp(join(portal, 'studio/NOTICE.txt'), join(target, 'NOTICE.txt'));
  const files = await entries(target, 'studio/');
  await writeFile(record, JSON.stringify({ version, script, files }));
  return files;
}

/** The faces in which the server sets what is printed (src/Api/Paper), with their licence. They are not served. */
async function fonts() {
  await mkdir(join(output, 'fonts'), { recursive: true });
  for (const file of ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf', 'LICENSE_FONT']) await copyFile(join(fontPackage, file), join(output, 'fonts', basename(file)));
}

await fonts();
const files = { ...(await studio()), ...(await entries(join(output, 'pages'), '')) };
await writeFile(join(output, 'files.json.new'), JSON.stringify(files, null, 1));
await rename(join(output, 'files.json.new'), join(output, 'files.json'));
console.log(`${Object.keys(files).length} files placed in ${output}`);
