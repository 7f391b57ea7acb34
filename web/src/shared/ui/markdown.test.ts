import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown';

describe('markdown', () => {
  it('is paragraphs, lists, emphasis and links that open beside the app', () => {
    expect(renderMarkdown('**爬山**\n第二行')).toBe('<p><strong>爬山</strong><br>\n第二行</p>\n');
    expect(renderMarkdown('[围炉](https://example.com)')).toContain(
      '<a href="https://example.com" target="_blank" rel="noopener noreferrer nofollow">围炉</a>',
    );
    expect(renderMarkdown('# 一\n###### 六')).toBe('<h4>一</h4>\n<h6>六</h6>\n');
  });

  it('has no HTML, no pictures and no scripts of its writer’s', () => {
    expect(renderMarkdown('<script>alert(1)</script>')).not.toContain('<script');
    expect(renderMarkdown('![x](https://example.com/pixel.png)')).not.toContain('<img');
    expect(renderMarkdown('[x](javascript:alert(1))')).not.toContain('href');
  });
});
