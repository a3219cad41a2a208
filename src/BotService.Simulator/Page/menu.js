import { byId, el, link } from './dom.js';

let drawn = '';

const close = () => byId('menu').querySelectorAll('.menu-pop').forEach(pop => { pop.hidden = true; });

function entry(button, press) {
  return button.type === 'view'
    ? link(button.url, button.name)
    : el('button', { type: 'button', 'data-testid': 'menu-button', 'data-key': button.key, onclick: () => { close(); press(button.key); } }, button.name);
}

function column(button, press) {
  if (!button.sub_button?.length) return el('div', {}, entry(button, press));
  const pop = el('div', { class: 'menu-pop', hidden: true }, button.sub_button.map(below => entry(below, press)));
  const open = el('button', {
    type: 'button', class: 'has-more', 'data-testid': 'menu-button',
    onclick: event => { const wasHidden = pop.hidden; close(); pop.hidden = !wasHidden; event.stopPropagation(); },
  }, button.name);
  return el('div', {}, pop, open);
}

/** The app's menu as the service created it. */
export function showMenu(menu, press) {
  const text = JSON.stringify(menu ?? null);
  if (text === drawn) return;
  drawn = text;
  const buttons = menu?.button ?? [];
  byId('menu').hidden = buttons.length === 0;
  byId('menu').replaceChildren(...buttons.map(button => column(button, press)));
}

document.addEventListener('click', close);
