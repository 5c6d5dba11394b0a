-- Renews the leases of seats that carry the token, and takes anew those that nobody holds.
-- ARGV[5]: the lease in ms.
-- Returns {positions renewed}, {positions taken anew}, {position, ms left, ... of those lost}.
local seats = keys_from(3, #KEYS)
local renewed, retaken, lost = {}, {}, {}
local kept, gone = {}, {}
for i, value in ipairs(values(seats)) do
  local owner, deadline = holder(value)
  if owner and owner ~= token then
    lost[#lost + 1] = i
    lost[#lost + 1] = deadline - now
    gone[#gone + 1] = seats[i]
  else
    local list = owner and renewed or retaken
    list[#list + 1] = i
    kept[#kept + 1] = seats[i]
  end
end
if #gone > 0 then redis.call('ZREM', index, unpack(members(gone))) end
keep(kept, tonumber(ARGV[5]))
return {renewed, retaken, lost}
