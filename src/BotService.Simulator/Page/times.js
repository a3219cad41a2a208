// The server writes instants in the organisation's zone; the text itself is read, so the browser's zone plays no part.
const weekdays = '日一二三四五六';

export const timeOf = at => at.slice(11, 16);

export function dateOf(at) {
  const [year, month, day] = at.slice(0, 10).split('-').map(Number);
  return `${month}月${day}日 周${weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}`;
}

export const dayAndTime = at => `${dateOf(at)} ${timeOf(at)}`;

export const minutesBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 60000;
