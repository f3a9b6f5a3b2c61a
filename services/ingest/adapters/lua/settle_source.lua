-- Writes a source's state and tells of its silence or recovery: both or neither.
-- KEYS: the source's hash, alerts (also the channel), regions. ARGV: prefix of the sources' hashes, source,
--   `silent_since` as it was read, life in milliseconds, event | '', the region's event | '', region | '',
--   1 if it falls silent, number of neighbours, the neighbours, then the state's names and values
-- Returns 1; 0 if another worker has told of its silence or recovery since it was read: then nothing is written.
local source, was, life, event = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local of_region, region, silent = ARGV[6], ARGV[7], ARGV[8] == '1'
local neighbours = tonumber(ARGV[9])
if (redis.call('HGET', KEYS[1], 'silent_since') or '') ~= was then return 0 end

local function tell(text)
  redis.call('XADD', KEYS[2], '*', 'data', text, 'cid', source)
  redis.call('PUBLISH', KEYS[2], text)
end

redis.call('DEL', KEYS[1])
for i = 10 + neighbours, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('PEXPIRE', KEYS[1], life)
if event == '' then return 1 end
tell(event)
if of_region == '' then return 1 end
if not silent then
  if redis.call('HDEL', KEYS[3], region) == 1 then tell(of_region) end
  return 1
end
for i = 10, 9 + neighbours do
  if redis.call('HEXISTS', ARGV[1] .. ARGV[i], 'silent_since') == 0 then return 1 end
end
if redis.call('HSETNX', KEYS[3], region, source) == 1 then tell(of_region) end
return 1
