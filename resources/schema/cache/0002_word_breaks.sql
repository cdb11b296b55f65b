-- Text of scripts without spaces is indexed by the character from now on. What lies here already is written anew.
UPDATE run_text SET name = with_word_breaks(name), tags = with_word_breaks(tags), notes = with_word_breaks(notes)
    WHERE with_word_breaks(name || tags || notes) <> name || tags || notes;
