#pragma once

#include "services/store/Database.h"

namespace ph {

/// Scripts that are written without spaces (Han, kana, bopomofo): each character counts as a word, as Unicode
/// word segmentation has it for text that no dictionary splits (UAX #29, WB999).
bool isWordByItself(char32_t character);

/// `utf8` with a space at each side of every character that is a word by itself. FTS5's unicode61 tokenizer
/// would otherwise take a whole sentence for one word, found from its beginning only.
std::string withWordBreaks(std::string_view utf8);

/// Makes `with_word_breaks(text)` known to this connection's SQL: a step of the cache's schema needs it.
void addWordBreaks(Database& database);

} // namespace ph
