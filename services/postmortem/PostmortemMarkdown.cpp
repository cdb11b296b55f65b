#include "services/postmortem/PostmortemMarkdown.h"

#include <QDateTime>

namespace ph {

namespace {

/// On one line, and nothing in it a sign of Markdown.
QString plainMarkdown(const QString& text)
{
    static const QString signs = QStringLiteral("\\`*_{}[]<>#|~&!");
    QString plain;
    for (const auto c : text.simplified()) {
        if (signs.contains(c))
            plain += u'\\';
        plain += c;
    }
    return plain.replace(QLatin1String("://"), QLatin1String(":\\//")); // a bare address would become a link
}

} // namespace

QString postmortemMarkdown(const Postmortem& draft)
{
    auto text = QStringLiteral("# %1\n\n").arg(plainMarkdown(draft.title));
    for (const auto& fact : draft.facts)
        text += QStringLiteral("- ") + plainMarkdown(fact) + u'\n';
    for (const auto& section : draft.sections) {
        text += QStringLiteral("\n## ") + plainMarkdown(section.title) + QStringLiteral("\n\n");
        for (const auto& line : section.lines)
            text += QStringLiteral("- ") + plainMarkdown(line) + u'\n';
    }
    const auto titles = postmortemTimelineTitles(draft);
    text += QStringLiteral("\n## %1\n\n| UTC | %2 | %3 |\n|---|---|---|\n")
                .arg(titles.title, titles.what, titles.toldBy);
    for (const auto& moment : draft.timeline)
        text += QStringLiteral("| ") +
                QDateTime::fromMSecsSinceEpoch(moment.atMs, Qt::UTC)
                    .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) +
                QStringLiteral(" | ") + plainMarkdown(moment.what) + QStringLiteral(" | ") +
                plainMarkdown(moment.source) + QStringLiteral(" |\n");
    if (!titles.leftOut.isEmpty())
        text += u'\n' + titles.leftOut + u'\n';
    return text;
}

} // namespace ph
