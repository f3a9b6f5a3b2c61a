-- Commits what the alert worker decided about a batch: all of it, or nothing.
-- KEYS: flagged, alerts (also the channel), dead. ARGV: context(6), group, incident prefix, incident seconds,
--   number of incidents, then per incident: id, version it was decided against, new state;
--   then per entry: entry id, verdict (decided | dead), article, revision, outcome, reason, alert ids,
--     number of alerts, then each alert's JSON; number of homes, then rule and incident each;
--     data, cid, deliveries | traceparent
-- Returns 'ok'; 'stale' if an incident was changed by another since it was read; or the id of an entry that is no
-- longer ours because another settled it. In the last two cases nothing was written.
local ctx, group, prefix, keep = context(), ARGV[7], ARGV[8], ARGV[9]
local at = 11
local incidents = tonumber(ARGV[10])
for n = 0, incidents - 1 do
  local version = redis.call('HGET', prefix .. ARGV[at + 3 * n], 'version') or '0'
  if version ~= ARGV[at + 3 * n + 1] then return 'stale' end
end
local first = at + 3 * incidents

-- The claim ticket: every entry must still be pending, or what was decided in one go is not what is committed.
local i = first
while i <= #ARGV do
  local pending = redis.call('XPENDING', KEYS[1], group, ARGV[i], ARGV[i], 1)
  if #pending == 0 then return ARGV[i] end
  local alerts = tonumber(ARGV[i + 7])
  local homes = tonumber(ARGV[i + 8 + alerts])
  i = i + 9 + alerts + 2 * homes + 3
end

for n = 0, incidents - 1 do
  local key = prefix .. ARGV[at + 3 * n]
  redis.call('HSET', key, 'version', tonumber(ARGV[at + 3 * n + 1]) + 1, 'state', ARGV[at + 3 * n + 2])
  redis.call('EXPIRE', key, keep)
end
i = first
while i <= #ARGV do
  local entry, verdict, article, revision = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local outcome, reason, ids, alerts = ARGV[i + 4], ARGV[i + 5], ARGV[i + 6], tonumber(ARGV[i + 7])
  local homes = tonumber(ARGV[i + 8 + alerts])
  local rest = i + 9 + alerts + 2 * homes
  local data, cid, last = ARGV[rest], ARGV[rest + 1], ARGV[rest + 2]
  redis.call('XACK', KEYS[1], group, entry)
  if verdict == 'dead' then
    bury(ctx, KEYS[3], group, entry, data, cid, last, reason)
  else
    for k = 1, alerts do
      local event = ARGV[i + 7 + k]
      if last ~= '' then
        redis.call('XADD', KEYS[2], '*', 'data', event, 'cid', article, 'traceparent', last)
      else
        redis.call('XADD', KEYS[2], '*', 'data', event, 'cid', article)
      end
      redis.call('PUBLISH', KEYS[2], event)
    end
    -- The first home stays: an earlier revision that comes late must not lead later ones astray.
    for k = 0, homes - 1 do
      redis.call('HSETNX', ctx.seen .. article, 'incident:' .. ARGV[i + 9 + alerts + 2 * k], ARGV[i + 10 + alerts + 2 * k])
    end
    if homes > 0 then redis.call('EXPIRE', ctx.seen .. article, ctx.seen_seconds) end
  end
  decide(ctx, article, revision, 'alert', outcome, reason, ids)
  i = rest + 3
end
return 'ok'
