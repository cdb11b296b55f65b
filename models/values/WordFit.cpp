#include "models/values/WordFit.h"

#include <algorithm>

namespace ph {

namespace {

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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

int strewnFit(std::string_view word, std::string_view name)
{
    if (word.empty() || !isAscii(word))
        return 0;
    const auto mostGaps = 3 * word.size();
    auto place = name.find(word.front());
    if (place == std::string_view::npos)
        return 0;
    std::size_t gaps = 0;
    for (const char letter : word.substr(1)) {
        // Few letters on, if at all: a call of find() would cost more than they do.
        while (++place < name.size() && name[place] != letter) {
            if (++gaps > mostGaps)
                return 0;
        }
        if (place >= name.size())
            return 0;
    }
    return std::max(1, 25 - int(gaps));
}

int wordFit(std::string_view word, std::string_view name)
{
    if (word.empty())
        return 0;
    auto found = name.find(word);
    if (found == 0)
        return 100;
    if (found == std::string_view::npos)
        return strewnFit(word, name);
    for (; found != std::string_view::npos; found = name.find(word, found + 1)) {
        if (!isInWord(name[found - 1]))
            return 80;
    }
    return 40;
}

} // namespace ph
