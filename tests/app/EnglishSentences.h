#pragma once

#include "tests/support/Paths.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>

namespace ph::testing {

/// Sentences that a source holds as plain literals, QStringLiteral("…") or u"…"_s: what begins with a capital
/// or a placeholder, has three words, and ends as a sentence does or speaks of something.
inline QStringList plainSentences(const QString& source)
{
    static const QRegularExpression literal(QLatin1String( // moc takes no raw text for a macro's
        R"re(QStringLiteral\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)|((?:u"(?:[^"\\]|\\.)*"\s*)+)_s\b)re"));
    static const QRegularExpression piece(QLatin1String(R"re("((?:[^"\\]|\\.)*)")re"));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
    static const QRegularExpression beginning(QLatin1String(R"re(^([A-Z]|%[1-9]|\\"%))re"));
    static const QRegularExpression end(QLatin1String(R"re([.:]\s*$|%1)re"));
    QStringList sentences;
    for (auto found = literal.globalMatch(source); found.hasNext();) {
        QString text;
        for (auto parts = piece.globalMatch(found.next().captured()); parts.hasNext();)
            text += parts.next().captured(1);
        int words = 0;
        for (auto all = word.globalMatch(text); all.hasNext(); all.next())
            ++words;
        if (words >= 3 && beginning.match(text).hasMatch() && end.match(text).hasMatch())
            sentences << text;
    }
    return sentences;
}

/// By file, from the top of the sources, of those below `folder`.
inline QMap<QString, QStringList> plainSentencesBelow(const QString& folder)
{
    QMap<QString, QStringList> found;
    QDirIterator files(sourceFile(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (const auto sentences = plainSentences(QString::fromUtf8(file.readAll())); !sentences.isEmpty())
            found.insert(QDir(sourceFile()).relativeFilePath(file.fileName()), sentences);
    }
    return found;
}

} // namespace ph::testing
