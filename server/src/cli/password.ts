import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandFailed, EXIT } from './outcome.ts';

/** The password: all of stdin with --password-stdin (without the last line break), else typed twice, unseen. */
export async function askPassword(fromStdin: boolean): Promise<string> {
  if (fromStdin) {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/\r?\n$/, '');
  }
  if (!process.stdin.isTTY)
    throw new CommandFailed(EXIT.usage, 'There is no terminal to ask for the password on: send it with --password-stdin.');
  const password = await askUnseen('Password: ');
  if (password !== (await askUnseen('Again:    '))) throw new CommandFailed(EXIT.refused, 'The two are not the same; nothing was made.');
  return password;
}

async function askUnseen(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
