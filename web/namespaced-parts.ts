import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const list = 'reka-ui/namespaced';
const imported = /import \{([^}]*)\} from "reka-ui\/namespaced"/;
const asked = /\?part=(\w+)$/;

/**
 * Each of reka-ui's families of parts (Popover, DropdownMenu, …) stands in the chunks that use it. Nuxt UI takes them from one module that lists
 * all of them, and every page with a popover would load the menus and the combobox of every other.
 */
export function namespacedParts(): Plugin {
  return {
    name: 'hearth:namespaced-parts',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/@nuxt\/ui\/.*\.vue$/, code: list },
      async handler(code, id) {
        const module = await this.resolve(list, id);
        if (!module) throw new Error(`${id} imports ${list}, which is not installed.`);
        return code.replace(imported, (_import, names: string) =>
          names
            .split(',')
            .map((name) => `import {${name}} from "${module.id}?part=${/\w+/.exec(name)?.[0] ?? ''}"`)
            .join(';'),
        );
      },
    },
    load: {
      filter: { id: asked },
      async handler(id) {
        const name = asked.exec(id)?.[1] ?? '';
        const text = await readFile(id.replace(asked, ''), 'utf8');
        const family = new RegExp(`^const ${name} = (\\{[^}]*\\});`, 'm').exec(text)?.[1];
        if (!family) throw new Error(`${list} has no ${name} any more.`);
        const parts = [...family.matchAll(/: (\w+)/g)].map(([, part]) => part);
        return `import { ${parts.join(', ')} } from 'reka-ui';\nexport const ${name} = ${family};`;
      },
    },
  };
}
