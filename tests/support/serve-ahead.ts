// A server with its jobs, in a process of its own, on a clock that goes as the real one does and can be set ahead. Argument: JSON of its
// configuration. It says `listening`; a line on its input sets the clock ahead by so many seconds. SIGTERM ends it as it ends any other.
import { createInterface } from 'node:readline';
import { createApp } from '@hearth/server/app';
import type { Config } from '@hearth/server/platform/config';
import { closeServices, openServices } from '@hearth/server/services';

let ahead = 0;
const services = await openServices(JSON.parse(process.argv[2] ?? '') as Config, { clock: { now: () => new Date(Date.now() + ahead) } });
const app = await createApp(services);
await app.listen({ host: '127.0.0.1', port: 0 });
const input = createInterface(process.stdin).on('line', (seconds) => (ahead += Number(seconds) * 1000));
process.once('SIGTERM', () => {
  input.close();
  void app.close().then(() => closeServices(services));
});
console.log('listening');
