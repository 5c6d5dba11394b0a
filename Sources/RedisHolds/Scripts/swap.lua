-- Gives some seats back and holds others, or changes nothing.
-- ARGV[5]: the lease in ms; ARGV[6]: how many of the seats' keys, the first, are to be given back.
-- Returns what hold.lua returns; positions count the seats to be held alone.
local split = 2 + tonumber(ARGV[6])
local released = mine(keys_from(3, split))
local seats = keys_from(split + 1, #KEYS)
local refused = in_the_way(seats)
if #refused > 0 then return {0, unpack(refused)} end
free(released)
return {1, keep(seats, tonumber(ARGV[5]))}
