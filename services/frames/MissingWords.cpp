#include "services/frames/MissingWords.h"

#include "services/http/HeaderText.h"

#include <algorithm>

namespace ph {

const QStringList& MissingWords::usual()
{
    static const QStringList words{QStringLiteral("NA"),   QStringLiteral("N/A"),  QStringLiteral("NaN"),
                                   QStringLiteral("-NaN"), QStringLiteral("null"), QStringLiteral("None"),
                                   QStringLiteral("<NA>"), QStringLiteral("NaT"),  QStringLiteral("\\N"),
                                   QStringLiteral("#N/A"), QStringLiteral("#NA")};
    return words;
}

MissingWords::MissingWords(const QStringList& words)
{
    for (const auto& word : words) {
        auto text = word.toStdString();
        if (text.empty())
            continue;
        const auto lower = static_cast<unsigned char>(asciiLower(text.front()));
        firsts_.set(lower);
        if (lower >= 'a' && lower <= 'z')
            firsts_.set(lower - 'a' + 'A');
        longest_ = std::max(longest_, text.size());
        words_.push_back(std::move(text));
    }
    for (const char blank : {' ', '\t', '\r', '\n'})
        firsts_.set(static_cast<unsigned char>(blank));
}

bool MissingWords::contains(std::string_view cell) const
{
    if (cell.empty())
        return true;
    if (!firsts_.test(static_cast<unsigned char>(cell.front())))
        return false;
    cell = trimmed(cell);
    return cell.empty() || (cell.size() <= longest_ &&
                            std::any_of(words_.begin(), words_.end(), [cell](const std::string& word) {
                                return equalsIgnoringCase(word, cell);
                            }));
}

} // namespace ph
