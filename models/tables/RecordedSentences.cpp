#include "models/tables/RecordedSentences.h"

#include "models/values/StudyNote.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

RecordedSentences::RecordedSentences(const char* context, std::initializer_list<const char*> patterns)
    : context_(context)
{
    static const QRegularExpression place(QStringLiteral("%([1-9])"));
    for (const auto* english : patterns) {
        const auto text = QString::fromUtf8(english);
        Pattern pattern{english, {}, {}};
        QString expression;
        qsizetype from = 0;
        for (auto at = place.globalMatch(text); at.hasNext();) {
            const auto found = at.next();
            expression += QRegularExpression::escape(text.sliced(from, found.capturedStart() - from)) +
                          QStringLiteral("(.*)");
            pattern.places.push_back(found.captured(1).toInt());
            from = found.capturedEnd();
        }
        expression += QRegularExpression::escape(text.sliced(from));
        pattern.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                                QRegularExpression::DotMatchesEverythingOption);
        patterns_.push_back(std::move(pattern));
    }
}

QString RecordedSentences::inWords(const QString& english) const
{
    for (const auto& pattern : patterns_) {
        const auto match = pattern.expression.match(english);
        if (!match.hasMatch())
            continue;
        QStringList words;
        for (std::size_t i = 0; i < pattern.places.size(); ++i) {
            words.resize(std::max(words.size(), qsizetype(pattern.places[i])));
            words[pattern.places[i] - 1] = inWords(match.captured(int(i) + 1));
        }
        return filledPattern(QCoreApplication::translate(context_, pattern.english), words);
    }
    return english;
}

} // namespace ph
