#pragma once

#include "models/values/Result.h"

#include <QList>
#include <QRegularExpression>

namespace ph {

/// What is hidden in logs of other programs before they are kept: all that redact() hides, keys that are
/// known by their form (PEM blocks, JSON Web Tokens, keys of AWS, GitHub, GitLab, Google, Slack, OpenAI,
/// Hugging Face), and what a workspace's own rules name.
class LogRedaction {
public:
    /// Rules of a file: a regular expression a line; blank lines and those that begin with "#" are none.
    /// Invalid, with the line, for what is no regular expression: then nothing may be kept.
    static Result<LogRedaction> fromRules(const QString& rules);

    /// A text of lines without its secrets. A line longer than 4,096 characters is cut, with a mark; one that
    /// a rule cannot be held against within its limit is hidden whole.
    QString apply(const QString& text) const;

private:
    QList<QRegularExpression> own_;
};

} // namespace ph
