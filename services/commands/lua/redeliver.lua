-- Puts a dead letter of one sink back: pending again for its group, whose place in the stream is else past it. No other
-- sink hears of it. KEYS: dead, stream. ARGV: id of the dead letter, consumer. -1: the alert, or the sink, is gone.
-- 0: so is the dead letter, which somebody else has put back or dropped.
local found = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
if #found == 0 then return 0 end
local fields = {}
for i = 1, #found[1][2], 2 do fields[found[1][2][i]] = found[1][2][i + 1] end
local id, group = fields['source_id'] or '', fields['group'] or ''
if #redis.call('XRANGE', KEYS[2], id, id) == 0 then return -1 end
local claimed = redis.pcall('XCLAIM', KEYS[2], group, ARGV[2], 0, id, 'FORCE', 'JUSTID')
if claimed.err or #claimed == 0 then return -1 end
return redis.call('XDEL', KEYS[1], ARGV[1])
