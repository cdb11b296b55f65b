#include "models/values/HandbookSearch.h"

#include <algorithm>

namespace ph {

namespace {

constexpr qsizetype beforeFound = 40, snippetLength = 160;

QString snippetOf(const QString& words, qsizetype at)
{
    auto from = std::max<qsizetype>(0, at - beforeFound);
    if (from > 0) // at a word's beginning, where there are words
        from = std::min(std::max(from, words.indexOf(u' ', from) + 1), at);
    auto text = words.mid(from, snippetLength).trimmed();
    if (from > 0)
        text.prepend(QStringLiteral("… "));
    if (from + snippetLength < words.size())
        text += QStringLiteral(" …");
    return text;
}

/// How well a section fits; 0 where a word is not in it.
double fitOf(const HandbookSection& section, const QString& chapter, const QStringList& query)
{
    double fit = 0;
    for (const auto& word : query) {
        const auto count = double(section.words.count(word, Qt::CaseInsensitive));
        const bool isTitle = section.title.contains(word, Qt::CaseInsensitive);
        const bool isChapter = chapter.contains(word, Qt::CaseInsensitive);
        if (count == 0 && !isTitle)
            return 0;
        fit += (isTitle ? 100 : 0) + (isChapter ? 10 : 0) + std::min(count, 9.0);
        if (section.title.startsWith(word, Qt::CaseInsensitive))
            fit += 50;
    }
    return fit;
}

} // namespace

QList<HandbookHit> searchHandbook(const Handbook& book, const QString& query, int most)
{
    const auto words = query.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    struct Found {
        double fit;
        const HandbookChapter* chapter;
        const HandbookSection* section;
    };
    std::vector<Found> found;
    for (const auto& chapter : book.chapters) {
        for (const auto& section : chapter.sections) {
            if (const auto fit = fitOf(section, chapter.title, words); fit > 0)
                found.push_back({fit, &chapter, &section});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.fit > b.fit; });
    found.resize(std::min(found.size(), std::size_t(std::max(most, 0))));
    QList<HandbookHit> hits;
    hits.reserve(qsizetype(found.size()));
    for (const auto& [fit, chapter, section] : found) {
        const bool isChapter = section == &chapter->sections.constFirst();
        const auto at = section->words.indexOf(words.constFirst(), 0, Qt::CaseInsensitive);
        hits.append({{chapter->id, isChapter ? QString() : section->anchor},
                     chapter->title,
                     isChapter ? QString() : section->title,
                     snippetOf(section->words, std::max<qsizetype>(at, 0))});
    }
    return hits;
}

} // namespace ph
