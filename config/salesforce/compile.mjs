/**
 * Compiles our components and the sandbox's stand-ins for the platform's into one file that a
 * browser runs: the sandbox shows the same code as an org. panel.sha256 beside it tells what was
 * compiled, as sha256sum does. With --check nothing is written, and a difference fails.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import { rollup } from 'rollup';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
const OURS = 'config/salesforce/force-app/main/default/lwc';
const STAND_INS = 'connectors/sandbox/src/main/lightning';
const OUTPUT = 'connectors/sandbox/src/main/resources/io/perennial/sandbox/salesforce/page/compiled';
const APEX = '@salesforce/apex';
const COMPILED = /\.(js|html|css)$/;

/** The files that the output is made of, from the repository's root, sorted. */
function sources() {
  return [OURS, STAND_INS]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && COMPILED.test(entry.name))
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join(posix.sep))
    )
    .filter((file) => !file.includes('/__tests__/'))
    .sort();
}

/** `c/NAME` is ours, `lightning/NAME` and `sandbox/NAME` stand for the platform's. */
const components = {
  name: 'components',
  resolveId(id) {
    const [, space, name] = /^(c|lightning|sandbox)\/(\w+)$/.exec(id) || [];
    if (!name) {
      return null;
    }
    const folder = space === 'c' ? OURS : posix.join(STAND_INS, space);
    return join(ROOT, folder, name, `${name}.js`);
  }
};

/** Apex methods are imported by name; each becomes a call of the sandbox's stand-in. */
const apexMethods = {
  name: 'apex-methods',
  resolveId(id) {
    return id.startsWith(`${APEX}/`) ? `\0apex:${id.slice(APEX.length + 1)}` : null;
  },
  load(id) {
    if (!id.startsWith('\0apex:')) {
      return null;
    }
    const name = JSON.stringify(id.slice('\0apex:'.length));
    return `import { apex } from 'sandbox/apex';\nexport default apex(${name});`;
  }
};

async function compile() {
  const bundle = await rollup({
    input: join(ROOT, STAND_INS, 'panel.js'),
    external: ['lwc'],
    plugins: [
      components,
      apexMethods,
      lwc({ rootDir: ROOT })
    ],
    onwarn(warning) {
      throw new Error(warning.message);
    }
  });
  const { output } = await bundle.generate({ format: 'es', entryFileNames: 'panel.js' });
  await bundle.close();
  if (output.length !== 1) {
    throw new Error(`one file was expected, not ${output.length}`);
  }
  return output[0].code;
}

function line(file, text) {
  return `${createHash('sha256').update(text).digest('hex')}  ${file}\n`;
}

const code = await compile();
const made = {
  'panel.js': code,
  'panel.sha256': [
    ...sources().map((file) => line(file, readFileSync(join(ROOT, file)))),
    line(`${OUTPUT}/panel.js`, code)
  ].join('')
};
if (process.argv.includes('--check')) {
  const old = Object.keys(made).filter((name) => {
    const file = join(ROOT, OUTPUT, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== made[name];
  });
  if (old.length > 0) {
    console.error(`${old.join(' and ')} in ${OUTPUT} is not what the sources give: npm run build`);
    process.exit(1);
  }
} else {
  mkdirSync(join(ROOT, OUTPUT), { recursive: true });
  for (const [name, text] of Object.entries(made)) {
    writeFileSync(join(ROOT, OUTPUT, name), text);
  }
}
