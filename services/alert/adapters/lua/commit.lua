-- Commits what the alert worker decided about a batch: all of it, or nothing.
-- KEYS: flagged, alerts (also the channel), dead, watermark, due, held.
-- ARGV: context(6), group, seconds to keep, our consumers' name, patience in milliseconds, the new version, number of
--   documents, of due times, of event times; then per document (board, incident, tally) that was looked at: its key, the
--   version it was decided against, number of words that follow to set fields, of fields that go, then both; per due
--   time: incident, microseconds or '' where it is over; per event time: article, microseconds; then per
--   entry: its id; JSON of {article, revision, outcome, reason, ids, homes, alerts, cid, origin, deliveries,
--   traceparent, told: the incident's key of each alert, revisions: of each, held: count by what held it back}; what
--   remains of a dead entry (outcome 'dead', else ''); and as many events as `alerts` says.
-- Returns 'ok'; 'unheard' if our user may not publish on the channel; 'stale' if a document was changed by another since
-- it was read; 'early' if another worker is still busy with an earlier entry; or the id of an entry that another worker
-- has settled. But for the first two nothing was written.
local ctx, group, keep = context(), ARGV[7], ARGV[8]
local name, patience = ARGV[9], tonumber(ARGV[10])
local token = ARGV[11]
local documents, dues, marks = tonumber(ARGV[12]), tonumber(ARGV[13]), tonumber(ARGV[14])
local writes = {}
local i = 15
for _ = 1, documents do
  local set, gone = tonumber(ARGV[i + 2]), tonumber(ARGV[i + 3])
  writes[#writes + 1] = { key = ARGV[i], version = ARGV[i + 1], set = set, gone = gone, at = i + 4 }
  i = i + 4 + set + gone
end
local DUES = i
local MARKS = DUES + 2 * dues
local ENTRIES = MARKS + 2 * marks

-- The claim ticket: every entry must still be pending, or what was decided in one go is not what is committed.
local entries = {}
i = ENTRIES
while i <= #ARGV do
  local meta = cjson.decode(ARGV[i + 1])
  if #redis.call('XPENDING', KEYS[1], group, ARGV[i], ARGV[i], 1) == 0 then return ARGV[i] end
  entries[#entries + 1] = { id = ARGV[i], meta = meta, body = ARGV[i + 2], events = i + 3 }
  i = i + 3 + meta.alerts
end

for _, one in ipairs(writes) do
  if (redis.call('HGET', one.key, 'version') or '0') ~= one.version then return 'stale' end
end

-- Commits come in the order of the stream, as long as whoever has the earlier entries is at work on them, or somebody
-- takes them over; not for what fails again and again.
if name ~= '' and #entries > 0 then
  for _, earlier in ipairs(redis.call('XPENDING', KEYS[1], group, '-', '(' .. entries[1].id, 32)) do
    if earlier[3] < patience and earlier[4] < 3 and string.sub(earlier[2], 1, #name) ~= name then return 'early' end
  end
end

-- What the rights of our user forbid must fail before the first write: a script that stops halfway is not undone.
if #entries > 0 then rights(ctx, entries[1].meta.article) end
if documents > 0 then redis.call('EXPIRE', writes[1].key, keep) end
redis.call('ZREM', KEYS[4], '')
redis.call('ZREM', KEYS[5], '')
redis.call('HDEL', KEYS[6], '')

for _, one in ipairs(writes) do
  for at = one.at, one.at + one.set - 1, 2 do redis.call('HSET', one.key, ARGV[at], ARGV[at + 1]) end
  for at = one.at + one.set, one.at + one.set + one.gone - 1 do redis.call('HDEL', one.key, ARGV[at]) end
  if one.set + one.gone > 0 then
    redis.call('HSET', one.key, 'version', token)
    redis.call('EXPIRE', one.key, keep)
  end
end
for n = 0, dues - 1 do
  local incident, moment = ARGV[DUES + 2 * n], ARGV[DUES + 2 * n + 1]
  if moment == '' then redis.call('ZREM', KEYS[5], incident) else redis.call('ZADD', KEYS[5], moment, incident) end
end
for n = 0, marks - 1 do
  redis.call('ZADD', KEYS[4], 'GT', ARGV[MARKS + 2 * n + 1], ARGV[MARKS + 2 * n])
end
redis.call('ZREMRANGEBYRANK', KEYS[4], 0, -3)

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
    local id = redis.call('XADD', KEYS[2], '*', unpack(fields))
    -- Where each alert of an incident is, so that it can be explained without a scan.
    redis.call('HSET', meta.told[k + 1], 'alert:' .. meta.revisions[k + 1], id)
    -- The stream is the truth, the channel its echo: a missing right to publish must not undo half a commit.
    local heard = redis.pcall('PUBLISH', KEYS[2], event)
    if type(heard) == 'table' and heard.err then answer = 'unheard' end
  end
  for incident, theatre in pairs(meta.homes) do
    redis.call('HSET', ctx.seen .. meta.article, 'incident:' .. incident, theatre)
    redis.call('EXPIRE', ctx.seen .. meta.article, ctx.seen_seconds)
  end
  for cause, count in pairs(meta.held) do redis.call('HINCRBY', KEYS[6], cause, count) end
  decide(ctx, meta.article, meta.revision, 'alert', meta.outcome, meta.reason, meta.ids)
end
return answer
