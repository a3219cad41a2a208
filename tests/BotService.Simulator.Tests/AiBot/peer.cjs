// The official SDK as a bot of its own: connects, answers what it is told and says on a line of JSON what came of it.
const path = require('node:path');
const [, , folder, wsUrl, botId, secret] = process.argv;
const sdk = require(path.join(folder, 'node_modules', '@wecom', 'aibot-node-sdk'));
const say = (what, value) => process.stdout.write(JSON.stringify({ what, value: value ?? null }) + '\n');
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const client = new sdk.WSClient({ botId, secret, wsUrl, logger: quiet, heartbeatInterval: 200, maxReconnectAttempts: 2, maxAuthFailureAttempts: 0 });

// Errors as the SDK reports them: an ack frame with its code, or an Error.
const tell = (what, promise) => promise.then(ack => say(what, ack.errcode ?? ack), error => say(what, error.errcode ?? String(error.message)));

const card = taskId => ({
  card_type: 'button_interaction', main_title: { title: '今日签到' }, task_id: taskId,
  button_list: [{ text: '签到', key: 'checkin', style: 1 }, { text: '请假', key: 'leave', style: 2 }],
});

const replies = {
  流: async frame => {
    const id = sdk.generateReqId('stream');
    await tell('stream begun', client.replyStream(frame, id, '处理中', false, undefined, { id: 'fb-1' }));
    await tell('stream ended', client.replyStream(frame, id, '已签到', true));
    await tell('stream over', client.replyStream(frame, id, '又来', true));
  },
  卡: frame => tell('card', client.replyTemplateCard(frame, card('task-1'))),
  文: frame => tell('text reply', client.reply(frame, { msgtype: 'text', text: { content: '不行' } })),
  推: async frame => {
    await tell('push without chat_type', client.sendMessage(frame.body.from.userid, { msgtype: 'markdown', markdown: { content: '**提醒**' } }));
    await tell('push to a stranger', client.sendMessage('nobody', { msgtype: 'markdown', markdown: { content: '你好' } }));
  },
  文件: async frame => {
    const uploaded = await client.uploadMedia(Buffer.alloc(600 * 1024, 7), { type: 'file', filename: '名单.bin' });
    say('uploaded', uploaded.media_id);
    await tell('file', client.replyMedia(frame, 'file', uploaded.media_id));
  },
};

client.on('authenticated', () => say('authenticated'));
client.on('disconnected', reason => say('disconnected', String(reason)));
client.on('error', error => say('error', String(error.message)));
client.on('message.text', frame => {
  say('text', frame.body.text.content);
  replies[frame.body.text.content]?.(frame);
});
client.on('message', frame => { if (frame.body.msgtype !== 'text') say('message', frame.body.msgtype); });
client.on('event.enter_chat', frame => tell('welcome', client.replyWelcome(frame, { msgtype: 'text', text: { content: '欢迎' } })));
client.on('event.template_card_event', frame => {
  const pressed = frame.body.event.template_card_event ?? frame.body.event;
  say('pressed', pressed.event_key);
  tell('card changed', client.updateTemplateCard(frame, {
    card_type: 'text_notice', main_title: { title: '已签到' }, card_action: { type: 1, url: 'https://example.invalid/' }, task_id: pressed.task_id,
  }, [frame.body.from.userid]));
});
client.on('event.disconnected_event', () => say('evicted'));
say('commands', sdk.WsCmd);
client.connect();
