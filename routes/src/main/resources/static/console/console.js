// Filters that say nothing stay out of the address.
document.addEventListener('htmx:configRequest', event => {
  const said = event.detail.parameters;
  for (const name of [...said.keys()]) {
    if (said.get(name) === '') { said.delete(name); }
  }
  if (said.get('sort') === 'name' && said.get('order') === 'asc') { said.delete('sort'); said.delete('order'); }
});
document.documentElement.classList.add('scripted');
