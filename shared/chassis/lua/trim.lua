-- Trims one stream: what every group has acknowledged and is older than `before`, or beyond the newest `keep` entries.
-- KEYS: stream. ARGV: before (entry id), keep, groups ('1': respect them; '0': trim by age and length alone).
-- An unacknowledged entry is never trimmed, nor one that no group has read, nor anything of a stream without groups.
local stream, before, keep, respect = KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3] == '1'

local function less(a, b)
  local am, as = string.match(a, '^(%d+)-(%d+)$')
  local bm, bs = string.match(b, '^(%d+)-(%d+)$')
  am, as, bm, bs = tonumber(am), tonumber(as), tonumber(bm), tonumber(bs)
  return am < bm or (am == bm and as < bs)
end

if redis.call('EXISTS', stream) == 0 then return 0 end
local safe
if respect then
  for _, info in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
    local group = {}
    for i = 1, #info, 2 do group[info[i]] = info[i + 1] end
    local bound
    if group['pending'] > 0 then
      bound = redis.call('XPENDING', stream, group['name'])[2]
    else
      -- Everything up to the last delivered entry is acknowledged: the next one is the first to keep.
      local ms, seq = string.match(group['last-delivered-id'], '^(%d+)-(%d+)$')
      bound = ms .. '-' .. string.format('%.0f', tonumber(seq) + 1)
    end
    if not safe or less(bound, safe) then safe = bound end
  end
  if not safe then return 0 end
end

local cut = before
local excess = redis.call('XLEN', stream) - keep
if excess > 0 then
  -- A few at a time: an entry may be 8 MiB, and the script must not hold the server.
  local oldest = redis.call('XRANGE', stream, '-', '+', 'COUNT', math.min(excess, 50) + 1)
  local first_kept = oldest[#oldest][1]
  if less(cut, first_kept) then cut = first_kept end
end
if safe and less(safe, cut) then cut = safe end
return redis.call('XTRIM', stream, 'MINID', cut)
