// Makes the demonstration page behave like a site that posts: the comment appears in the list, and goes nowhere.

const form = document.querySelector('form') as HTMLFormElement;
const posted = document.querySelector('#posted') as HTMLElement;
const themes = document.querySelector('#themes') as HTMLSelectElement;
const theme = document.querySelector('#theme') as HTMLLinkElement;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const comment = document.createElement('li');
  comment.dir = 'auto';
  comment.textContent = String(new FormData(form).get('comment'));
  document.querySelector('#comments')?.append(comment);
  form.reset();
  posted.textContent = form.dataset['posted'] ?? '';
});

for (const name of ['midas', 'digg', 'govuk', 'uswds', 'plain']) themes.add(new Option(name, name));
themes.addEventListener('change', () => {
  theme.disabled = themes.value === 'plain';
  if (!theme.disabled) theme.href = `../sluss/themes/${themes.value}.css`;
});
