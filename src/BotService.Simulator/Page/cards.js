import { chevron, el, link, safeUrl } from './dom.js';
import { description } from './text.js';

const linkRow = (url, title) => {
  const href = safeUrl(url);
  return href && el('a', { class: 'card-link', href, target: '_blank', rel: 'noopener noreferrer' }, el('span', {}, title), chevron());
};

export function textCard(content) {
  return el('div', { class: 'card' },
    el('div', { class: 'card-body' },
      el('div', { class: 'card-title' }, content.title),
      el('div', { class: 'card-sub rich' }, description(content.description ?? ''))),
    linkRow(content.url, content.btntxt || '详情'));
}

export function news(content) {
  return el('div', { class: 'card' }, (content.articles ?? []).map(article => [
    el('div', { class: 'card-body' },
      el('div', { class: 'card-title' }, article.title),
      article.description && el('div', { class: 'card-sub' }, article.description)),
    linkRow(article.url, '阅读全文')]));
}

export function file(line) {
  if (!line.file) return el('div', { class: 'bubble' }, '文件已过期');
  const kind = (/\.([a-z0-9]{1,5})$/i.exec(line.file.name)?.[1] ?? '文件').toUpperCase();
  const size = line.file.size < 1024 ? `${line.file.size} B` : line.file.size < 1048576 ? `${(line.file.size / 1024).toFixed(1)} KB` : `${(line.file.size / 1048576).toFixed(1)} MB`;
  return el('div', { class: 'card' },
    el('a', { class: 'file', href: line.file.url, download: line.file.name, 'data-testid': 'file-link' },
      el('span', { class: /^(XLSX?|CSV)$/.test(kind) ? 'file-kind' : 'file-kind other' }, kind),
      el('span', {}, line.file.name, el('small', {}, `${size} · 点击下载`))));
}

function more(menu, line, press) {
  return menu?.action_list?.length && el('details', { class: 'card-more' },
    el('summary', { 'aria-label': menu.desc || '更多' }, '···'),
    el('div', {}, menu.action_list.map(action =>
      el('button', { type: 'button', 'data-testid': 'card-action', 'data-key': action.key, onclick: () => press(line, action.key, true) }, action.text))));
}

function buttons(card, line, press) {
  const list = card.button_list ?? [];
  if (line.replaceName) return list.length > 0 && el('div', { class: 'card-buttons' }, el('button', { type: 'button', disabled: true, 'data-testid': 'card-button' }, line.replaceName));
  if (!list.length) return null;
  const row = el('div', { class: 'card-buttons' });
  row.append(...list.map(button => el('button', {
    type: 'button', class: 'style-' + (button.style ?? 1), 'data-testid': 'card-button', 'data-key': button.key,
    onclick: () => {
      if (button.type === 1) return safeUrl(button.url) && window.open(safeUrl(button.url), '_blank', 'noopener,noreferrer');
      for (const each of row.children) each.disabled = true;
      return press(line, button.key, false);
    },
  }, button.text)));
  return row;
}

const row = item => [
  el('dt', {}, item.keyname),
  el('dd', {}, item.type === 1 ? link(item.url, item.value || '查看') : item.value ?? item.userid ?? ''),
];

export function templateCard(line, press) {
  const card = line.content;
  const rows = card.horizontal_content_list ?? [];
  const choices = [card.button_selection, card.checkbox, ...(card.select_list ?? [])].filter(Boolean);
  return el('div', { class: 'card', 'data-testid': 'card', 'data-card-type': card.card_type },
    el('div', { class: 'card-body' },
      (card.source?.desc || card.action_menu) && el('div', { class: 'card-source' }, el('span', {}, card.source?.desc ?? ''), more(card.action_menu, line, press)),
      card.main_title?.title && el('div', { class: 'card-title' }, card.main_title.title),
      card.main_title?.desc && el('div', { class: 'card-sub' }, card.main_title.desc),
      card.emphasis_content && el('div', { class: 'card-emphasis' }, el('b', {}, card.emphasis_content.title ?? ''), el('span', {}, card.emphasis_content.desc ?? '')),
      card.quote_area && el('div', { class: 'card-quote' }, [card.quote_area.title, card.quote_area.quote_text].filter(Boolean).join('\n')),
      card.sub_title_text && el('div', { class: 'card-sub' }, card.sub_title_text),
      (card.vertical_content_list ?? []).map(item => el('div', {}, el('b', {}, item.title), el('div', { class: 'card-sub' }, item.desc ?? ''))),
      rows.length > 0 && el('dl', { class: 'card-rows' }, rows.map(row)),
      choices.map(choice => el('div', { class: 'card-sub' }, (choice.title ? choice.title + '：' : '') + (choice.option_list ?? []).map(option => option.text).join(' / ')))),
    buttons(card, line, press),
    (card.jump_list ?? []).map(jump => linkRow(jump.url, jump.title)),
    card.card_action?.type === 1 && !card.jump_list?.some(jump => jump.url === card.card_action.url) && linkRow(card.card_action.url, '查看详情'));
}
