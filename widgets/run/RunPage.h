#pragma once

#include "models/charts/CurveData.h"
#include "models/values/Error.h"
#include "models/values/ItemFault.h"
#include "models/values/Run.h"

#include <QWidget>

namespace ph {

class ArtifactsTab;

struct RelatedRun {
    EntityKey key;
    QString name; ///< empty where only the id is known
    RunStatus status = RunStatus::Unknown;
    friend bool operator==(const RelatedRun&, const RelatedRun&) = default;
};

/// What a page says about a run beyond the run itself.
struct RunContext {
    QString experimentName;
    QString connectionName;
    QString location;   ///< what an MLflow client would be given as tracking URI
    QString webAddress; ///< the run in its server's own interface; empty: it has none, the button is hidden
    enum class Reach { Online, Offline } reach = Reach::Online;
    /// InPart: pinned, and something of it could not be fetched yet.
    enum class Pin { NotPinned, Working, InPart, Pinned } pin = Pin::NotPinned;
    std::optional<RelatedRun> parent = std::nullopt;
    QList<RelatedRun> children = {};
    std::vector<ItemFault> unread = {}; ///< parts that could not be read when last tried: as they were before
};

/// Everything known of one run. Values in, intents out; it neither reads nor asks anything itself.
/// Every part starts out "not asked for" and says so, is loading, failed in place (with Retry), or shows a
/// value with the time it was seen. A failing part never hides another.
class RunPage : public QWidget {
    Q_OBJECT
public:
    explicit RunPage(QWidget* parent = nullptr);
    ~RunPage() override;

    /// A fresh picture of the same run keeps tabs, filters, selection, curves and the artifact tree; another
    /// run clears.
    void showRun(const Run& run, const RunContext& context);
    void showContext(const RunContext& context);
    void showRunLoading(const EntityKey& key);
    void showRunError(const Error& error);
    /// A run that nobody has seen here, and why it cannot be shown, in words for people.
    void showRunAbsent(const Error& error, const QString& words);
    EntityKey runKey() const;

    // --- metrics
    void showHistoryLoading(const QString& metricKey);
    /// `faults`: what of it could not be read.
    void showHistory(const QString& metricKey, std::shared_ptr<const MetricPoints> points, qint64 fetchedMs,
                     const std::vector<ItemFault>& faults = {});
    /// An overview from the cache: small curves in the list, and the chart until points come.
    void showOverview(const QString& metricKey, const std::vector<CurveBucket>& buckets, qint64 fetchedMs);
    void showHistoryError(const QString& metricKey, const Error& error);

    /// The browsers of the run's files, and of those of the logged model that was chosen last: they are asked
    /// and told themselves.
    ArtifactsTab& artifacts() const;
    ArtifactsTab& modelArtifacts() const;

    // --- logged models
    void showModelsLoading();
    void showModels(const QList<LoggedModel>& models, qint64 seenMs);
    void showModelsError(const Error& error);

    enum class Tab { Overview, Params, Metrics, Tags, Inputs, Artifacts, Models, Raw };
    void openTab(Tab tab);
    Tab currentTab() const;
    /// Splitters and the current tab, for the window's layout.
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

Q_SIGNALS:
    void historyRequested(const QString& metricKey);
    void modelsRequested();
    /// modelArtifacts() is about to ask for this one's.
    void modelChosen(const ph::EntityKey& model);
    void pinToggled(bool pinned);
    void refreshRequested();
    void openInBrowserRequested(const QString& address);
    void runActivated(const ph::EntityKey& key);
    void experimentActivated(const QString& experimentId);
    void copied(const QString& what); ///< something was put on the clipboard: "Run as Markdown"

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ph
