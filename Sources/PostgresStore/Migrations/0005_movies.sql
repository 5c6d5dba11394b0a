CREATE TABLE movies (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  tmdb_id INTEGER UNIQUE, -- The Movie Database API ID
  title VARCHAR(300) NOT NULL,
  original_title VARCHAR(300),
  description TEXT,
  duration INTEGER NOT NULL -- In minutes
    CONSTRAINT movies_duration_positive CHECK (duration > 0),
  release_date DATE NOT NULL,
  rating VARCHAR(10), -- G, PG, PG-13, R, etc.
  language VARCHAR(50),
  genres TEXT[], -- ['Action', 'Thriller']
  director VARCHAR(200),
  "cast" TEXT[], -- Array of actor names; a reserved word, so quoted
  poster_url TEXT,
  backdrop_url TEXT,
  trailer_url TEXT,
  format VARCHAR(50) NOT NULL DEFAULT 'STANDARD'
    CONSTRAINT movies_format_known CHECK (format IN ('STANDARD', '3D', 'IMAX', '4DX')),
  is_active BOOLEAN NOT NULL DEFAULT TRUE,
  popularity_score DECIMAL(3,1) NOT NULL DEFAULT 5.0 -- 1-10 rating
    CONSTRAINT movies_popularity_range CHECK (popularity_score BETWEEN 1 AND 10),
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  archived_at TIMESTAMPTZ
);

CREATE INDEX idx_movies_release_date ON movies(release_date);
CREATE INDEX idx_movies_is_active ON movies(is_active);
CREATE INDEX idx_movies_format ON movies(format);

CREATE TRIGGER movies_touch BEFORE UPDATE ON movies
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
