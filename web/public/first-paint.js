// Theme and language before the first paint, so that neither flashes. A file of its own because the content policy allows no inline script.
(() => {
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = stored('hearth-theme') || 'auto';
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.add(dark ? 'dark' : 'light');
  const language = stored('hearth-language');
  if (language) document.documentElement.lang = language;
})();
