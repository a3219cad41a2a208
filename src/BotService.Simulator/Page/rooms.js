import { enterRoom } from './api.js';
import { byId } from './dom.js';

const buttons = [...byId('rooms').querySelectorAll('[data-room]')];
let current = 'app';
let name = '';
let changed = () => {};

export const room = () => current;

/** Only a demo that runs with a bot has more than the app. */
export function start(app, hasBot, onChange) {
  name = app;
  changed = onChange;
  byId('rooms').hidden = !hasBot;
  byId('mention').querySelector('span').textContent = '@' + app;
  title();
}

/** In the group only what is addressed to the bot reaches it. */
export const addressed = text => current === 'group' && byId('mention').querySelector('input').checked ? `@${name} ${text}` : text;

function title() {
  byId('app-name').textContent = { app: name, bot: `${name}（机器人）`, group: '学习群' }[current];
}

function go(to) {
  if (to === current) return;
  current = to;
  enterRoom(to);
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.room === to));
  byId('mention').hidden = to !== 'group';
  title();
  changed();
}

for (const button of buttons) button.addEventListener('click', () => go(button.dataset.room));
