-- Holds all of the seats, or none.
-- ARGV[5]: the lease in ms.
-- Returns {1, revision}, or {0, position, ms left, ...} of those in the way.
local seats = keys_from(3, #KEYS)
local refused = in_the_way(seats)
if #refused > 0 then return {0, unpack(refused)} end
return {1, keep(seats, tonumber(ARGV[5]))}
