#pragma once

#include "models/values/ChartRoles.h"

#include <QWidget>

namespace ph {

class SearchField;

/// The board's search box: type a metric, a param or a kind of chart, and take a proposal.
class ChartAdder final : public QWidget {
    Q_OBJECT
public:
    explicit ChartAdder(QWidget* parent = nullptr);
    /// The answer to proposalsWanted(), where the words are still the same.
    void showProposals(const QString& words, const QList<ChartProposal>& proposals);

Q_SIGNALS:
    void proposalsWanted(const QString& words);
    void chartChosen(const ph::ChartSpec& spec);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int row);
    SearchField* search_ = nullptr;
    QList<ChartProposal> proposals_;
};

} // namespace ph
