-- Puts a dead letter back into its stream. KEYS: dead, stream. ARGV: id of the dead letter.
-- `retry_of` is the id it had there at first: an article that has passed the gate is known under it.
local found = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
if #found == 0 then return 0 end
local fields = {}
for i = 1, #found[1][2], 2 do fields[found[1][2][i]] = found[1][2][i + 1] end
local entry = { 'data', fields['data'] or '', 'retry_of', fields['origin'] or fields['source_id'] or '' }
for _, name in ipairs({ 'cid', 'traceparent' }) do
  if fields[name] and fields[name] ~= '' then
    entry[#entry + 1] = name
    entry[#entry + 1] = fields[name]
  end
end
redis.call('XADD', KEYS[2], '*', unpack(entry))
return redis.call('XDEL', KEYS[1], ARGV[1])
