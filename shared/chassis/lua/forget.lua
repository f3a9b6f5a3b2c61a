-- Removes a consumer that has nothing pending, in one step: between a look and a removal of two steps, a read that is
-- under way could be given entries, and they would go with it. KEYS: stream. ARGV: group, consumer.
if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
return 1
