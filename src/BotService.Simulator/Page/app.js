import { api } from './api.js';
import { byId, toast } from './dom.js';
import { hintFor } from './hints.js';
import { clearLines, forget, showLines } from './lines.js';
import { showMenu } from './menu.js';
import * as people from './people.js';
import * as rooms from './rooms.js';
import * as stage from './stage.js';

const rhythm = 1500;
let person = null;
let seen = null;
let reading = null;
let readAgain = false;
let waiting = 0;
const entered = new Set();

// Looks into the chat; a wish that comes while looking is fulfilled right after.
function refresh() {
  if (reading) {
    readAgain = true;
    return reading;
  }
  reading = look().finally(() => {
    reading = null;
    if (readAgain) {
      readAgain = false;
      refresh();
    }
  });
  return reading;
}

async function look() {
  if (!person) return;
  const asked = person;
  const place = rooms.room();
  try {
    const view = await api.read(asked.userId, seen);
    complain(null);
    if (asked !== person || place !== rooms.room()) return;
    seen = view.version;
    stage.show(view);
    showMenu(view.menu, key => act(() => api.menu(person.userId, key)));
    if (view.lines) {
      showLines(view.lines, person, press, view.lines.some(line => line.from === 'me') ? null : hintFor(person, say, place));
      if (view.lines.length === 0 && place !== 'group') greet(asked, place);
    }
  } catch {
    complain('连不上服务，正在重试…');
  }
}

// Opening the chat for the first time is an event of its own in WeCom; the bot may greet.
function greet(someone, place) {
  const visit = place + ' ' + someone.userId;
  if (entered.has(visit)) return;
  entered.add(visit);
  api.enter(someone.userId).then(refresh, () => {});
}

function complain(text) {
  byId('banner').hidden = !text;
  byId('banner').textContent = text ?? '';
}

async function act(action) {
  waiting++;
  const slow = setTimeout(() => { byId('typing').hidden = false; }, 400);
  const done = action();
  setTimeout(refresh, 30);
  try {
    return await done;
  } finally {
    clearTimeout(slow);
    if (--waiting === 0) byId('typing').hidden = true;
    await refresh();
  }
}

async function say(text) {
  try {
    await act(() => api.say(person.userId, rooms.addressed(text)));
  } catch {
    toast('没有发出去，请再试一次');
    if (!byId('input').value) byId('input').value = text;
    fit();
  }
}

async function press(line, key, menu) {
  try {
    await act(() => api.press(person.userId, line.id, key, menu));
  } catch {
    toast('没有按成，请再试一次');
  }
  // Whatever came back, the card shows its true state again.
  forget(line);
  seen = null;
  refresh();
}

function choose(userId) {
  const chosen = people.find(userId) ?? people.usual();
  closePanels();
  if (!chosen || chosen === person) return;
  person = chosen;
  seen = null;
  history.replaceState(null, '', '#' + encodeURIComponent(chosen.userId));
  byId('acting').textContent = `${chosen.name} · ${chosen.group} · ${people.roleOf(chosen)}`;
  people.select(chosen.userId);
  stage.setPerson(chosen.userId);
  clearLines();
  refresh();
}

function changeRoom() {
  seen = null;
  clearLines();
  refresh();
}

function fit() {
  const input = byId('input');
  input.style.height = 'auto';
  input.style.height = input.scrollHeight + 2 + 'px';
  byId('send').disabled = !input.value.trim() || !person;
}

function openPanel(id) {
  byId(id).classList.add('open');
  byId('scrim').hidden = false;
}

function closePanels() {
  for (const panel of document.querySelectorAll('.panel')) panel.classList.remove('open');
  byId('scrim').hidden = true;
}

byId('composer').addEventListener('submit', event => {
  event.preventDefault();
  const text = byId('input').value.trim();
  if (!text || !person) return;
  byId('input').value = '';
  fit();
  say(text);
});
byId('input').addEventListener('input', fit);
byId('input').addEventListener('keydown', event => {
  // Enter also ends a syllable in Chinese input methods; only a finished text is sent.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId('composer').requestSubmit();
  }
});
byId('open-people').addEventListener('click', () => openPanel('people-panel'));
byId('open-stage').addEventListener('click', () => openPanel('stage-panel'));
for (const closer of document.querySelectorAll('[data-close]')) closer.addEventListener('click', closePanels);
document.addEventListener('keydown', event => { if (event.key === 'Escape') closePanels(); });
window.addEventListener('hashchange', () => choose(decodeURIComponent(location.hash.slice(1))));
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });

async function begin() {
  try {
    const view = await api.people();
    complain(null);
    rooms.start(view.app, view.hasBot, changeRoom);
    document.title = view.app + ' · 企业微信演示';
    people.show(view.people, choose);
    stage.start(view.hasClock, () => { seen = null; refresh(); });
    if (view.people.length) choose(decodeURIComponent(location.hash.slice(1)));
    // A fresh database fills up while the page is already open.
    else setTimeout(begin, 3000);
    fit();
  } catch {
    complain('连不上服务，正在重试…');
    setTimeout(begin, 2000);
  }
}

setInterval(() => { if (!document.hidden) refresh(); }, rhythm);
begin();
