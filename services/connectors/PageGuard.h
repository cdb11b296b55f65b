#pragma once

#include "models/values/Result.h"
#include "services/connectors/ConnectorText.h"

#include <QSet>

namespace ph {

/// Notices a server that would page for ever: a token that came before, or too many pages that bring nothing
/// new.
class PageGuard {
public:
    /// Whether the page held an item that no page before it held.
    enum class Progress { New, Nothing };
    /// Unreadable where the pages go in circles.
    Result<void> accept(const QString& nextToken, Progress progress, const QString& where)
    {
        constexpr int mostEmptyPages = 3;
        emptyPages_ = progress == Progress::New ? 0 : emptyPages_ + 1;
        if (nextToken.isEmpty())
            return {};
        if (seen_.contains(nextToken) || emptyPages_ >= mostEmptyPages) {
            return fail(ErrorKind::Unreadable, where,
                        connectorText(QT_TRANSLATE_NOOP("ph::Connector",
                                                        "The server's pages go in circles: stopped after %1"))
                            .arg(seen_.size() + 1));
        }
        seen_.insert(nextToken);
        return {};
    }

private:
    QSet<QString> seen_;
    int emptyPages_ = 0;
};

} // namespace ph
