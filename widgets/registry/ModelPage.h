#pragma once

#include "models/values/Error.h"
#include "models/values/ModelView.h"

#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace ph {

class ModelHeader;
class StateView;
class TimelineTab;
class VersionDiffView;
class VersionsTab;
struct ComparedVersions;

/// One model or prompt: its versions, where its aliases pointed, and any two versions side by side.
class ModelPage final : public QWidget {
    Q_OBJECT
public:
    explicit ModelPage(Clock clock, QWidget* parent = nullptr);
    void showNone();
    void showLoading(const EntityKey& model); ///< keeps what is shown where it is that model
    void showModel(const ModelDetails& model);
    void showError(const Error& error);
    void showVersion(const VersionDetails& version); ///< left out where another is chosen by now
    void showVersionError(const Error& error);
    void showComparison(const ComparedVersions& compared);
    void showComparisonLoading();
    void showComparisonError(const Error& error);
    std::optional<EntityKey> model() const; ///< what is shown
    QString selectedVersion() const;
    /// Now, or once that model is shown.
    void selectVersion(const EntityKey& model, const QString& version);
    void refreshAges();
    void focusTimelineSearch();

    enum class Tab { Versions, Timeline, Compare };
    void openTab(Tab tab);
    Tab currentTab() const;

Q_SIGNALS:
    void versionSelected(const QString& version);
    void comparisonRequested(const QString& a, const QString& b);
    void runActivated(const ph::EntityKey& run);
    void releaseRequested(const ph::EntityKey& model, const QString& version);
    void rollbackRequested(const ph::EntityKey& model, const QString& version);
    void retryRequested();
    void copied(); ///< a comparison

private:
    struct Wanted {
        EntityKey model;
        QString version;
    };
    std::optional<ModelSummary> summary_;
    std::optional<Wanted> wanted_; ///< by selectVersion(), while its model is not shown
    ModelHeader* header_;
    VersionsTab* versions_;
    TimelineTab* timeline_;
    VersionDiffView* diff_;
    QTabWidget* tabs_;
    StateView* state_;
    QStackedWidget* stack_;
};

} // namespace ph
