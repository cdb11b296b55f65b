#include "models/values/Handbook.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

/// As GitHub makes an anchor of a heading.
QString anchorOfHeading(const QString& title)
{
    QString anchor;
    for (const auto c : title.toLower()) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_')
            anchor += c;
        else if (c == u' ')
            anchor += u'-';
    }
    return anchor;
}

const QRegularExpression& linkPattern()
{
    static const QRegularExpression pattern(QStringLiteral("!?\\[([^\\]]*)\\]\\(([^)\\s]*)\\)"));
    return pattern;
}

/// A line as it is read, for searching and snippets.
QString plainWords(QString line)
{
    static const QRegularExpression item(QStringLiteral("^\\s*(?:[-*>] |\\d+\\. )"));
    static const QRegularExpression rule(QStringLiteral("^\\s*\\|?[\\s:|-]+\\|?\\s*$"));
    if (rule.match(line).hasMatch())
        return {};
    line.remove(item);
    line.replace(linkPattern(), QStringLiteral("\\1"));
    line.replace(QLatin1String("\\|"), QStringLiteral("\u0001"));
    line.replace(u'|', u' ');
    line.replace(u'\u0001', u'|');
    static const QRegularExpression emphasis(QStringLiteral("\\*{1,2}([^*\\s][^*]*)\\*{1,2}"));
    line.replace(emphasis, QStringLiteral("\\1"));
    line.remove(u'`');
    return line.simplified();
}

/// Goes through the lines and says of each whether it is code.
template <class Visit>
void eachLine(const QString& markdown, Visit visit)
{
    bool isCode = false;
    for (const auto& line : markdown.split(u'\n')) {
        const bool isFence = line.trimmed().startsWith(QLatin1String("```"));
        visit(line, isCode || isFence);
        if (isFence)
            isCode = !isCode;
    }
}

} // namespace

HandbookPlace handbookPlace(const QString& link, const QString& here)
{
    if (link.contains(u':'))
        return {};
    auto chapter = link.section(u'#', 0, 0).section(u'/', -1);
    if (chapter.endsWith(QLatin1String(".md")))
        chapter.chop(3);
    else if (chapter.contains(u'.'))
        return {};
    return {chapter.isEmpty() ? here : chapter, link.section(u'#', 1)};
}

int HandbookChapter::sectionOf(const QString& anchor) const
{
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [&](const HandbookSection& section) { return section.anchor == anchor; });
    return found == sections.end() ? -1 : int(found - sections.begin());
}

const HandbookChapter* Handbook::chapter(const QString& id) const
{
    const auto found = std::find_if(chapters.begin(), chapters.end(),
                                    [&](const HandbookChapter& chapter) { return chapter.id == id; });
    return found == chapters.end() ? nullptr : &*found;
}

bool Handbook::has(const HandbookPlace& place) const
{
    const auto* found = chapter(place.chapter);
    return found && (place.anchor.isEmpty() || found->sectionOf(place.anchor) >= 0);
}

HandbookChapter readHandbookChapter(const QString& id, const QString& markdown)
{
    static const QRegularExpression anchorLine(QStringLiteral("^<a id=\"([\\w-]+)\"></a>$"));
    static const QRegularExpression heading(QStringLiteral("^(#{1,6}) (.+)$"));
    HandbookChapter chapter{id, {}, {}};
    QString anchor;
    QStringList kept, words;
    const auto endSection = [&] {
        if (!chapter.sections.isEmpty())
            chapter.sections.last().words = words.join(u' ').simplified();
        words.clear();
    };
    eachLine(markdown, [&](const QString& line, bool isCode) {
        if (const auto named = anchorLine.match(line); !isCode && named.hasMatch()) {
            anchor = named.captured(1);
            return;
        }
        kept.append(line);
        if (const auto found = heading.match(line); !isCode && found.hasMatch()) {
            endSection();
            const auto title = plainWords(found.captured(2));
            chapter.sections.append({anchor.isEmpty() ? anchorOfHeading(title) : anchor,
                                     title,
                                     int(found.capturedLength(1)),
                                     {}});
            anchor.clear();
            return;
        }
        words.append(isCode ? line.trimmed().remove(QLatin1String("```")) : plainWords(line));
    });
    endSection();
    chapter.markdown = kept.join(u'\n');
    chapter.title = chapter.sections.isEmpty() ? id : chapter.sections.constFirst().title;
    return chapter;
}

QList<HandbookGroup> readHandbookGroups(const QString& markdown)
{
    QList<HandbookGroup> groups;
    eachLine(markdown, [&](const QString& line, bool isCode) {
        if (!isCode && line.startsWith(QLatin1String("## ")))
            groups.append({line.mid(3).trimmed(), {}, {}});
        const auto link = linkPattern().match(line);
        if (isCode || groups.isEmpty() || !line.startsWith(QLatin1String("- ")) || !link.hasMatch())
            return;
        if (const auto place = handbookPlace(link.captured(2)); !place.chapter.isEmpty()) {
            groups.last().chapters.append(place.chapter);
            groups.last().titles.append(link.captured(1));
        }
    });
    return groups;
}

QStringList handbookLinks(const QString& markdown)
{
    static const QRegularExpression code(QStringLiteral("`[^`]*`"));
    QStringList links;
    eachLine(markdown, [&](const QString& line, bool isCode) {
        if (isCode)
            return;
        auto text = line;
        text.remove(code);
        for (auto found = linkPattern().globalMatch(text); found.hasNext();)
            links.append(found.next().captured(2));
    });
    return links;
}

} // namespace ph
