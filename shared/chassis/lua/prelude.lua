-- Shared by every script: how a decision, a dead letter and an article's identity are written. Runs before the script.

-- One decision: an entry on the stream for whoever follows along, a field of the article's hash for `tocsin explain`.
local function decide(ctx, article, revision, gate, outcome, reason, alert)
  redis.call('XADD', ctx.decisions, '*', 'article', article, 'revision', revision, 'gate', gate,
    'outcome', outcome, 'reason', reason, 'alert', alert)
  local key = ctx.fate .. article
  redis.call('HSET', key, revision .. ':' .. gate, outcome .. '\31' .. reason .. '\31' .. alert .. '\31' .. ctx.now)
  redis.call('EXPIRE', key, ctx.fate_seconds)
end

-- One dead letter. `data` is the entry's own, or the JSON of its fields where it had none.
local function bury(ctx, dead, group, entry, data, cid, deliveries, reason)
  redis.call('XADD', dead, '*', 'data', data, 'cid', cid, 'source_id', entry, 'group', group,
    'deliveries', deliveries, 'error', reason, 'at', ctx.now)
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
