// The page's own endpoints. Every failure is an Error; the caller decides how to say it kindly.
async function call(method, path, body) {
  const response = await fetch('/simulator' + path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(60000),
  });
  if (!response.ok) throw Object.assign(new Error('HTTP ' + response.status), { status: response.status });
  return response.status === 204 ? null : response.json();
}

// Where the person speaks: the app, the own chat with the bot, or the group.
let room = 'app';
export const enterRoom = name => { room = name; };

const chat = userId => (room === 'app' ? '/chat/' : `/rooms/${room}/`) + encodeURIComponent(userId);

export const api = {
  people: () => call('GET', '/people'),
  read: (userId, seen) => call('GET', chat(userId) + (seen === null ? '' : '?seen=' + seen)),
  say: (userId, text) => call('POST', chat(userId) + '/text', { text }),
  press: (userId, line, key, menu) => call('POST', chat(userId) + '/press', { line, key, menu }),
  menu: (userId, key) => call('POST', chat(userId) + '/menu', { key }),
  enter: userId => call('POST', chat(userId) + '/enter', {}),
  clock: () => call('GET', '/clock'),
  move: minutes => call('POST', '/clock', { minutes }),
  fault: (name, on) => call('PUT', '/faults/' + name, { on }),
  heal: () => call('DELETE', '/faults'),
  expire: () => call('POST', '/tokens/expire', {}),
  reachable: (userId, on) => call('PUT', '/people/' + encodeURIComponent(userId) + '/reachable', { on }),
};
