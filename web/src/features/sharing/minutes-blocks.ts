export type MinutesBlock = { kind: 'heading' | 'label' | 'paragraph'; text: string } | { kind: 'list'; items: string[] };

/** The part of markdown that minutes are made of: `## heading`, `**label**`, `- item`, paragraphs. */
export function minutesBlocks(markdown: string): MinutesBlock[] {
  const blocks: MinutesBlock[] = [];
  for (const line of markdown.split('\n').map((each) => each.trim())) {
    const last = blocks.at(-1);
    const item = /^[-*] (.+)$/.exec(line)?.[1];
    const heading = /^#{1,6} (.+)$/.exec(line)?.[1];
    const label = /^\*\*(.+)\*\*$/.exec(line)?.[1];
    if (item !== undefined) {
      if (last?.kind === 'list') last.items.push(item);
      else blocks.push({ kind: 'list', items: [item] });
    } else if (heading !== undefined) blocks.push({ kind: 'heading', text: heading });
    else if (label !== undefined) blocks.push({ kind: 'label', text: label });
    else if (line !== '') blocks.push({ kind: 'paragraph', text: line });
  }
  return blocks;
}
