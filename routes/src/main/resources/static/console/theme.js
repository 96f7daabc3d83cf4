// Before the first paint: the colours of the system, unless a person chose others here.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const system = () => (dark.matches ? 'dark' : 'light');
  const chosen = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const show = () => document.documentElement.setAttribute('data-bs-theme', chosen() || system());
  show();
  dark.addEventListener('change', show);
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    button.hidden = false;
    button.addEventListener('click', () => {
      const other = document.documentElement.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
      try {
        if (other === system()) { localStorage.removeItem('theme'); } else { localStorage.setItem('theme', other); }
      } catch { /* not kept, but shown */ }
      document.documentElement.setAttribute('data-bs-theme', other);
    });
  });
})();
