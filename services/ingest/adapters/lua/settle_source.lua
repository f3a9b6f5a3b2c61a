-- Ends a poll: writes the source's state, tells of its silence or recovery, gives the lease back; all or nothing.
-- KEYS: the source's hash, alerts (also the channel), regions, the source's lease. ARGV: prefix of the sources' hashes,
--   source, `silent_since` and `next_due` as they were read, life in milliseconds, holder, event | '', the region's
--   event | '', region | '', 1 if it falls silent, number of neighbours, the neighbours, then the state's names, values
-- Returns 1; 0 where the lease went over to another worker, who polls the source or has done so: nothing is written.
local source, life, holder, event = ARGV[2], ARGV[5], ARGV[6], ARGV[7]
local of_region, region, silent = ARGV[8], ARGV[9], ARGV[10] == '1'
local neighbours = tonumber(ARGV[11])
local held = redis.call('GET', KEYS[4])
if held and held ~= holder then return 0 end
if (redis.call('HGET', KEYS[1], 'silent_since') or '') ~= ARGV[3] then return 0 end
if (redis.call('HGET', KEYS[1], 'next_due') or '') ~= ARGV[4] then return 0 end

local function tell(text)
  redis.call('XADD', KEYS[2], '*', 'data', text, 'cid', source)
  redis.call('PUBLISH', KEYS[2], text)
end

redis.call('DEL', KEYS[1])
if #ARGV >= 12 + neighbours then redis.call('HSET', KEYS[1], unpack(ARGV, 12 + neighbours)) end
redis.call('PEXPIRE', KEYS[1], life)
redis.call('DEL', KEYS[4])
if event == '' then return 1 end
tell(event)
if of_region == '' then return 1 end
if not silent then
  if redis.call('HDEL', KEYS[3], region) == 1 then tell(of_region) end
  return 1
end
for i = 12, 11 + neighbours do
  if redis.call('HEXISTS', ARGV[1] .. ARGV[i], 'silent_since') == 0 then return 1 end
end
if redis.call('HSETNX', KEYS[3], region, source) == 1 then tell(of_region) end
return 1
