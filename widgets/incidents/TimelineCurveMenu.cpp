#include "widgets/incidents/TimelineCurveMenu.h"

#include "models/tables/TimelineWords.h"
#include "widgets/common/PlainText.h"
#include "widgets/incidents/TimelineCurveText.h"

#include <QMenu>

#include <algorithm>

namespace ph {

namespace {

constexpr int mostCurveLines = 40; // a menu is read; whoever wants others filters by endpoint

} // namespace

TimelineCurveMenu::TimelineCurveMenu(QWidget* parent)
    : IconButton(QStringLiteral("office-chart-line"), tr("Curves of kept metrics"), parent)
    , menu_(new QMenu(this))
{
    setObjectName(QStringLiteral("timelineCurves"));
    setPopupMode(QToolButton::InstantPopup);
    setMenu(menu_);
    connect(menu_, &QMenu::aboutToShow, this, &TimelineCurveMenu::fill);
}

void TimelineCurveMenu::showChoices(std::vector<TimelineCurveChoice> choices)
{
    choices_ = std::move(choices);
}

void TimelineCurveMenu::setScope(const TimelineScope& scope)
{
    scope_ = scope;
}

QStringList TimelineCurveMenu::wanted() const
{
    if (!chosen_)
        return usualCurves(choices_, scope_);
    QStringList there;
    for (const auto& choice : choices_) {
        if (chosen_->contains(choice.id))
            there << choice.id;
    }
    return there;
}

void TimelineCurveMenu::fill()
{
    menu_->clear();
    const auto shown = wanted();
    int lines = 0, more = 0;
    for (const auto& choice : choices_) {
        if (!isWithin(choice.scope, scope_) && !shown.contains(choice.id))
            continue;
        if (lines == mostCurveLines) {
            ++more;
            continue;
        }
        ++lines;
        auto* line = menu_->addAction(
            escapeMnemonic(QStringLiteral("%1 · %2 · %3")
                               .arg(curveTitle(choice), timelineScopeText(choice.scope), choice.source)));
        line->setCheckable(true);
        line->setChecked(shown.contains(choice.id));
        line->setEnabled(line->isChecked() || shown.size() < mostCurves);
        connect(line, &QAction::triggered, this,
                [this, id = choice.id](bool isWanted) { choose(id, isWanted); });
    }
    if (lines == 0)
        menu_->addAction(tr("No metric of what is filtered is kept yet"))->setEnabled(false);
    if (more > 0)
        menu_->addAction(tr("%Ln more: filter by an endpoint to see them", nullptr, more))->setEnabled(false);
    menu_->addSeparator();
    auto* usual = menu_->addAction(tr("Error rate and latency of what is filtered"));
    usual->setEnabled(chosen_.has_value());
    connect(usual, &QAction::triggered, this, [this] {
        chosen_.reset();
        Q_EMIT chosen();
    });
}

void TimelineCurveMenu::choose(const QString& id, bool isWanted)
{
    auto ids = wanted();
    ids.removeAll(id);
    if (isWanted)
        ids << id;
    chosen_ = ids;
    Q_EMIT chosen();
}

} // namespace ph
