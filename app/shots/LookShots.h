#pragma once

#include "app/shots/Photographer.h"
#include "models/values/Time.h"
#include "widgets/common/Theme.h"

namespace ph {

class MainWindow;
class Workspace;
struct Board;

/// One way in which the screens are seen, whose pictures a test compares with those that are kept.
struct LookOf {
    SchemeChoice scheme = SchemeChoice::Light;
    QSize size; ///< logical pixels

    /// "light" or "dark", and "1280x800"; nothing where they are not that.
    static std::optional<LookOf> from(const QString& scheme, const QString& size);
};

/// The time at which they are all taken: ages and days are the same in every picture.
Clock lookClock();

/// Every screen once, by its own name. Pictures are of one look alone, so that none is named after it.
void photographLook(MainWindow& window, Workspace& workspace, Photographer& camera, const LookOf& look,
                    const Board& board, const QString& release);

} // namespace ph
