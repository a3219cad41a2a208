import { el, link } from './dom.js';

// A message's text: <a href="…">…</a> as WeCom allows it, bare addresses as its client finds them.
const links = /<a\s+href="(https?:\/\/[^"]+)"\s*>(.*?)<\/a>|(https?:\/\/[^\s<>"'，。；、！？（）【】《》“”]+)/gis;

export function plain(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(links)) {
    nodes.push(text.slice(from, found.index), found[1] ? link(found[1], found[2]) : link(found[3], found[3]));
    from = found.index + found[0].length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

// The few marks of WeCom's markdown.
const marks = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|<font color="(info|comment|warning)">(.*?)<\/font>/gs;

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(marks)) {
    nodes.push(text.slice(from, found.index));
    if (found[1]) nodes.push(el('b', {}, inline(found[1])));
    else if (found[2]) nodes.push(el('code', {}, found[2]));
    else if (found[3]) nodes.push(link(found[4], found[3]));
    else nodes.push(el('span', { class: found[5] }, inline(found[6])));
    from = found.index + found[0].length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

export function markdown(text) {
  return text.split('\n').filter(line => line.trim()).map(line => {
    const head = /^#{1,6} (.*)/.exec(line);
    if (head) return el('div', { class: 'head' }, inline(head[1]));
    const quote = /^>\s?(.*)/.exec(line);
    return quote ? el('div', { class: 'quote' }, inline(quote[1])) : el('div', {}, inline(line));
  });
}

// A textcard's description: <br> and <div class="gray|normal|highlight">, nothing else.
export function description(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(/<div class="(gray|normal|highlight)">(.*?)<\/div>/gs)) {
    nodes.push(...broken(text.slice(from, found.index)), el('div', { class: found[1] }, broken(found[2])));
    from = found.index + found[0].length;
  }
  nodes.push(...broken(text.slice(from)));
  return nodes;
}

const broken = text => text.split(/<br\s*\/?>|\n/).flatMap((part, index) => (index ? [el('br'), part] : [part]));
