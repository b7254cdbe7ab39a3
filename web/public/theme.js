// Runs before the first paint so that a stored choice of theme never flashes; a strict policy allows no inline script.
try {
  const theme = localStorage.getItem('gridloop.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const locale = localStorage.getItem('gridloop.locale');
  if (locale === 'en') document.documentElement.lang = locale;
} catch {
  // Storage may be forbidden; the system's theme then applies.
}
