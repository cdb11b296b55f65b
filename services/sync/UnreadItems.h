#pragma once

#include "models/values/RunBatch.h"
#include "services/store/UnreadItem.h"

#include <QString>

#include <map>
#include <set>
#include <vector>

namespace ph {

/// What a pass could not read stays known as unread, though later passes do not look at it: until its run has
/// been read, or everything has. Not thread-safe.
class UnreadItems {
public:
    /// `earlier`: what the passes before this one left unread.
    explicit UnreadItems(std::vector<UnreadItem> earlier);

    /// The list of experiments names this one in every pass: it need not be remembered.
    void addListed(const ItemFault& fault);
    /// The next pass may not look at it.
    void add(const ItemFault& fault);

    void noteRead(const RunBatch& runs);
    void noteRead(const QString& item);
    /// What is known as unread by now: others read single runs while a pass goes on, well or not.
    void noteKnown(std::vector<UnreadItem> known);
    /// An earlier pass could not read it, and asking again may help.
    bool isOwed(const QString& item) const;

    /// What earlier passes could not read, and nobody has read since. `met`: items that this pass met itself;
    /// `oldestFullPassMs`: when everything had been read last, of the experiment where that is longest ago.
    std::vector<UnreadItem> standing(const std::vector<ItemFault>& met, std::int64_t oldestFullPassMs) const;
    /// What this pass could not read, as of its end.
    std::vector<UnreadItem> found(std::int64_t passEndedMs) const;

private:
    std::vector<UnreadItem> earlier_;
    std::vector<ItemFault> found_;
    std::multimap<QString, QString> awaited_; // parts of earlier faults' items (run ids) to the items
    std::set<QString> readAgain_;             // such items
    std::set<QString> listed_;
};

} // namespace ph
