#pragma once

#include "tests/support/Paths.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace ph::testing {

/// What a source holds as plain literals, QStringLiteral("…") or u"…"_s.
inline QStringList plainLiterals(const QString& source)
{
    static const QRegularExpression literal(QLatin1String( // moc takes no raw text for a macro's
        R"re(QStringLiteral\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)|((?:u"(?:[^"\\]|\\.)*"\s*)+)_s\b)re"));
    static const QRegularExpression piece(QLatin1String(R"re("((?:[^"\\]|\\.)*)")re"));
    QStringList literals;
    for (auto found = literal.globalMatch(source); found.hasNext();) {
        QString text;
        for (auto parts = piece.globalMatch(found.next().captured()); parts.hasNext();)
            text += parts.next().captured(1);
        literals << text;
    }
    return literals;
}

inline bool hasThreeWords(const QString& text)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
    int words = 0;
    for (auto all = word.globalMatch(text); all.hasNext(); all.next())
        ++words;
    return words >= 3;
}

/// Sentences that a source holds as plain literals: what begins with a capital or a placeholder, has three
/// words, and ends as a sentence does or speaks of something.
inline QStringList plainSentences(const QString& source)
{
    static const QRegularExpression beginning(QLatin1String(R"re(^([A-Z]|%[1-9]|\\"%))re"));
    static const QRegularExpression end(QLatin1String(R"re([.:]\s*$|%1)re"));
    QStringList sentences;
    for (const auto& text : plainLiterals(source)) {
        if (hasThreeWords(text) && beginning.match(text).hasMatch() && end.match(text).hasMatch())
            sentences << text;
    }
    return sentences;
}

/// Plain literals of three words within the statements that make an error.
inline QStringList plainRefusals(const QString& source)
{
    static const QRegularExpression refusing(QLatin1String(R"re(\b(?:fail|Error::make|refuse\w*)\([^;]*)re"));
    QStringList refusals;
    for (auto found = refusing.globalMatch(source); found.hasNext();) {
        for (const auto& text : plainLiterals(found.next().captured())) {
            if (hasThreeWords(text) && text.contains(u' '))
                refusals << text;
        }
    }
    return refusals;
}

/// Of a file, by its path from the top of the sources; empty where it cannot be read.
inline QString sourceText(const QString& path)
{
    QFile file(sourceFile(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What `find` finds in each source below `folder`, by file, from the top of the sources.
inline QMap<QString, QStringList> foundBelow(const QString& folder, QStringList (*find)(const QString&))
{
    QMap<QString, QStringList> found;
    QDirIterator files(sourceFile(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = QDir(sourceFile()).relativeFilePath(files.next());
        if (const auto texts = find(sourceText(path)); !texts.isEmpty())
            found.insert(path, texts);
    }
    return found;
}

/// Texts that a source marks by QT_TRANSLATE_NOOP, each with its context in front: "ph::Git\nit is no URL".
inline QStringList markedTexts(const QString& source)
{
    static const QRegularExpression marked(
        QLatin1String(R"re(QT_TRANSLATE_NOOP\(\s*"([^"]+)",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\))re"));
    static const QRegularExpression piece(QLatin1String(R"re("((?:[^"\\]|\\.)*)")re"));
    QStringList texts;
    for (auto found = marked.globalMatch(source); found.hasNext();) {
        const auto match = found.next();
        auto text = match.captured(1) + u'\n';
        for (auto parts = piece.globalMatch(match.captured(2)); parts.hasNext();)
            text += parts.next().captured(1);
        texts << text;
    }
    return texts;
}

inline QSet<QString> ofContext(const QStringList& marked, const QString& context)
{
    const auto front = context + u'\n';
    QSet<QString> texts;
    for (const auto& text : marked) {
        if (text.startsWith(front))
            texts.insert(text.sliced(front.size()));
    }
    return texts;
}

/// Of all sources below `folder`.
inline QSet<QString> textsMarkedBelow(const QString& folder, const QString& context)
{
    QSet<QString> texts;
    for (const auto& marked : foundBelow(folder, markedTexts))
        texts += ofContext(marked, context);
    return texts;
}

inline QSet<QString> textsMarkedIn(const QString& path, const QString& context)
{
    return ofContext(markedTexts(sourceText(path)), context);
}

} // namespace ph::testing
