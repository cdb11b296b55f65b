#pragma once

#include "models/values/CacheUse.h"
#include "models/values/Error.h"

#include <QWidget>

class QPushButton;

namespace ph {

class CleaningTableModel;
class LineTable;
class PlainLabel;
class ProgressLine;

/// What the limits would take away, shown before it goes, and how far it is while it does.
class CleaningView final : public QWidget {
    Q_OBJECT
public:
    explicit CleaningView(QWidget* parent = nullptr);
    void showRunning(const QString& words, qint64 done, qint64 total); ///< total 0: unknown
    void showPlan(const CleaningPlan& plan);
    void showGone(const CleaningPlan& plan);
    void showError(const Error& error);
    void clear(); ///< limits changed: what was shown is none of theirs
    const CleaningPlan& plan() const;

Q_SIGNALS:
    void lookRequested();
    void deleteRequested();
    void cancelRequested();

private:
    enum class State { Empty, Working, Shown, Gone };
    void setState(State state);

    CleaningTableModel* model_;
    LineTable* table_;
    PlainLabel* words_;
    ProgressLine* progress_;
    QPushButton *look_, *delete_, *cancel_;
};

} // namespace ph
