-- Stands before each of the other scripts: their arguments, and what more than one of them does.
--
-- A seat's key holds "TOKEN:DEADLINE", the deadline being the server's time in milliseconds at which the lease
-- ends, and expires at that moment. The index holds "SEAT:TOKEN" for each of them, scored by the same deadline,
-- so that a reader need not ask for every seat of a hall.
--
-- KEYS: the index, the revision, the seats' keys.
-- ARGV: channel, origin, token, cap in ms; further ones as each script says.
-- Every script checks all it has to before it writes: one that fails half way is not rolled back.
local index, revision = KEYS[1], KEYS[2]
local channel, origin, token, cap = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

-- The server's clock alone counts: kiosks' clocks differ.
local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)

-- How long the index and the revision outlive their last change, in seconds.
local day = 86400

-- Seats are UUIDs and end their keys.
local function seat(key)
  return string.sub(key, -36)
end

-- Whose hold a key's value is and when it ends; nothing if it is nobody's. A deadline beyond now + cap was
-- never given: the server's clock has stepped back since, and the hold is dead.
local function holder(value)
  if not value then return end
  local owner, deadline = string.match(value, '^(%x+):(%d+)$')
  deadline = tonumber(deadline)
  if deadline and deadline > now and deadline <= now + cap then return owner, deadline end
end

local function values(keys)
  if #keys == 0 then return {} end
  return redis.call('MGET', unpack(keys))
end

-- The keys that somebody else holds, as position and milliseconds left, one after the other.
local function in_the_way(keys)
  local found = {}
  for i, value in ipairs(values(keys)) do
    local owner, deadline = holder(value)
    if owner and owner ~= token then
      found[#found + 1] = i
      found[#found + 1] = deadline - now
    end
  end
  return found
end

local function current_revision()
  return tonumber(redis.call('GET', revision) or 0)
end

local function raised_revision()
  local number = redis.call('INCR', revision)
  if number == 1 then
    -- It begins at the time in microseconds, which no showtime changes more often than: so after a flush it goes on
    -- rising, and no reader takes new for known. Lua writes a number of that size only if it is told how.
    number = tonumber(clock[1]) * 1000000 + tonumber(clock[2])
    redis.call('SET', revision, string.format('%.0f', number))
  end
  redis.call('EXPIRE', revision, day)
  return number
end

-- Tells the other kiosks: "KIND ORIGIN MILLISECONDS REVISION SEAT SEAT ...".
local function publish(kind, milliseconds, number, keys)
  local words = {kind, origin, string.format('%.0f', milliseconds), string.format('%.0f', number)}
  for _, key in ipairs(keys) do words[#words + 1] = seat(key) end
  -- A message is a hint: a user who may not publish still gets the hold.
  redis.pcall('PUBLISH', channel, table.concat(words, ' '))
end

local function members(keys)
  local list = {}
  for i, key in ipairs(keys) do list[i] = seat(key) .. ':' .. token end
  return list
end

-- Holds the keys for `lease` milliseconds and returns the revision. The writes that a foreign value under one
-- of the two shared keys could make fail come first.
local function keep(keys, lease)
  if #keys == 0 then return current_revision() end
  local deadline = now + lease
  local scored = {}
  for _, member in ipairs(members(keys)) do
    scored[#scored + 1] = deadline
    scored[#scored + 1] = member
  end
  local number = raised_revision()
  redis.call('ZREMRANGEBYSCORE', index, '-inf', now)
  redis.call('ZREMRANGEBYSCORE', index, '(' .. now + cap, '+inf')
  redis.call('ZADD', index, unpack(scored))
  redis.call('EXPIRE', index, day)
  local value = token .. ':' .. string.format('%.0f', deadline)
  for _, key in ipairs(keys) do redis.call('SET', key, value, 'PX', lease) end
  publish('h', lease, number, keys)
  return number
end

-- Those of the keys that carry the token.
local function mine(keys)
  local list = {}
  for i, value in ipairs(values(keys)) do
    if value and string.sub(value, 1, #token + 1) == token .. ':' then list[#list + 1] = keys[i] end
  end
  return list
end

-- Gives back keys that carry the token.
local function free(keys)
  if #keys == 0 then return end
  local number = raised_revision()
  redis.call('ZREM', index, unpack(members(keys)))
  redis.call('DEL', unpack(keys))
  publish('r', 0, number, keys)
end

-- The keys at `first`, up to `last`.
local function keys_from(first, last)
  return {unpack(KEYS, first, last)}
end
