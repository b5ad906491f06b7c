// Dragging, progress and pictures that a day does not have. Everything works without this file but dragging and choosing a folder.
'use strict';
document.documentElement.classList.add('with-script');

for (const picture of document.querySelectorAll('.pictures img')) {
  const leave = () => picture.closest('figure').remove();
  picture.addEventListener('error', leave);
  if (picture.complete && picture.naturalWidth === 0) leave();
}

const form = document.getElementById('load');
if (form) {
  const most = Number(form.dataset.most), drop = document.getElementById('drop'), list = document.getElementById('chosen');
  const send = document.getElementById('send'), progress = document.getElementById('progress');
  const chosen = new Map();
  const size = bytes => bytes < 1e6 ? Math.ceil(bytes / 1000) + ' KB' : (bytes / 1e6).toFixed(1) + ' MB';

  const take = file => { if (!file.name.startsWith('.')) chosen.set(file.name, file); };
  const show = () => {
    list.replaceChildren(...[...chosen.values()].map(file => {
      const line = document.createElement('li'), name = document.createElement('span'), weight = document.createElement('span');
      name.textContent = file.name;
      weight.textContent = size(file.size);
      line.append(name, weight);
      return line;
    }));
    send.disabled = chosen.size === 0;
  };
  const walk = async entry => {
    if (entry.isFile) return take(await new Promise((found, failed) => entry.file(found, failed)));
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((found, failed) => reader.readEntries(found, failed));
      if (some.length === 0) return;
      for (const one of some) await walk(one);
    }
  };
  const tell = (words, part) => {
    progress.hidden = false;
    progress.querySelector('p').textContent = words;
    const bar = progress.querySelector('progress');
    if (part === undefined) bar.removeAttribute('value'); else bar.value = part;
  };

  for (const input of form.querySelectorAll('input[type=file]')) input.addEventListener('change', () => { [...input.files].forEach(take); show(); });
  for (const name of ['dragenter', 'dragover']) drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add('over'); });
  for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('over'));
  drop.addEventListener('drop', async event => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry()).filter(entry => entry);
    for (const entry of entries) await walk(entry);
    show();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const all = [...chosen.values()].reduce((sum, file) => sum + file.size, 0);
    if (all > most) return tell('合わせて ' + size(all) + ' あります。一度に送れるのは ' + size(most) + ' までです。分けて送ってください。', 0);
    const data = new FormData(), request = new XMLHttpRequest();
    data.append('csrf', form.elements.csrf.value);
    for (const file of chosen.values()) data.append('files', file, file.name);
    request.open('POST', form.action);
    request.upload.addEventListener('progress', step => tell('送っています', step.total ? 100 * step.loaded / step.total : 0));
    request.upload.addEventListener('load', () => tell('調べています。写真が多いと少しかかります'));
    request.addEventListener('error', () => { tell('送信が途中で切れました。もう一度送ってください。', 0); send.disabled = false; });
    request.addEventListener('load', () => {
      if (request.status === 200 && request.responseURL.endsWith('/findings')) return location.assign('/findings');
      const page = new DOMParser().parseFromString(request.responseText, 'text/html'), wrong = page.querySelector('.wrong');
      tell(wrong ? wrong.textContent : '受け取れませんでした。もう一度送ってください。', 0);
      send.disabled = false;
    });
    send.disabled = true;
    request.send(data);
  });
  show();
}
