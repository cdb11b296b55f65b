#pragma once

#include "app/Workspace.h"
#include "app/windows/Dropped.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace ph {

class Banner;
class DropHint;

/// Files and folders that are dropped on a window: packs, reports and policies are opened, a store is
/// connected once somebody said so, and of all else it is told what it is not. Screens that take files
/// themselves are asked before it.
class Dropping final : public QObject {
    Q_OBJECT
public:
    /// The banner asks and tells.
    Dropping(Workspace& workspace, QWidget& window, Banner& banner, QObject* parent = nullptr);
    ~Dropping() override;
    void take(const Dragged& dragged);

Q_SIGNALS:
    void packDropped(const QString& file);
    void reportsDropped(const QStringList& files);
    void policyDropped(const QString& file);
    void storeAccepted(const QString& path, const QString& connector);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open(const QList<Dropped>& dropped, qsizetype refused);
    void answer(const QString& action);

    Workspace& workspace_;
    QWidget& window_;
    Banner& banner_;
    QPointer<DropHint> hint_; ///< the window's
    QList<Dropped> asked_;    ///< stores that the banner asks about
    JobHandle job_;
};

} // namespace ph
