-- All holds of a showtime, in the order in which they end.
-- Returns {revision, seat, ms left, 1 if it is the token's, ...}.
local answer = {current_revision()}
local found = redis.call('ZRANGE', index, '(' .. now, now + cap, 'BYSCORE', 'WITHSCORES')
for i = 1, #found, 2 do
  answer[#answer + 1] = string.sub(found[i], 1, 36)
  answer[#answer + 1] = tonumber(found[i + 1]) - now
  answer[#answer + 1] = string.sub(found[i], 38) == token and 1 or 0
end
return answer
