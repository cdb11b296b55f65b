#pragma once

#include "models/charts/RunChoice.h"
#include "models/values/Classification.h"
#include "models/values/FileWant.h"
#include "widgets/charts/ChartLegend.h"
#include "widgets/charts/MarksView.h"

namespace ph {

/// A chart made from a logged file of each run (spec().path). Says which files it wants and draws what has
/// come. With more runs than fit, the selected ones are shown before others; a run without such a file makes
/// room for the next.
class EvaluationView : public MarksView {
    Q_OBJECT
public:
    using MarksView::MarksView;

    void showClassification(qint64 rowId, const ph::ClassificationData& classification);
    void showUnavailable(qint64 rowId, const QString& why);

Q_SIGNALS:
    /// Once for each run that is to be shown, as answers show which have the file; asked again when the path
    /// changes.
    void filesWanted(const QList<ph::FileWant>& wants);

protected:
    virtual std::size_t maxRuns() const = 0;
    /// Whether the data hold what this chart draws; where not, `missingText()` says what lacks.
    virtual bool shows(const ClassificationData& classification) const = 0;
    virtual QString missingText() const = 0;

    struct ShownRun {
        qint64 rowId = 0;
        QString name;
        RunLook look;
        const ClassificationData* data = nullptr;
    };
    std::vector<ShownRun> shown() const; ///< those whose file holds what is drawn
    void prepare() override;
    /// Instead of a chart where nothing can be drawn (yet).
    QString nothingText() const;
    QColor colour(const ShownRun& run, const Theme& theme) const;
    LegendEntry legendEntry(const ShownRun& run, const QString& figures) const;

private:
    struct Answer {
        std::optional<ClassificationData> data;
        QString why;
    };
    void take(qint64 rowId, Answer answer);
    void choose();
    void ask();
    void updateRemark();
    QString whyLacking(qint64 rowId) const; ///< empty: it has something to show, or has not answered

    QString path_;     ///< that answers_ belong to
    RunChoice choice_; ///< what is shown in the order of the runs: selecting moves nothing
    QSet<qint64> wanted_;
    bool asking_ = false;
    QHash<qint64, Answer> answers_;
};

/// A number of a measure: "0.913".
QString measureText(double value);

} // namespace ph
