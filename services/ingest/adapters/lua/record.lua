-- Records articles that were kept out. ARGV: context(6), gate, then per article: id, revision, outcome, reason.
-- A feed shows the same old entry at every poll: the same decision is written once.
local ctx, gate = context(), ARGV[7]
for i = 8, #ARGV, 4 do
  local article, revision, outcome, reason = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local known = redis.call('HGET', ctx.fate .. article, revision .. ':' .. gate)
  if known and string.find(known, outcome .. '\31' .. reason .. '\31', 1, true) == 1 then
    redis.call('EXPIRE', ctx.fate .. article, ctx.fate_seconds)
  else
    decide(ctx, article, revision, gate, outcome, reason, '')
  end
end
