-- Settles one alert at one sink: acknowledges it and writes down what became of it, or nothing if another has settled it.
-- KEYS: alerts, dead. ARGV: context(6), group, entry, log key, sink, log record, seconds to keep, told key ('' for none),
--   revision, told record, what remains of a dead entry ('' for none), JSON of its meta.
local ctx = context()
local group, entry, log, sink, record, keep = ARGV[7], ARGV[8], ARGV[9], ARGV[10], ARGV[11], ARGV[12]
local told, revision, telling, remains, meta = ARGV[13], ARGV[14], ARGV[15], ARGV[16], ARGV[17]
-- What the rights of our user forbid must fail before the first write.
if log ~= '' then redis.call('EXPIRE', log, keep) end
if told ~= '' then redis.call('EXPIRE', told, keep) end
if meta ~= '' then redis.call('XDEL', KEYS[2], '0-1') end
if redis.call('XACK', KEYS[1], group, entry) == 0 then return 0 end
if log ~= '' then
  redis.call('HSET', log, sink, record)
  redis.call('EXPIRE', log, keep)
end
if told ~= '' then
  redis.call('HSET', told, revision, telling)
  redis.call('EXPIRE', told, keep)
end
if meta ~= '' then bury(ctx, KEYS[2], group, entry, remains, cjson.decode(meta)) end
return 1
