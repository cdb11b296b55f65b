#include "widgets/releases/StateFilter.h"

#include "models/tables/ReleaseWords.h"
#include "widgets/common/Theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace ph {

StateFilter::StateFilter(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("stateFilter"));
    setAccessibleName(tr("States shown"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    for (const ReleaseState state :
         {ReleaseState::Draft, ReleaseState::Waiting, ReleaseState::Running, ReleaseState::Soaking,
          ReleaseState::Done, ReleaseState::RollingBack, ReleaseState::RolledBack, ReleaseState::Stopped}) {
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("state-") + releaseStateName(state));
        button->setProperty("toggle", true);
        button->setCheckable(true);
        row->addWidget(button);
        buttons_.insert(state, button);
        connect(button, &QToolButton::clicked, this, &StateFilter::changed);
    }
    setCounts({});
}

void StateFilter::setCounts(const QMap<ReleaseState, int>& counts)
{
    for (auto at = buttons_.cbegin(); at != buttons_.cend(); ++at) {
        const int count = counts.value(at.key());
        at.value()->setText(
            QStringLiteral("%1  %2").arg(releaseStateText(at.key()), QLocale().toString(count)));
        at.value()->setAccessibleName(
            tr("%1, %Ln release(s)", nullptr, count).arg(releaseStateText(at.key())));
        // What is rare takes no room until there is one of it.
        const bool rare = at.key() == ReleaseState::RollingBack || at.key() == ReleaseState::Stopped;
        at.value()->setVisible(!rare || count > 0 || at.value()->isChecked());
    }
}

QList<ReleaseState> StateFilter::states() const
{
    QList<ReleaseState> states;
    for (auto at = buttons_.cbegin(); at != buttons_.cend(); ++at) {
        if (at.value()->isChecked())
            states << at.key();
    }
    return states;
}

void StateFilter::clear()
{
    for (QToolButton* button : std::as_const(buttons_))
        button->setChecked(false);
}

} // namespace ph
