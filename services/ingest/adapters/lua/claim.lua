-- Takes a source for one poll, and reads its state under the lease.
-- KEYS: the source's hash, its lease. ARGV: holder, length in milliseconds
-- Returns 1 and the state's names and values; 0 and the milliseconds for which another still holds it.
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return { 1, redis.call('HGETALL', KEYS[1]) }
end
return { 0, redis.call('PTTL', KEYS[2]) }
