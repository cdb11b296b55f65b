#pragma once

#include "models/values/ObjectIndex.h"
#include "models/values/Result.h"

#include <QByteArray>
#include <QList>

namespace ph {

/// What was chosen in the palette: an action by its name, or an object.
struct RecentChoice {
    QString action; ///< of the window "quit", of a page "page:release:approve"; empty: an object
    NamedObject object = {};
    friend bool operator==(const RecentChoice&, const RecentChoice&) = default;
};

constexpr qsizetype mostRecentChoices = 24;

/// With `choice` as the first, and only once.
QList<RecentChoice> withRecent(QList<RecentChoice> choices, const RecentChoice& choice);

/// How they are kept: compact JSON. Reading leaves out what it does not know; never fails.
QByteArray recentText(const QList<RecentChoice>& choices);
QList<RecentChoice> recentFrom(const QByteArray& text);

} // namespace ph
