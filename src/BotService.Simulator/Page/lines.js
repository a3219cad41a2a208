import { byId, el, icon } from './dom.js';
import { file, news, templateCard, textCard } from './cards.js';
import { avatar, find } from './people.js';
import { dayAndTime, minutesBetween } from './times.js';
import { markdown, plain } from './text.js';

let drawn = new Map();
let pinned = true;

// Whoever reads further up is left there; everybody else stays at the newest line, also when the box changes its height.
const stay = () => { if (pinned) byId('messages').scrollTop = byId('messages').scrollHeight; };
byId('messages').addEventListener('scroll', ({ currentTarget: box }) => { pinned = box.scrollHeight - box.scrollTop - box.clientHeight < 60; }, { passive: true });
new ResizeObserver(stay).observe(byId('messages'));

const bot = () => el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('M5 5.5h9a5 5 0 0 1 5 5v8h-9a5 5 0 0 1-5-5zM9 10.5h6M9 13.5h4'));

function body(line, press) {
  switch (line.kind) {
    case 'text': return el('div', { class: 'bubble' }, plain(line.content.content));
    case 'markdown': return el('div', { class: 'bubble rich' }, markdown(line.content.content));
    case 'textcard': return textCard(line.content);
    case 'news': return news(line.content);
    case 'template_card': return templateCard(line, press);
    case 'file': case 'image': case 'voice': case 'video': return file(line);
    case 'note': case 'problem': return el('p', { class: 'note-text ' + line.kind }, line.content.content);
    default: return el('div', { class: 'bubble' }, '暂不支持显示的消息：' + line.kind);
  }
}

function draw(line, before, person, press) {
  const divider = (!before || minutesBetween(before.at, line.at) >= 5) && el('div', { class: 'when' }, dayAndTime(line.at));
  const other = line.from === 'other' && (find(line.who) ?? { userId: line.who, name: line.who });
  const face = line.from === 'note' ? null : line.from === 'me' ? avatar(person) : other ? avatar(other) : bot();
  return el('div', { class: 'line', 'data-testid': 'message', 'data-from': line.from, 'data-kind': line.kind, 'data-line': line.id },
    divider, el('div', { class: 'row ' + line.from }, face, other ? el('div', { class: 'said' }, el('small', {}, other.name), body(line, press)) : body(line, press)));
}

const stamp = line => line.revision + '|' + (line.replaceName ?? '');

/** Draws what is new or changed; what stands stays untouched, so that a half-open menu or a selection survives. */
export function showLines(lines, person, press, hint) {
  const box = byId('messages');
  const next = new Map();

  lines.forEach((line, index) => {
    let known = drawn.get(line.id);
    if (!known || known.stamp !== stamp(line)) {
      const node = draw(line, lines[index - 1], person, press);
      known?.node.replaceWith(node);
      known = { node, stamp: stamp(line) };
    }
    next.set(line.id, known);
  });

  for (const [id, known] of drawn) if (!next.has(id)) known.node.remove();
  box.querySelector('.hint')?.remove();
  [...next.values()].forEach(({ node }, index) => { if (box.children[index] !== node) box.insertBefore(node, box.children[index] ?? null); });
  if (hint) box.append(hint);
  drawn = next;
  pinned ||= lines.at(-1)?.from === 'me';
  stay();
}

/** Draws a card's buttons afresh: the press did not get through. */
export function forget(line) {
  const known = drawn.get(line.id);
  if (known) known.stamp = '';
}

export function clearLines() {
  drawn = new Map();
  pinned = true;
  byId('messages').replaceChildren();
}
