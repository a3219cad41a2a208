import { byId, el } from './dom.js';
import { isAdmin, roleOf } from './people.js';

const words = person => isAdmin(person) ? ['统计', '各组', '导出', '规则', '帮助']
  : person.role === 'liaison' ? ['进度', '未报', '本周', '帮助']
    : ['本周', '已学', '我的', '帮助'];

// What may be said before others; the rest belongs into the own chat.
const inGroup = ['签到', '本周', '已学'];

/** What to try first; shown until this person has said something. */
export function hintFor(person, say, room) {
  return el('div', { class: 'hint', 'data-testid': 'hint' },
    el('p', {}, '您现在是 ', el('b', {}, person.name), `（${person.group} · ${roleOf(person)}）。可以直接打字，也可以试试：`),
    el('p', { class: 'only-narrow-text' }, '左上角换人，右上角拨时钟、造故障。'),
    el('div', { class: 'chips' }, (room === 'group' ? inGroup : words(person)).map(word => el('button', { type: 'button', 'data-testid': 'hint-chip', onclick: () => say(word) }, word)),
      !byId('clock').hidden && el('button', { type: 'button', class: 'ahead', onclick: () => byId('clock-next').click() }, '到下一次提醒')));
}
