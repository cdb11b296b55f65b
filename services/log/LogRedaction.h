#pragma once

#include "models/values/Result.h"

#include <QList>
#include <QRegularExpression>

#include <vector>

namespace ph {

/// What is hidden in logs of other programs before they are kept: all that redact() hides, keys that are
/// known by their form (PEM blocks, JSON Web Tokens, keys of AWS, GitHub, GitLab, Google, Slack, OpenAI,
/// Hugging Face), and what a workspace's own rules name.
class LogRedaction {
public:
    /// Rules of a file: a regular expression a line; blank lines and those that begin with "#" are none.
    /// Invalid, with the line, for what is no regular expression: then nothing may be kept.
    static Result<LogRedaction> fromRules(const QString& rules);

    struct Redacted {
        QString text;
        std::int64_t hiddenLines = 0; ///< in which something was hidden
    };
    /// A text of lines without its secrets. A line longer than 4,096 characters is cut, with a mark; one that
    /// a rule cannot be held against within its limit is hidden whole. So are the lines of a key of which
    /// only the end is there.
    Redacted redacted(const QString& text) const;
    QString apply(const QString& text) const { return redacted(text).text; }

private:
    struct Line {
        QString text;
        bool isHidden = false; ///< all of it, or a part
    };
    Line redactedLine(QStringView raw) const;
    static void hideEndOfKey(const QList<QStringView>& lines, std::vector<Line>& safe);

    QList<QRegularExpression> own_;
};

} // namespace ph
