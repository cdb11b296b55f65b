#pragma once

#include "app/palette/ReadObjects.h"

#include <QObject>

namespace ph {

class ConnectionsController;

/// Finds objects of the workspace by their names while somebody types. Indexes are made when they are first
/// wanted, and anew when something changed since; until then the older ones answer.
class ObjectSearch final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostFound = 60;

    ObjectSearch(Workspace& workspace, ConnectionsController& connections, QObject* parent = nullptr);
    /// Somebody is about to search.
    void refresh();
    bool isReady() const { return made_ && cached_; }
    /// The last query counts: one that waits behind another is never begun.
    void search(const QString& query);
    const std::vector<NamedObject>& found() const { return found_; }

Q_SIGNALS:
    void changed(); ///< of what was found

private:
    void readMade();
    void readCached(); ///< where the cache is another than was read
    void find();

    Workspace& workspace_;
    ConnectionsController& connections_;
    ObjectIndexPtr made_, cached_;
    std::uint64_t cachedRevision_ = 0;
    QMap<qint64, QString> cachedNames_;
    QString query_;
    std::optional<QString> searched_; ///< none: in an older index
    std::vector<NamedObject> found_;
    JobHandle madeJob_, cachedJob_, findJob_;
};

} // namespace ph
