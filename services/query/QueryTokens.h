#pragma once

#include <QString>

#include <vector>

namespace ph {

/// A piece of an unfinished query: what completion reads, where the grammar would only see an error.
struct QueryToken {
    enum class Kind { Word, Text, Operator, Open, Close, Comma } kind = Kind::Word;
    QString text;       ///< as typed, with quotes
    qsizetype from = 0; ///< UTF-16 units
    qsizetype length = 0;
    bool closed = true; ///< false for a quote without its end
};

/// Never fails; every unit that is no blank belongs to a token. A key with a quoted name is one Word.
std::vector<QueryToken> queryTokens(const QString& text);

} // namespace ph
