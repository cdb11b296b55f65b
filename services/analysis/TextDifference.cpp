#include "services/analysis/TextDifference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace ph {

namespace {

using Kind = TextChange::Kind;

constexpr qsizetype mostWords = 3000;
constexpr qsizetype contextWords = 4;

QStringList jsonItems(const QString& text)
{
    const auto document = QJsonDocument::fromJson(text.toUtf8());
    QStringList items;
    if (document.isArray()) {
        const auto array = document.array();
        for (const auto& value : array) {
            if (!value.isString() && !value.isDouble())
                return {};
            items << value.toVariant().toString();
        }
    }
    return items;
}

QList<TextChange> itemDifference(const QStringList& a, const QStringList& b)
{
    std::map<QString, qsizetype> more; // of b than of a
    for (const auto& item : a)
        --more[item];
    for (const auto& item : b)
        ++more[item];
    QList<TextChange> changes;
    // In the order in which each side lists them.
    for (const auto& item : a) {
        if (auto& count = more[item]; count < 0) {
            changes.append({Kind::Removed, item});
            ++count;
        }
    }
    for (const auto& item : b) {
        if (auto& count = more[item]; count > 0) {
            changes.append({Kind::Added, item});
            --count;
        }
    }
    return changes;
}

void add(QList<TextChange>& changes, Kind kind, const QString& word)
{
    if (!changes.isEmpty() && changes.last().kind == kind)
        changes.last().text += u' ' + word;
    else
        changes.append({kind, word});
}

/// The middle of both, where their common beginning and end are cut off.
void addMiddle(QList<TextChange>& changes, const QStringList& a, const QStringList& b)
{
    const auto n = a.size(), m = b.size();
    if (n > mostWords || m > mostWords) {
        for (const auto& word : a)
            add(changes, Kind::Removed, word);
        for (const auto& word : b)
            add(changes, Kind::Added, word);
        return;
    }
    const auto at = [m](qsizetype i, qsizetype j) { return std::size_t(i * (m + 1) + j); };
    std::vector<std::uint16_t> common(std::size_t((n + 1) * (m + 1)), 0); // of what is left from (i, j) on
    for (auto i = n - 1; i >= 0; --i) {
        for (auto j = m - 1; j >= 0; --j)
            common[at(i, j)] = a[i] == b[j] ? std::uint16_t(common[at(i + 1, j + 1)] + 1)
                                            : std::max(common[at(i + 1, j)], common[at(i, j + 1)]);
    }
    qsizetype i = 0, j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && a[i] == b[j]) {
            add(changes, Kind::Same, a[i]);
            ++i;
            ++j;
        } else if (i < n && (j == m || common[at(i + 1, j)] >= common[at(i, j + 1)])) {
            add(changes, Kind::Removed, a[i++]);
        } else {
            add(changes, Kind::Added, b[j++]);
        }
    }
}

void shortenContext(QList<TextChange>& changes)
{
    for (qsizetype i = 0; i < changes.size(); ++i) {
        if (changes[i].kind != Kind::Same)
            continue;
        const auto words = changes[i].text.split(u' ');
        const bool opens = i == 0, closes = i + 1 == changes.size();
        const auto kept = opens || closes ? contextWords : 2 * contextWords;
        if (words.size() <= kept + 1)
            continue;
        const auto head = opens ? QStringList() : words.first(contextWords);
        const auto tail = closes ? QStringList() : words.last(contextWords);
        changes[i].text = (head + QStringList{QStringLiteral("…")} + tail).join(u' ');
    }
}

QList<TextChange> wordDifference(const QStringList& a, const QStringList& b)
{
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto begin = inA - a.begin();
    qsizetype end = 0;
    while (end < std::min(a.size(), b.size()) - begin && a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    QList<TextChange> changes;
    for (qsizetype i = 0; i < begin; ++i)
        add(changes, Kind::Same, a[i]);
    addMiddle(changes, a.mid(begin, a.size() - begin - end), b.mid(begin, b.size() - begin - end));
    for (auto i = a.size() - end; i < a.size(); ++i)
        add(changes, Kind::Same, a[i]);
    shortenContext(changes);
    return changes;
}

} // namespace

QStringList listItems(const QString& text)
{
    QStringList items = text.trimmed().startsWith(u'[') ? jsonItems(text) : QStringList();
    if (items.isEmpty()) {
        static const QRegularExpression separator(QStringLiteral("[,;\\n]"));
        QString bare = text.trimmed();
        if (bare.startsWith(u'[') && bare.endsWith(u']')) // as Python prints a list
            bare = bare.mid(1, bare.size() - 2);
        for (auto& part : bare.split(separator, Qt::SkipEmptyParts)) {
            part = part.trimmed();
            if (part.size() >= 2 && (part.front() == u'\'' || part.front() == u'"') &&
                part.back() == part.front())
                part = part.mid(1, part.size() - 2);
            if (!part.isEmpty())
                items << part;
        }
        const auto isName = [](const QString& item) { return item.size() <= 64 && item.count(u' ') <= 2; };
        if (!std::all_of(items.begin(), items.end(), isName))
            return {};
    }
    return items.size() >= 3 ? items : QStringList();
}

QList<TextChange> textDifference(const QString& a, const QString& b)
{
    const auto itemsA = listItems(a), itemsB = listItems(b);
    if (!itemsA.isEmpty() && !itemsB.isEmpty())
        return itemDifference(itemsA, itemsB);
    const auto words = [](const QString& text) { return text.simplified().split(u' ', Qt::SkipEmptyParts); };
    const auto wordsA = words(a), wordsB = words(b);
    return wordsA == wordsB ? QList<TextChange>() : wordDifference(wordsA, wordsB);
}

} // namespace ph
