// Theme and language before the first paint, so that neither flashes. A file of its own because the content policy allows no inline script.
(() => {
  const { classList } = document.documentElement;
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches;
  try {
    const theme = localStorage.getItem('hearth-theme') ?? 'auto';
    classList.add(theme === 'dark' || (theme === 'auto' && systemIsDark) ? 'dark' : 'light');
    document.documentElement.lang = localStorage.getItem('hearth-language') || 'zh-CN';
  } catch {
    // A browser that keeps nothing for us shows what its system prefers.
    classList.add(systemIsDark ? 'dark' : 'light');
  }
})();
