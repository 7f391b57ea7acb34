import MarkdownIt from 'markdown-it';

// HTML is text here, and pictures are left out: they would be fetched from elsewhere, which tells whoever is there who read it.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');

const asWritten = markdown.renderer.rules['link_open'];
markdown.renderer.rules['link_open'] = (tokens, index, options, env, renderer) => {
  tokens[index]?.attrSet('target', '_blank');
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return asWritten?.(tokens, index, options, env, renderer) ?? renderer.renderToken(tokens, index, options);
};

/** A page has headings of its own: those of a text begin below them. */
const below = (tag: string): string => `h${Math.min(6, Number(tag.slice(1)) + 3)}`;
for (const rule of ['heading_open', 'heading_close']) {
  markdown.renderer.rules[rule] = (tokens, index, options, _env, renderer) => {
    const token = tokens[index];
    if (token) token.tag = below(token.tag);
    return renderer.renderToken(tokens, index, options);
  };
}

/** Markdown as HTML. It still has to be sanitized where it is shown. */
export const renderMarkdown = (source: string): string => markdown.render(source);
