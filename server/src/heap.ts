// How V8 keeps this process's memory: decisions/heap.md. Imported before everything else, for the start decides how the heap grows.
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--no-allocation-site-pretenuring');
setFlagsFromString('--semi-space-growth-factor=1');
