#pragma once

#include "models/values/Handbook.h"

namespace ph {

struct HandbookHit {
    HandbookPlace place;
    QString chapter; ///< its title
    QString section; ///< its title; empty: it is the chapter itself
    QString snippet; ///< the words around the first one that was found, with "…" where it is cut
    friend bool operator==(const HandbookHit&, const HandbookHit&) = default;
};

/// Sections in which every word of the query occurs, upper and lower case alike, anywhere in a word, so that
/// it works in scripts that do not part words, too. First those that have them in their titles, then those
/// that have them oftener; at most `most`. A handbook of 200 kB takes about a millisecond.
QList<HandbookHit> searchHandbook(const Handbook& book, const QString& query, int most = 50);

} // namespace ph
