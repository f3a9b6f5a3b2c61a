-- Decides "new, changed or known" and publishes, in one step.
-- KEYS: articles. ARGV: context(6), gate, token, then per article: id, digest of its text, JSON from its second byte on,
--   alias key ('' if none).
-- Returns per article: outcome, revision, entry id.
-- `token` names this very call: if its answer was lost and the client asks again, the first answer is given again.
local ctx, gate = context(), ARGV[7]
local answers = {}
for i = 9, #ARGV, 4 do
  local article, text, tail, alias = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local token = ARGV[8] .. ':' .. i -- the same article twice in one call is a duplicate all the same
  local revision, entry, by = known_text(ctx, article, text)
  local outcome
  if revision and by ~= token then
    outcome = 'duplicate'
    redis.call('HINCRBY', ctx.seen .. article, 'duplicates', 1)
  else
    if not revision then
      revision = next_revision(ctx, article, 1)
      entry = redis.call('XADD', KEYS[1], '*', 'data', '{"revision":' .. revision .. ',' .. tail, 'cid', article)
      remember_text(ctx, article, text, revision, entry, token)
      if alias ~= '' then redis.call('SET', alias, article, 'EX', ctx.seen_seconds) end
      decide(ctx, article, revision, gate, revision > 1 and 'revision' or 'published',
        revision > 1 and 'text_changed' or 'new', '')
    end
    outcome = revision > 1 and 'revision' or 'published'
  end
  answers[#answers + 1] = { outcome, revision, entry }
end
return answers
