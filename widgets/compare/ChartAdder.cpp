#include "widgets/compare/ChartAdder.h"

#include "widgets/common/SearchField.h"

#include <QEvent>
#include <QHBoxLayout>

namespace ph {

ChartAdder::ChartAdder(QWidget* parent)
    : QWidget(parent)
    , search_(new SearchField(this))
{
    search_->setObjectName(QStringLiteral("chartSearch"));
    search_->setPlaceholder(tr("Add a chart: a metric, a param, or “scatter”, “pareto”, “box”…"));
    search_->lineEdit()->installEventFilter(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(search_);
    connect(search_, &SearchField::completionRequested, this,
            [this](const QString& words) { Q_EMIT proposalsWanted(words); });
    connect(search_, &SearchField::completionAccepted, this, &ChartAdder::choose);
    // Enter without having gone to one of them means the first.
    connect(search_, &SearchField::submitted, this, [this] { choose(0); });
    setFocusProxy(search_);
}

void ChartAdder::showProposals(const QString& words, const QList<ChartProposal>& proposals)
{
    if (words != search_->text())
        return;
    proposals_ = proposals;
    QList<CompletionItem> items;
    for (const auto& one : proposals)
        items.append({one.title, one.title, one.detail, 0, int(words.size())});
    search_->showCompletions(items);
}

void ChartAdder::choose(int row)
{
    if (row < 0 || row >= proposals_.size())
        return;
    const auto spec = proposals_[row].spec;
    proposals_.clear();
    search_->setText({});
    search_->showCompletions({});
    Q_EMIT chartChosen(spec);
}

// Clicking into the empty box shows what there is; typing narrows it.
bool ChartAdder::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonRelease && search_->text().isEmpty())
        Q_EMIT proposalsWanted({});
    return QWidget::eventFilter(watched, event);
}

} // namespace ph
