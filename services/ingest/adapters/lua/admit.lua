-- Decides "new, changed or known" and publishes, in one step.
-- KEYS: articles. ARGV: context(6), gate, token, likeness prefix, today's number, days looked back, share of
--   equal bytes from which two signatures are of one text, digits of a band, then per article:
--   id, digest of its text, JSON from its second byte on, without its id, alias key ('' if none), syndication id (''
--   to be found), signature of its text and its bands, joined ('' for a short text), JSON of its source, JSON of the
--   original it was handed in with ('null' if none), 1 if its id comes from its address, the ids that its other
--   addresses have (with spaces between), digest of its headline ('' if it says little), a few bytes of its signature ('' for a short text).
-- Returns per article: outcome, revision, entry id, the id it has been told under.
-- `token` names this very call: if its answer was lost and the client asks again, the first answer is given again.
local ctx, gate = context(), ARGV[7]
local like, today, days = ARGV[9], tonumber(ARGV[10]), tonumber(ARGV[11])
local SAME, BAND = tonumber(ARGV[12]), tonumber(ARGV[13])
local answers = {}
local MOST_COMPARED = 1000000 -- bytes of JSON: of a longer article it isn't told what changed

local function alike(a, b, share)
  local equal = 0
  for k = 1, #a do
    if string.byte(a, k) == string.byte(b, k) then equal = equal + 1 end
  end
  return equal >= share * #a
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
        if known and alike(signature, known, SAME) then
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

-- Two addresses of one article have two ids; what is told under the one leads to the other. In the hash of an id, `is`
-- names the id that its article is told under, for good; `said`, the id of an article that named this address as
-- another of its own, which counts once what comes from here bears it out.
local MOST_HOPS = 10
local SAME_ARTICLE = 0.3 -- of equal bytes; an edit may double a text, and unrelated news stays under half of this

-- Where the way from an id ends, whether anything is told there, and who else named that address.
local function home_of(id)
  for _ = 1, MOST_HOPS do
    local known = redis.call('HMGET', ctx.seen .. id, 'is', 'said', 'revision')
    if not known[1] then return id, known[3], known[2] end
    redis.call('EXPIRE', ctx.seen .. id, ctx.seen_seconds)
    id = known[1]
  end
  return id
end

-- Whether what is told under an id is this article in its words, too: addresses that lead to a section's front page, or
-- to a form, are named by many articles as their own. Where a feed lists that very address, a headline is enough.
local function bears_out(id, one, listed)
  local known = redis.call('HMGET', ctx.seen .. id, one.text, 'headline', 'sign')
  if known[1] or (one.headline ~= '' and known[2] == one.headline) then return true end
  if known[3] == '' then return listed end
  return one.sign ~= '' and known[3] and alike(one.sign, known[3], SAME_ARTICLE)
end

-- The id that an article is told under, by its own address or by one of its `others`.
local function identity(one)
  local home, told, said = home_of(one.id)
  if not told and home ~= one.id then -- what it led to is forgotten
    redis.call('HDEL', ctx.seen .. one.id, 'is')
    home, said = one.id, false
  end
  local function try(id, listed)
    local other, known = home_of(id)
    if not known or other == home or not bears_out(other, one, listed) then return end
    redis.call('HSET', ctx.seen .. home, 'is', other)
    redis.call('EXPIRE', ctx.seen .. home, ctx.seen_seconds)
    decide(ctx, home, 0, gate, 'joined', other, '')
    home, told = other, true
  end
  if not told and said then try(said, false) end
  for other in string.gmatch(one.others, '%S+') do
    local of, known, by = home_of(other)
    if known then try(of, true) elseif by then try(by, false) end
  end
  for other in string.gmatch(one.others, '%S+') do
    local of, known = home_of(other)
    if not known and of == other and of ~= home then
      redis.call('HSET', ctx.seen .. of, 'said', home)
      redis.call('EXPIRE', ctx.seen .. of, ctx.seen_seconds)
    end
  end
  return home
end

for i = 14, #ARGV, 13 do
  local article, text, tail, alias = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local told, signature, bands, source, original = ARGV[i + 4], ARGV[i + 5], ARGV[i + 6], ARGV[i + 7], ARGV[i + 8]
  local headline, sign = ARGV[i + 11], ARGV[i + 12]
  if ARGV[i + 9] == '1' then
    article = identity({ id = article, text = text, others = ARGV[i + 10], headline = headline, sign = sign })
  end
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
      local head = '{"id":' .. cjson.encode(article) .. ',"revision":' .. revision .. ',"syndication":' .. (told ~= '' and cjson.encode(told) or 'null')
      head = head .. ',"original":' .. original .. ',"changed":' .. (revision > 1 and changes(article, tail) or 'null')
      entry = redis.call('XADD', KEYS[1], '*', 'data', head .. ',' .. tail, 'cid', article)
      remember_text(ctx, article, text, revision, entry, token)
      redis.call('HSET', ctx.seen .. article, 'last', entry, 'headline', headline, 'sign', sign)
      if alias ~= '' then redis.call('SET', alias, article, 'EX', ctx.seen_seconds) end
      decide(ctx, article, revision, gate, revision > 1 and 'revision' or 'published',
        revision > 1 and 'text_changed' or 'new', '')
    end
    outcome = revision > 1 and 'revision' or 'published'
  end
  answers[#answers + 1] = { outcome, revision, entry, article }
end
return answers
