#include "services/query/QueryTokens.h"

namespace ph {

namespace {

bool isQuote(QChar c)
{
    return c == u'\'' || c == u'"' || c == u'`';
}

bool isOperatorChar(QChar c)
{
    return c == u'=' || c == u'<' || c == u'>' || c == u'!' || c == u'~';
}

bool endsWord(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')' || c == u',' || isOperatorChar(c);
}

/// The index behind the quoted text that starts at `at`, or -1 where it has no end.
qsizetype behindQuoted(const QString& text, qsizetype at)
{
    const QChar quote = text[at];
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        const bool isEscape = text[i] == u'\\' && quote != u'`' && (next == u'\\' || isQuote(next));
        const bool isDoubled = text[i] == quote && next == quote;
        if (isEscape || isDoubled)
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return -1;
}

} // namespace

std::vector<QueryToken> queryTokens(const QString& text)
{
    using Kind = QueryToken::Kind;
    std::vector<QueryToken> tokens;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        if (c.isSpace()) {
            ++at;
            continue;
        }
        QueryToken token;
        token.from = at;
        qsizetype end = at + 1;
        if (c == u'(' || c == u')' || c == u',') {
            token.kind = c == u'(' ? Kind::Open : c == u')' ? Kind::Close : Kind::Comma;
        } else if (isOperatorChar(c)) {
            token.kind = Kind::Operator;
            while (end < text.size() && isOperatorChar(text[end]))
                ++end;
        } else if (c == u'\'' || c == u'"') {
            token.kind = Kind::Text;
            const auto behind = behindQuoted(text, at);
            token.closed = behind >= 0;
            end = token.closed ? behind : text.size();
        } else {
            // metrics.`val auc` is one word, quotes and all; an apostrophe inside a word is a letter.
            end = at;
            while (end < text.size() && !endsWord(text[end])) {
                const bool startsName =
                    (text[end] == u'`' || text[end] == u'"') && (end == at || text[end - 1] == u'.');
                const auto behind = startsName ? behindQuoted(text, end) : end + 1;
                token.closed = behind >= 0;
                end = token.closed ? behind : text.size();
            }
        }
        token.length = end - at;
        token.text = text.mid(at, token.length);
        tokens.push_back(std::move(token));
        at = end;
    }
    return tokens;
}

} // namespace ph
