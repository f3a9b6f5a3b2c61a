-- Decides "new, changed or known" and publishes, in one step.
-- KEYS: articles. ARGV: context(6), gate, token, likeness prefix, today's number, days looked back, share of
--   equal bytes from which two signatures are of one text, digits of a band, then per article:
--   id, digest of its text, JSON from its second byte on, alias key ('' if none), syndication id ('' to be found),
--   signature of its text and its bands, joined ('' for a short text), JSON of its source, JSON of the original it
--   was handed in with ('null' if none).
-- Returns per article: outcome, revision, entry id.
-- `token` names this very call: if its answer was lost and the client asks again, the first answer is given again.
local ctx, gate = context(), ARGV[7]
local like, today, days = ARGV[9], tonumber(ARGV[10]), tonumber(ARGV[11])
local SAME, BAND = tonumber(ARGV[12]), tonumber(ARGV[13])
local answers = {}
local MOST_COMPARED = 1000000 -- bytes of JSON: of a longer article it isn't told what changed

local function alike(a, b)
  local equal = 0
  for k = 1, #a do
    if string.byte(a, k) == string.byte(b, k) then equal = equal + 1 end
  end
  return equal >= SAME * #a
end

-- The id under which this text is syndicated, that of the first article that told it, its own if it is the first; and
-- the JSON of that first one's id and source, if it is another. A signature is kept with its source behind it.
local function syndication(article, signature, bands, source)
  if signature == '' then return '', 'null' end
  local keys, tried, free = {}, {}, {}
  for at = 1, #bands, BAND do keys[#keys + 1] = string.sub(bands, at, at + BAND - 1) end
  for day = today, today - days, -1 do
    local found = redis.call('HMGET', like .. day, unpack(keys))
    for k, first in ipairs(found) do
      if not first then
        if day == today then
          free[#free + 1] = keys[k]
          free[#free + 1] = article
        end
      elseif not tried[first] then
        tried[first] = true
        local known = redis.call('GET', like .. first)
        if known and alike(signature, known) then
          local of = string.sub(known, #signature + 1)
          if first == article or of == '' then return first, 'null' end
          return first, '{"article":' .. cjson.encode(first) .. ',"source":' .. of .. '}'
        end
      end
    end
  end
  local seconds = (days + 1) * 86400
  redis.call('SET', like .. article, signature .. source, 'EX', seconds)
  if #free > 0 then redis.call('HSET', like .. today, unpack(free)) end
  redis.call('EXPIRE', like .. today, seconds)
  return article, 'null'
end

local function chars(text)
  return #string.gsub(text, '[\128-\191]', '')
end

-- How many bytes a and b have in common, at most `most`, from the start (1) or from the end (-1); whole characters.
local function common(a, b, most, from)
  local low, high = 0, most
  while low < high do
    local middle = math.ceil((low + high) / 2)
    local same
    if from == 1 then same = string.sub(a, 1, middle) == string.sub(b, 1, middle)
    else same = string.sub(a, -middle) == string.sub(b, -middle) end
    if same then low = middle else high = middle - 1 end
  end
  local function inside(text)
    local byte = string.byte(text, from == 1 and low + 1 or #text - low + 1)
    return byte and byte >= 128 and byte < 192
  end
  while low > 0 and (inside(a) or inside(b)) do low = low - 1 end
  return low
end

-- What an edit changed, as JSON: where in the text, how many characters became how many, and whether the title did.
local function changes(article, tail)
  local last = redis.call('HGET', ctx.seen .. article, 'last')
  local entry = last and redis.call('XRANGE', KEYS[1], last, last)[1]
  if not entry or #tail > MOST_COMPARED or #entry[2][2] > MOST_COMPARED then return 'null' end
  local before, after = cjson.decode(entry[2][2]), cjson.decode('{' .. tail)
  local a, b = before.text, after.text
  local start = common(a, b, math.min(#a, #b), 1)
  local rest = common(a, b, math.min(#a, #b) - start, -1)
  return string.format('{"at":%d,"removed":%d,"added":%d,"title":%s}', chars(string.sub(a, 1, start)),
    chars(string.sub(a, start + 1, #a - rest)), chars(string.sub(b, start + 1, #b - rest)),
    tostring(before.title ~= after.title))
end

for i = 14, #ARGV, 9 do
  local article, text, tail, alias = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local told, signature, bands, source, original = ARGV[i + 4], ARGV[i + 5], ARGV[i + 6], ARGV[i + 7], ARGV[i + 8]
  local token = ARGV[8] .. ':' .. i -- the same article twice in one call is a duplicate all the same
  local revision, entry, by = known_text(ctx, article, text)
  local outcome
  if revision and by ~= token then
    outcome = 'duplicate'
    redis.call('HINCRBY', ctx.seen .. article, 'duplicates', 1)
  else
    if not revision then
      revision = next_revision(ctx, article, 1)
      if told == '' then told, original = syndication(article, signature, bands, source) end
      local head = '{"revision":' .. revision .. ',"syndication":' .. (told ~= '' and cjson.encode(told) or 'null')
      head = head .. ',"original":' .. original .. ',"changed":' .. (revision > 1 and changes(article, tail) or 'null')
      entry = redis.call('XADD', KEYS[1], '*', 'data', head .. ',' .. tail, 'cid', article)
      remember_text(ctx, article, text, revision, entry, token)
      redis.call('HSET', ctx.seen .. article, 'last', entry)
      if alias ~= '' then redis.call('SET', alias, article, 'EX', ctx.seen_seconds) end
      decide(ctx, article, revision, gate, revision > 1 and 'revision' or 'published',
        revision > 1 and 'text_changed' or 'new', '')
    end
    outcome = revision > 1 and 'revision' or 'published'
  end
  answers[#answers + 1] = { outcome, revision, entry }
end
return answers
