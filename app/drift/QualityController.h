#pragma once

#include "app/Workspace.h"
#include "app/windows/LocalEdits.h"
#include "models/tables/QualityModels.h"
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
    void edited(const ph::LocalEdit& edit); ///< done, and can be taken back
    void editFailed();                      ///< something could not be taken back

private:
    void load();
    void remove(const QString& digest);
    enum class Place { Shelf, Removed };
    enum class Step { First, Again }; ///< by whoever removed it, or as part of taking that back
    void move(const ShelvedReport& report, Place to, Step step);
    Workspace& workspace_;
    QualityView& view_;
    QualityStore store_;
    QList<ShelvedReport> reports_; ///< as they were read last
    JobHandle loadJob_, importJob_;
    std::vector<JobHandle> moves_;
};

} // namespace ph
