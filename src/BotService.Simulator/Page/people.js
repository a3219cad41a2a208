import { byId, el } from './dom.js';

let people = [];
let choose = () => {};

export const find = userId => people.find(person => person.userId.toLowerCase() === userId?.toLowerCase());

export const isAdmin = person => person.isAdmin || person.role === 'admin';

export const roleOf = person => [person.role === 'liaison' && '联络员', isAdmin(person) && '管理员'].filter(Boolean).join(' · ') || '成员';

// A new visitor starts as an ordinary member: most people are.
export const usual = () => people.find(person => person.role === 'member' && !person.isAdmin) ?? people[0];

export function avatar(person) {
  const tone = [...person.userId].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
  return el('span', { class: 'avatar tone-' + tone, 'aria-hidden': 'true' }, [...person.name].slice(-2).join(''));
}

export function show(list, onChoose) {
  people = list;
  choose = onChoose;
  draw();
}

export function select(userId) {
  for (const item of byId('people').querySelectorAll('.person')) {
    const chosen = item.dataset.userid === userId;
    item.setAttribute('aria-selected', chosen);
    if (chosen) item.scrollIntoView({ block: 'nearest' });
  }
}

function item(person, chosen) {
  return el('button', {
    type: 'button', class: 'person', role: 'option', 'aria-selected': String(person.userId === chosen),
    'data-testid': 'person', 'data-userid': person.userId, title: person.userId, onclick: () => choose(person.userId),
  },
  avatar(person), el('span', { class: 'person-name' }, person.name),
  person.role === 'member' && !person.isAdmin && el('span', { class: 'badge' }, '成员'),
  person.role === 'liaison' && el('span', { class: 'badge liaison' }, '联络员'),
  isAdmin(person) && el('span', { class: 'badge admin' }, '管理员'));
}

function draw() {
  const wanted = byId('people-filter').value.trim().toLowerCase();
  const found = people.filter(person => [person.name, person.group, person.userId].some(text => text.toLowerCase().includes(wanted)));
  const chosen = byId('people').querySelector('[aria-selected="true"]')?.dataset.userid;
  const groups = Map.groupBy(found.slice(0, 400), person => person.group);
  const rows = [...groups].flatMap(([group, members]) => [
    el('h3', {}, el('span', {}, group), el('span', {}, `${members.length} 人`)), members.map(person => item(person, chosen))].flat());
  byId('people').replaceChildren(...(rows.length ? rows : [el('p', { class: 'empty' }, people.length ? '没有找到这个人' : '名单里还没有人，请先导入名单')]));
}

byId('people-filter').addEventListener('input', draw);
