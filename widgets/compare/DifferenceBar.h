#pragma once

#include "models/values/DifferenceTable.h"
#include "widgets/compare/DifferenceDelegate.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace ph {

class IconButton;
class SearchField;

/// What stands above the difference table: which keys, at which point of a metric's history, and how cells
/// read.
class DifferenceBar final : public QWidget {
    Q_OBJECT

public:
    explicit DifferenceBar(QWidget* parent = nullptr);

    /// These show, and say nothing.
    void setOptions(const DifferenceOptions& options);
    void setMetricAt(const MetricAt& at);
    void setShow(CellShow show);
    enum class Columns { Runs, Groups };
    void setColumns(Columns columns); ///< groups have a statistic
    SearchField* filter() const { return filter_; }
    QToolButton* copyButton() const { return copy_; }

Q_SIGNALS:
    void keysChosen(ph::DifferenceOptions::Keys keys);
    void filterEdited(const QString& text);
    void metricAtChosen(const ph::MetricAt& at);
    void showChosen(ph::CellShow show);
    void statisticChosen(ph::GroupStatistic statistic);
    void exportRequested();

private:
    void chooseAt();
    QToolButton* varying_;
    SearchField* filter_;
    QComboBox* at_;
    QLineEdit* step_;
    QComboBox* show_;
    QComboBox* statistic_;
    QToolButton* copy_;
};

} // namespace ph
