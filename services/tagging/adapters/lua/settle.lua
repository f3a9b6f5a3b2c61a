-- Settles a batch of the tagging worker: the XACK is the claim ticket for everything written for an entry.
-- KEYS: articles, flagged, dead. ARGV: context(6), group, then per entry three: its id; JSON of
--   {verdict, article, text, revision, found, reason, alias, cid, origin, deliveries, traceparent}; and a body.
--   verdict: tagged, dead, or why it is not tagged. text: digest of the article's text. origin: the id an entry had
--   before it was put back. body: the TaggedArticle from its article's second field on, or what remains of a dead entry.
-- Returns how many entries were settled by this call.
local ctx, group = context(), ARGV[7]
local settled = 0

-- What the rights of our user forbid must fail before the first write: a script that stops halfway is not undone.
if #ARGV > 7 then rights(ctx, cjson.decode(ARGV[9]).article) end

local function forward(meta, revision, body)
  local fields = { 'data', '{"article":{"revision":' .. revision .. ',' .. body, 'cid', meta.article }
  if meta.traceparent ~= '' then
    fields[#fields + 1] = 'traceparent'
    fields[#fields + 1] = meta.traceparent
  end
  redis.call('XADD', KEYS[2], '*', unpack(fields))
end

local function settle(entry, meta, body)
  local key = ctx.seen .. meta.article
  -- An article that came through the gate is known under its own entry; one put into the stream by hand passes the
  -- gate here.
  local revision, first = known_text(ctx, meta.article, meta.text)
  if revision and first ~= entry and first ~= meta.origin then
    redis.call('HINCRBY', key, 'duplicates', 1) -- counted, not recorded: the decision on the first of them stands
    return
  end
  if not revision then
    revision = next_revision(ctx, meta.article, meta.revision)
    remember_text(ctx, meta.article, meta.text, revision, entry, '')
    if meta.alias ~= '' then redis.call('SET', meta.alias, meta.article, 'EX', ctx.seen_seconds) end
  end
  -- A later revision of a flagged article goes on even without findings: its alerts may need a correction.
  local flagged = redis.call('HEXISTS', key, 'flagged') == 1
  if meta.found or flagged then
    redis.call('HSET', key, 'flagged', 1)
    forward(meta, revision, body)
    decide(ctx, meta.article, revision, 'tagging', 'flagged', meta.reason, '')
    local later = redis.call('HMGET', key, 'later_revision', 'later_body')
    if later[1] and tonumber(later[1]) > revision then
      -- This revision was delayed, and a later one without findings has been settled meanwhile.
      forward(meta, later[1], later[2])
      decide(ctx, meta.article, later[1], 'tagging', 'flagged', 'no findings', '')
    end
    if later[1] then redis.call('HDEL', key, 'later_revision', 'later_body') end
  else
    if revision > 1 then redis.call('HSET', key, 'later_revision', revision, 'later_body', body) end
    decide(ctx, meta.article, revision, 'tagging', meta.verdict == 'tagged' and 'clean' or meta.verdict, meta.reason, '')
  end
end

for i = 8, #ARGV, 3 do
  local entry, meta, body = ARGV[i], cjson.decode(ARGV[i + 1]), ARGV[i + 2]
  if redis.call('XACK', KEYS[1], group, entry) == 1 then
    settled = settled + 1
    if meta.verdict == 'dead' then
      bury(ctx, KEYS[3], group, entry, body, meta)
      decide(ctx, meta.article, meta.revision, 'tagging', 'dead', meta.reason, '')
    else
      settle(entry, meta, body)
    end
  end
end
return settled
