// Runs before the first paint, as a file of its own because the content security policy forbids inline
// scripts: without it a dark or right-to-left page would flash light and left-to-right while the app loads.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const scheme = read('rondo.scheme');
  const dark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.style.colorScheme = dark ? 'dark' : 'light';
  root.style.background = dark ? '#131518' : '#fafafa';
  const language = read('rondo.language');
  if (language) {
    root.lang = language;
    root.dir = language === 'he' ? 'rtl' : 'ltr';
  }
})();
