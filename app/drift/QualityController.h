#pragma once

#include "app/Workspace.h"
#include "services/quality/QualityStore.h"

#include <QObject>

namespace ph {

class QualityView;

/// Reports of other tools, imported and read on workers as `pilothouse import` does.
class QualityController final : public QObject {
    Q_OBJECT
public:
    QualityController(Workspace& workspace, QualityView& view, QObject* parent = nullptr);
    void import(const QStringList& paths); ///< files, and folders with files

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    void load();
    void remove(const QString& digest);
    Workspace& workspace_;
    QualityView& view_;
    QualityStore store_;
    JobHandle loadJob_, importJob_, removeJob_;
};

} // namespace ph
