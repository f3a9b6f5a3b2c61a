-- Settles a batch of the tagging worker: the XACK is the claim ticket for everything written for an entry.
-- KEYS: articles, flagged, dead. ARGV: context(6), group, then per entry ten:
--   entry id, verdict (tagged | dead | why it is not tagged), article id, digest of its text, revision it claims,
--   1 if it has findings, reason, JSON of the TaggedArticle from its article's second field on (or what remains of a
--   dead entry), cid of a dead entry | origin of a retried one, deliveries | traceparent
-- Returns how many entries were settled by this call.
local ctx, group = context(), ARGV[7]
local settled = 0
for i = 8, #ARGV, 10 do
  local entry, verdict, article, text = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local claimed, found, reason = tonumber(ARGV[i + 4]), ARGV[i + 5] == '1', ARGV[i + 6]
  local body, extra, last = ARGV[i + 7], ARGV[i + 8], ARGV[i + 9]
  if redis.call('XACK', KEYS[1], group, entry) == 1 then
    settled = settled + 1
    if verdict == 'dead' then
      bury(ctx, KEYS[3], group, entry, body, extra, last, reason)
      decide(ctx, article, claimed, 'tagging', 'dead', reason, '')
    else
      -- An article that came through the gate is known under its own entry; one put into the stream by hand passes
      -- the gate here.
      local revision, first = known_text(ctx, article, text)
      local echo = revision and first ~= entry and first ~= extra
      if not revision then
        revision = next_revision(ctx, article, claimed)
        remember_text(ctx, article, text, revision, entry, '')
      end
      if echo then
        -- Counted, not recorded: the decision on the first of them stands.
        redis.call('HINCRBY', ctx.seen .. article, 'duplicates', 1)
      elseif verdict ~= 'tagged' then
        decide(ctx, article, revision, 'tagging', verdict, reason, '')
      else
        local key = ctx.seen .. article
        -- A later revision of a flagged article goes on even without findings: its alerts may need a correction.
        if found or redis.call('HEXISTS', key, 'flagged') == 1 then
          redis.call('HSET', key, 'flagged', 1)
          local fields = { 'data', '{"article":{"revision":' .. revision .. ',' .. body, 'cid', article }
          if last ~= '' then
            fields[#fields + 1] = 'traceparent'
            fields[#fields + 1] = last
          end
          redis.call('XADD', KEYS[2], '*', unpack(fields))
          decide(ctx, article, revision, 'tagging', 'flagged', reason, '')
        else
          decide(ctx, article, revision, 'tagging', 'clean', reason, '')
        end
      end
    end
  end
end
return settled
