-- Why a film has its rating, and what people may have to know before they buy: "flashing images, mild bad language".
ALTER TABLE movies ADD COLUMN content_advice TEXT
  CONSTRAINT movies_content_advice_not_empty CHECK (content_advice <> '');
