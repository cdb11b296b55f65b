#include "widgets/monitoring/ObjectiveDetail.h"

#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/monitoring/MonitorTones.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace ph {

ObjectiveDetail::ObjectiveDetail(QWidget* parent)
    : QScrollArea(parent)
    , name_(new PlainLabel)
    , verdict_(new Badge)
    , budget_(new PlainLabel)
    , why_(bodyText(QStringLiteral("objectiveWhy")))
    , column_(nullptr)
    , queries_(noteText(QStringLiteral("objectiveQueries")))
{
    setObjectName(QStringLiteral("objectiveDetail"));
    setWidgetResizable(true);
    setAccessibleName(tr("The chosen objective"));
    setFrameShape(QFrame::NoFrame);
    name_->setObjectName(QStringLiteral("objectiveName"));
    name_->setTextSize(TextSize::Title, TextWeight::Bold);
    name_->setElideMode(Qt::ElideMiddle);
    verdict_->setObjectName(QStringLiteral("objectiveVerdict"));
    budget_->setObjectName(QStringLiteral("objectiveBudget"));
    queries_->setFont(monoFont(TextSize::Small));
    queries_->setSelectable();
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(name_);
    top->addWidget(verdict_);
    top->addStretch(1);
    top->addWidget(budget_);
    column_ = new QVBoxLayout(page);
    column_->setContentsMargins(space::l, space::m, space::l, space::m);
    column_->setSpacing(space::s);
    column_->addLayout(top);
    column_->addWidget(why_);
    column_->addWidget(queries_);
    column_->addStretch(1);
    setWidget(page);
    showObjective(std::nullopt);
}

void ObjectiveDetail::showObjective(const std::optional<ObjectiveLine>& line)
{
    if (line && line == line_)
        return; // what was marked stays marked
    line_ = line;
    verdict_->setVisible(line.has_value());
    budget_->setVisible(line.has_value());
    queries_->setVisible(line.has_value());
    showReadings();
    if (!line) {
        name_->setText(tr("No objective is chosen"));
        why_->setText(tr("Choose one to see what is left of its budget, and how fast it burns."));
        return;
    }
    const auto& objective = line->kept.objective;
    const auto verdict = line->state ? line->state->verdict : ObjectiveState::Verdict::NoData;
    name_->setText(objective.name.isEmpty() ? line->kept.file : objective.name);
    verdict_->setBadge(verdictText(verdict), objectiveTone(verdict));
    budget_->setText(
        tr("Error budget: %1").arg(budgetText(line->state ? line->state->budgetLeft : std::nullopt)));
    why_->setText(objectiveExplanation(*line));
    queries_->setText(objective.badRatio.isEmpty()
                          ? tr("good: %1\nall: %2", "requests").arg(objective.good, objective.total)
                          : tr("bad: %1", "share of requests").arg(objective.badRatio));
}

void ObjectiveDetail::showReadings()
{
    delete readings_;
    readings_ = nullptr;
    if (!line_ || !line_->state)
        return;
    readings_ = new QWidget;
    readings_->setObjectName(QStringLiteral("objectiveReadings"));
    auto* grid = new QGridLayout(readings_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::l);
    int row = 0;
    for (const auto& reading : line_->state->readings) {
        const auto& window = reading.window;
        int column = 0;
        const auto cell = [&](QWidget* widget) { grid->addWidget(widget, row, column++); };
        const auto words = [&](const QString& text) { cell(new PlainLabel(text)); };
        cell(new Badge(burnStateText(reading.state), burnTone(reading.state)));
        words(window.severity == BurnWindow::Severity::Page
                  ? tr("pages", "what a burning window does")
                  : tr("is a ticket", "what a burning window does"));
        words(tr("%1 over %2", "burn rate, window")
                  .arg(burnText(reading.longBurn), formatDuration(window.longMs)));
        words(tr("%1 over %2", "burn rate, window")
                  .arg(burnText(reading.shortBurn), formatDuration(window.shortMs)));
        words(tr("limit %1", "of a burn rate").arg(burnText(window.threshold)));
        ++row;
    }
    grid->setColumnStretch(5, 1);
    column_->insertWidget(2, readings_);
}

} // namespace ph
