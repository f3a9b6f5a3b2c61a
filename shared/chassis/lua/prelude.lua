-- Shared by every script: how a decision, a dead letter and an article's identity are written. Runs before the script.

-- One decision: an entry on the stream for whoever follows along, a field of the article's hash for `tocsin explain`.
local function decide(ctx, article, revision, gate, outcome, reason, alert)
  redis.call('XADD', ctx.decisions, '*', 'article', article, 'revision', revision, 'gate', gate,
    'outcome', outcome, 'reason', reason, 'alert', alert)
  local key = ctx.fate .. article
  redis.call('HSET', key, revision .. ':' .. gate, outcome .. '\31' .. reason .. '\31' .. alert .. '\31' .. ctx.now)
  redis.call('EXPIRE', key, ctx.fate_seconds)
end

-- One dead letter. `data` is the entry's own, or the JSON of its fields where it had none. `origin` is the id it had
-- before it was put back, the first time: an article that has passed the gate is known under it.
local function bury(ctx, dead, group, entry, data, meta)
  local fields = { 'data', data, 'cid', meta.cid, 'source_id', entry, 'group', group,
    'deliveries', meta.deliveries, 'error', meta.reason, 'at', ctx.now }
  for _, name in ipairs({ 'origin', 'traceparent' }) do
    if meta[name] and meta[name] ~= '' then
      fields[#fields + 1] = name
      fields[#fields + 1] = meta[name]
    end
  end
  redis.call('XADD', dead, '*', unpack(fields))
end

-- Touches, without changing anything, what is not among a script's KEYS: where our user lacks a right, it shows here.
local function rights(ctx, article)
  redis.call('EXPIRE', ctx.seen .. article, ctx.seen_seconds)
  redis.call('EXPIRE', ctx.fate .. article, ctx.fate_seconds)
  redis.call('XDEL', ctx.decisions, '0-1')
end

-- What is known of a text under an article's id: revision, entry, token; nothing if it is new.
local function known_text(ctx, article, text)
  local record = redis.call('HGET', ctx.seen .. article, text)
  if not record then return nil end
  local revision, entry, token = string.match(record, '^(%d+)|([^|]*)|(.*)$')
  redis.call('EXPIRE', ctx.seen .. article, ctx.seen_seconds)
  return tonumber(revision), entry, token
end

local function next_revision(ctx, article, at_least)
  local key = ctx.seen .. article
  local revision = redis.call('HINCRBY', key, 'revision', 1)
  if revision < at_least then
    revision = at_least
    redis.call('HSET', key, 'revision', revision)
  end
  return revision
end

local function remember_text(ctx, article, text, revision, entry, token)
  local key = ctx.seen .. article
  redis.call('HSET', key, text, revision .. '|' .. entry .. '|' .. token)
  redis.call('EXPIRE', key, ctx.seen_seconds)
end

-- The first six arguments of every script (Context.arguments in scripts.py).
local function context()
  return { fate = ARGV[1], fate_seconds = ARGV[2], seen = ARGV[3], seen_seconds = ARGV[4], now = ARGV[5],
    decisions = ARGV[6] }
end
