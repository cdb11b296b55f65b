#include "models/values/WordFit.h"

#include <algorithm>

namespace ph {

namespace {

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Letters in their order; those strewn over a long name fit by chance, and do not count.
int strewnFit(std::string_view word, std::string_view name)
{
    std::size_t place = name.find(word.front());
    std::size_t gaps = 0;
    for (std::size_t i = 1; i < word.size() && place != std::string_view::npos; ++i) {
        const auto next = name.find(word[i], place + 1);
        gaps += next == std::string_view::npos ? 0 : next - place - 1;
        place = next;
    }
    if (place == std::string_view::npos || gaps > 3 * word.size())
        return 0;
    return std::max(1, 25 - int(gaps));
}

} // namespace

QByteArray foldedName(QStringView text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (isPlain)
        return text.toLatin1().toLower();
    QString bare;
    const auto apart = text.toString().normalized(QString::NormalizationForm_KD);
    std::copy_if(apart.begin(), apart.end(), std::back_inserter(bare),
                 [](QChar c) { return c.category() != QChar::Mark_NonSpacing; });
    return bare.toCaseFolded().toUtf8();
}

int wordFit(std::string_view word, std::string_view name)
{
    if (word.empty())
        return 0;
    auto found = name.find(word);
    if (found == 0)
        return 100;
    if (found == std::string_view::npos)
        return isAscii(word) ? strewnFit(word, name) : 0;
    for (; found != std::string_view::npos; found = name.find(word, found + 1)) {
        if (!isInWord(name[found - 1]))
            return 80;
    }
    return 40;
}

} // namespace ph
