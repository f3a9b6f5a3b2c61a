-- Commits what the alert worker decided about a batch: all of it, or nothing.
-- KEYS: flagged, alerts (also the channel), dead. ARGV: context(6), group, incident prefix, incident seconds,
--   number of incidents, then per incident: id, version it was decided against, new state;
--   then per entry: its id; JSON of {article, revision, outcome, reason, ids, homes, alerts, cid, origin, deliveries,
--   traceparent}; what remains of a dead entry (outcome 'dead', else ''); and as many events as `alerts` says.
-- Returns 'ok'; 'unheard' if our user may not publish on the channel; 'stale' if an incident was changed by another
-- since it was read; or the id of an entry that another worker has settled. In the last two cases nothing was written.
local ctx, group, prefix, keep, incidents = context(), ARGV[7], ARGV[8], ARGV[9], tonumber(ARGV[10])
local FIRST = 11
for n = 0, incidents - 1 do
  local at = FIRST + 3 * n
  local version = redis.call('HGET', prefix .. ARGV[at], 'version') or '0'
  if version ~= ARGV[at + 1] then return 'stale' end
end

-- The claim ticket: every entry must still be pending, or what was decided in one go is not what is committed.
local entries = {}
local i = FIRST + 3 * incidents
while i <= #ARGV do
  local meta = cjson.decode(ARGV[i + 1])
  if #redis.call('XPENDING', KEYS[1], group, ARGV[i], ARGV[i], 1) == 0 then return ARGV[i] end
  entries[#entries + 1] = { id = ARGV[i], meta = meta, body = ARGV[i + 2], events = i + 3 }
  i = i + 3 + meta.alerts
end

-- What the rights of our user forbid must fail before the first write: a script that stops halfway is not undone.
if #entries > 0 then rights(ctx, entries[1].meta.article) end
if incidents > 0 then redis.call('EXPIRE', prefix .. ARGV[FIRST], keep) end

for n = 0, incidents - 1 do
  local at = FIRST + 3 * n
  local key = prefix .. ARGV[at]
  redis.call('HSET', key, 'version', tonumber(ARGV[at + 1]) + 1, 'state', ARGV[at + 2])
  redis.call('EXPIRE', key, keep)
end
local answer = 'ok'
for _, entry in ipairs(entries) do
  local meta = entry.meta
  redis.call('XACK', KEYS[1], group, entry.id)
  if meta.outcome == 'dead' then bury(ctx, KEYS[3], group, entry.id, entry.body, meta) end
  for k = 0, meta.alerts - 1 do
    local event = ARGV[entry.events + k]
    local fields = { 'data', event, 'cid', meta.article }
    if meta.traceparent ~= '' then
      fields[#fields + 1] = 'traceparent'
      fields[#fields + 1] = meta.traceparent
    end
    redis.call('XADD', KEYS[2], '*', unpack(fields))
    -- The stream is the truth, the channel its echo: a missing right to publish must not undo half a commit.
    local heard = redis.pcall('PUBLISH', KEYS[2], event)
    if type(heard) == 'table' and heard.err then answer = 'unheard' end
  end
  for rule, incident in pairs(meta.homes) do
    redis.call('HSETNX', ctx.seen .. meta.article, 'incident:' .. rule, incident)
    redis.call('EXPIRE', ctx.seen .. meta.article, ctx.seen_seconds)
  end
  decide(ctx, meta.article, meta.revision, 'alert', meta.outcome, meta.reason, meta.ids)
end
return answer
