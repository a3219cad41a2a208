import { api } from './api.js';
import { byId, toast } from './dom.js';
import { dateOf, dayAndTime, timeOf } from './times.js';

let person = null;
let changed = () => {};
let moving = false;
let started = false;

export function start(hasClock, onChange) {
  changed = onChange;
  byId('clock').hidden = !hasClock;
  if (hasClock && !started) {
    started = true;
    readNext();
    setInterval(readNext, 15000);
  }
}

export const setPerson = userId => { person = userId; };

/** Takes over what the service says about itself with every look into the chat. */
export function show(view) {
  byId('clock-date').textContent = dateOf(view.now);
  byId('clock-time').textContent = timeOf(view.now);
  byId('unreachable').checked = !view.reachable;
  for (const input of document.querySelectorAll('[data-fault]')) input.checked = view.faults[input.dataset.fault] ?? false;
}

function showNext(clock) {
  byId('clock-next').disabled = moving || !clock.next;
  byId('clock-next-at').textContent = clock.next ? '下一次：' + dayAndTime(clock.next) : '近期没有待发的提醒';
}

async function readNext() {
  if (moving) return;
  try {
    showNext(await api.clock());
  } catch { /* the banner above the chat says it */ }
}

async function move(minutes, button) {
  const label = button.textContent;
  moving = true;
  setButtons(true);
  button.textContent = '拨动中…';
  try {
    const clock = await api.move(minutes);
    moving = false;
    showNext(clock);
    toast('现在是 ' + dayAndTime(clock.now));
  } catch (error) {
    moving = false;
    toast(error.status === 409 ? '近期没有待发的提醒' : '时钟没有拨动，请再试一次');
  }
  button.textContent = label;
  setButtons(false);
  changed();
}

function setButtons(disabled) {
  for (const button of byId('clock').querySelectorAll('button')) button.disabled = disabled;
}

async function turn(action, done) {
  try {
    await action();
    if (done) toast(done);
  } catch {
    toast('没有生效，请再试一次');
  }
  changed();
}

byId('clock-next').addEventListener('click', event => move(null, event.currentTarget));
for (const button of document.querySelectorAll('[data-minutes]')) button.addEventListener('click', () => move(Number(button.dataset.minutes), button));
for (const input of document.querySelectorAll('[data-fault]')) input.addEventListener('change', () => turn(() => api.fault(input.dataset.fault, input.checked)));
byId('unreachable').addEventListener('change', event => turn(() => api.reachable(person, !event.target.checked)));
byId('expire').addEventListener('click', () => turn(api.expire, '令牌已失效，机器人下次调用时会重新获取'));
byId('heal').addEventListener('click', () => turn(api.heal, '故障已全部关闭'));
