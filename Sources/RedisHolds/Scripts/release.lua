-- Gives back those of the seats that carry the token.
-- Returns how many.
local seats = mine(keys_from(3, #KEYS))
free(seats)
return #seats
