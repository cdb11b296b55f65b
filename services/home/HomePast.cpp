#include "services/home/HomePast.h"

#include <QFile>

namespace ph {

namespace {

constexpr qsizetype idLength = 40;
const QStringList pastFolders{QStringLiteral("releases"), QStringLiteral("ledger")};

// One line each: "F ID PATH" for a content that lay at a path, and "C ID" for a commit up to which all of
// them are above. Half a line, left by a crash, is none.

QString pastFile(const GitRepository& copy)
{
    return copy.folder() + QStringLiteral("/pilothouse-past");
}

/// Whether it was not known.
bool addTo(HomePast& past, const QString& path, const QString& id)
{
    const auto before = past.known.size();
    past.known.insert(id + u' ' + path);
    const bool isNew = past.known.size() > before;
    if (isNew)
        past.ids[path] << id;
    return isNew;
}

} // namespace

HomePast keptPast(const GitRepository& copy)
{
    HomePast past;
    QFile file(pastFile(copy));
    if (!file.open(QIODevice::ReadOnly))
        return past;
    while (!file.atEnd()) {
        const auto line = file.readLine();
        if (!line.endsWith('\n'))
            break;
        const auto id = QString::fromLatin1(line.mid(2, idLength));
        if (line.startsWith("F ") && line.size() > idLength + 4)
            addTo(past, QString::fromUtf8(line.mid(idLength + 3).chopped(1)), id);
        else if (line.startsWith("C ") && line.size() == idLength + 3)
            past.upTo = id;
    }
    return past;
}

Result<void> readOn(HomePast& past, const GitRepository& copy, const QString& head)
{
    if (head.isEmpty() || past.upTo == head)
        return {};
    const auto contents = copy.contentsSince(past.upTo, head, pastFolders);
    if (!contents)
        return fail(contents.error());
    QByteArray news("\n"); // ends the half line of whoever was killed here
    for (const auto& content : *contents) {
        if (addTo(past, content.path, content.id))
            news += "F " + content.id.toLatin1() + ' ' + content.path.toUtf8() + '\n';
    }
    news += "C " + head.toLatin1() + '\n';
    past.upTo = head;
    // In one write, so that several processes do not mix their lines.
    QFile file(pastFile(copy));
    if (file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        (void)file.write(news);
    return {};
}

} // namespace ph
