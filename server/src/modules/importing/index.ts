import { defineModule } from '../../platform/define-module.ts';
import { ImportResolver } from './import.resolver.ts';
import { StructureResolver } from './structure.resolver.ts';

/** Files of people, in and out. It stands above people and organization, which know nothing of files. */
export const importing = defineModule({ name: 'importing', resolvers: [ImportResolver, StructureResolver] });
